# Functions that are given a bytearray (or an array, or a view of one) and an argument whose methods shrink, grow or release it.
import _codecs
import array
import binascii
import codecs
import functools
import gc
import hashlib
import hmac
import io
import itertools
import json
import marshal
import math
import operator
import os
import random
import re
import struct
import sys
import zlib

target = None
kind = 0
times = 0


def strike():
    global times
    if times:
        times -= 1
        try:
            if kind % 4 == 0:
                target.clear() if hasattr(target, "clear") else target.__delitem__(slice(None))
            elif kind % 4 == 1:
                target.extend(bytes(1000) if isinstance(target, bytearray) else [1] * 1000)
            elif kind % 4 == 2:
                del target[2:]
            else:
                target.release() if hasattr(target, "release") else target.pop()
        except Exception:
            pass


class Hostile:
    def answer(result):
        def method(self, *others):
            strike()
            return result
        return method

    __index__ = __int__ = __hash__ = answer(1)
    __len__ = __length_hint__ = answer(3)
    __float__ = answer(1.5)
    __bool__ = __eq__ = __lt__ = __gt__ = __contains__ = answer(True)
    __str__ = __repr__ = __format__ = answer("text")
    __bytes__ = answer(b"bytes")
    __getitem__ = answer(5)
    __call__ = answer(b"x")

    def __iter__(self):
        strike()
        return iter([1, 2, target, b"x"])


class HostileBytes(bytes):
    __eq__ = __lt__ = Hostile.__eq__
    __hash__ = Hostile.__hash__
    __len__ = Hostile.__len__


def handle(error):
    strike()
    return "?", error.start + 1


codecs.register_error("strike", handle)
MODULES = {_codecs: "", binascii: "", struct: "", zlib: "", marshal: "", operator: "", hashlib: "sha256 blake2b blake2s md5 sha3_256 shake_128 new pbkdf2_hmac", hmac: "", re: "", itertools: "", math: "", os: "write pwrite fsencode fspath writev", json: "",
           codecs: "", builtins if (builtins := sys.modules["builtins"]) else 0: "sorted sum min max map filter zip int float bytes bytearray memoryview compile hash format str repr ascii set frozenset list tuple enumerate all any divmod reversed print"}
SKIPPED = set("dump load get_data stat execv execve fork kill abort register register_error unregister lookup open exec eval input breakpoint exit quit _exit EncodedFile count repeat cycle product "
              "permutations combinations combinations_with_replacement factorial comb perm pow lshift charmap_build template purge".split())
functions = {}
for module, wanted in MODULES.items():
    for name in (wanted.split() or dir(module)):
        value = getattr(module, name, None)
        if callable(value) and name not in SKIPPED and not (isinstance(value, type) and issubclass(value, BaseException)) and not name.startswith("__"):
            functions[module.__name__ + "." + name] = value
for owner, instances in {bytes: [b"abcabc\n", b"\xff\xfe" * 9], str: ["text"], bytearray: [bytearray(b"abcdef")], int: [5], array.array: [array.array("i", [1, 2]), array.array("u", "ab")], io.BytesIO: [io.BytesIO(b"abc")],
                         memoryview: [memoryview(bytearray(20))], struct.Struct: [struct.Struct("3sh")], re.Pattern: [re.compile(b"a|(?:)")], hmac.HMAC: [hmac.new(b"", digestmod="md5")], type(hashlib.sha1()): [hashlib.sha1()],
                         type(zlib.compressobj()): [zlib.compressobj()], type(zlib.decompressobj()): [zlib.decompressobj()], float: [1.5], dict: [{}], list: [[1, b"a"]], set: [{b"a"}], random.Random: [random.Random(1)]}.items():
    for i, instance in enumerate(instances):
        for name in dir(owner):
            if name not in ("__class__", "__subclasshook__", "__init_subclass__", "__reduce_ex__", "__reduce__", "__getattribute__", "__setattr__", "__delattr__"):
                functions[f"{owner.__name__}{i}.{name}"] = getattr(instance, name)
MAKERS = [lambda: bytearray(b"abcabc\n,," * 5), lambda: array.array("B", b"abcdef" * 9), lambda: memoryview(bytearray(b"abcdef" * 9)), lambda: array.array("i", range(9)), lambda: bytearray(zlib.compress(b"hello" * 50)), lambda: bytearray(b"\xff\xfe\xfd" * 9)]
OTHERS = [Hostile, lambda: 2, lambda: HostileBytes(b"b"), lambda: b"a", lambda: "utf-8", lambda: "strike", lambda: [target, Hostile()], lambda: (Hostile(), target), lambda: slice(Hostile(), None), lambda: 0, lambda: "3s", lambda: target, lambda: ""]
chosen = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 12
real, sys.stdout = sys.stdout, io.StringIO()
done = 0
for name, function in functions.items():
    if len(sys.argv) > 3 and name != sys.argv[3]:
        continue
    for i in range(rounds):
        times = 0
        target = chosen.choice(MAKERS)()
        kind = chosen.randrange(4)
        words = [chosen.choice(OTHERS)() for _ in range(chosen.randrange(4))]
        words.insert(chosen.randrange(len(words) + 1), target)
        if name.startswith(("os.write", "os.pwrite", "os.writev")):
            words[0] = 1
            continue
        if len(sys.argv) > 4:
            print(name, i, kind, [type(w).__name__ for w in words], file=sys.stderr, flush=True)
        times = chosen.choice((1, 2, 9))
        try:
            result = function(*words)
            if hasattr(result, "__next__"):
                list(itertools.islice(result, 5))
        except (Exception, SystemExit):
            pass
        times = 0
        done += 1
sys.stdout = real
print(len(functions) > 500, done > 1000)
