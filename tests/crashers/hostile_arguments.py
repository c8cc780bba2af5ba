# Each method of many kinds of objects, called with arguments whose own methods change, close, shrink or begin anew that object.
import array
import collections
import contextvars
import csv
import datetime
import decimal
import functools
import gc
import hashlib
import hmac
import io
import itertools
import operator
import random
import re
import string
import struct
import sys
import types
import weakref
import xml.etree.ElementTree as tree
import xml.parsers.expat as expat
import zlib


class Raw(io.RawIOBase):
    def readable(self):
        return True

    writable = seekable = readable

    def readinto(self, buffer):
        strike()
        buffer[:3] = b"a\nb"
        self.times = getattr(self, "times", 0) + 1
        return 3 if self.times < 20 else 0

    def write(self, data):
        strike()
        return len(data)

    def seek(self, *place):
        strike()
        return 0

    def tell(self):
        strike()
        return 0


class Instance:
    __slots__ = ("a", "__dict__")

    def __init__(self, *values):
        self.a, self.b = 1, 2


def generator():
    while True:
        try:
            yield 1
        except (ValueError, TypeError):
            pass


MAKERS = {
    "list": lambda: list(range(9)), "dict": lambda: dict.fromkeys(range(9)), "set": lambda: set(range(9)), "bytearray": lambda: bytearray(range(60)), "deque": lambda: collections.deque(range(9)),
    "ordered": lambda: collections.OrderedDict.fromkeys(range(9)), "array": lambda: array.array("i", range(9)), "array u": lambda: array.array("u", "abc"), "bytesio": lambda: io.BytesIO(b"a\nb" * 9),
    "stringio": lambda: io.StringIO("a\nb" * 9), "reader": lambda: io.BufferedReader(Raw(), 8), "writer": lambda: io.BufferedWriter(Raw(), 8), "random": lambda: io.BufferedRandom(Raw(), 8),
    "pair": lambda: io.BufferedRWPair(Raw(), Raw(), 8), "text": lambda: io.TextIOWrapper(io.BufferedRandom(Raw(), 8), "utf-8"), "text latin": lambda: io.TextIOWrapper(io.BytesIO(b"abc\n" * 9), "latin-1"),
    "newlines": lambda: io.IncrementalNewlineDecoder(None, True), "view": lambda: memoryview(bytearray(60)), "cast": lambda: memoryview(bytearray(64)).cast("i", [4, 4]), "struct": lambda: struct.Struct("iq"),
    "compress": zlib.compressobj, "decompress": zlib.decompressobj, "sha": hashlib.sha256, "md5": hashlib.md5, "blake": hashlib.blake2b, "hmac": lambda: hmac.new(b"k", digestmod="sha256"),
    "expat": expat.ParserCreate, "element": lambda: tree.Element("a"), "builder": tree.TreeBuilder, "xml": tree.XMLParser, "generator": random.Random, "context": decimal.Context, "decimal": lambda: decimal.Decimal("1.5"),
    "variables": contextvars.Context, "partial": lambda: functools.partial(int), "match": lambda: re.match("(a)(b)?", "ac"), "pattern": lambda: re.compile("a*"), "scanner": lambda: re.compile("a").scanner("banana"),
    "count": lambda: itertools.count(3), "islice": lambda: itertools.islice(range(9), 2), "tee": lambda: itertools.tee(range(9))[0], "product": lambda: itertools.product([1, 2], repeat=2),
    "chain": lambda: itertools.chain([1], [2]), "generators": generator, "range": lambda: range(9), "slice": lambda: slice(1, 2), "str": lambda: "abc", "bytes": lambda: b"abc", "int": lambda: 5, "float": lambda: 1.5,
    "complex": lambda: 1j, "tuple": lambda: (1, 2, 3), "frozenset": lambda: frozenset("abc"), "writer csv": lambda: csv.writer(io.StringIO()), "dialect": lambda: csv.get_dialect("excel"), "zip": lambda: zip([1], [2]),
    "date": datetime.datetime.now, "delta": lambda: datetime.timedelta(1), "zone": lambda: datetime.timezone.utc, "time": lambda: datetime.time(1), "property": lambda: property(len), "function": lambda: (lambda x, y=1: x),
    "code": lambda: (lambda x: x).__code__, "cell": types.CellType, "class": lambda: type("K", (Instance,), {}), "instance": Instance, "module": lambda: types.ModuleType("m"), "exception": lambda: ValueError(1, 2),
    "group": lambda: ExceptionGroup("g", [ValueError(1)]), "namespace": types.SimpleNamespace, "proxy": lambda: types.MappingProxyType({}), "bound": lambda: [].append, "frame": sys._getframe, "weak": lambda: weakref.WeakValueDictionary(),
    "chars": lambda: iter("abc"), "reversed": lambda: reversed([1, 2]), "enumerate": lambda: enumerate("ab"), "map": lambda: map(str, [1]), "alias": lambda: list[int], "union": lambda: int | str, "getter": lambda: operator.attrgetter("a"),
    "cache": lambda: functools.lru_cache(len), "keys": lambda: {1: 2}.keys(), "items": lambda: {1: 2}.items(), "dict iterator": lambda: iter({1: 2}), "template": lambda: string.Template("$a"),
}
CHANGES = ["clear", "close", "detach", "release", "__init__", "pop", "popitem", "reverse", "sort", "flush", "grow", "throw", "copy", "__next__", "update", "state"]
SKIPPED = {"__reduce__", "__reduce_ex__", "__class__", "__subclasshook__", "__init_subclass__", "__dir__", "__new__", "__repr__", "__getattribute__", "__sizeof__", "mro", "run"}
target = change = None
times = 0


def strike():
    global times
    if not times:
        return
    times -= 1
    try:
        if change == "grow":
            getattr(target, "extend", getattr(target, "update", getattr(target, "write", None)))(bytes(range(100)) if not hasattr(target, "keys") else dict.fromkeys(range(100, 300)))
        elif change == "throw":
            target.throw(ValueError)
        elif change == "state":
            target.__setstate__(target.__getstate__())
        else:
            getattr(target, change)()
    except Exception:
        pass


class Hostile:
    def answer(result):
        def method(self, *others):
            strike()
            return result
        return method

    __index__ = __int__ = __len__ = __length_hint__ = __hash__ = answer(3)
    __float__ = answer(1.5)
    __bool__ = __eq__ = __lt__ = __gt__ = __contains__ = answer(True)
    __str__ = __repr__ = answer("text")
    __bytes__ = answer(b"bytes")
    __getitem__ = answer(5)
    __call__ = answer(1)
    __next__ = answer(2)
    __enter__ = answer(1)

    def __iter__(self):
        strike()
        return iter([1, (2, 3), "x"])

    def keys(self):
        strike()
        return [1, 2]


class HostileText(str):
    __eq__ = Hostile.__eq__
    __hash__ = lambda self: (strike(), 5)[1]
    __str__ = lambda self: (strike(), "x")[1]


ARGUMENTS = [lambda: Hostile(), lambda: 2, lambda: HostileText("ab"), lambda: b"ab\n", lambda: [Hostile(), Hostile()], lambda: {Hostile(): Hostile()} if not times else {}, lambda: slice(Hostile(), Hostile(), None), lambda: "r"]
chosen = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 2
sys.stdout.flush()
done = 0
for kind, make in MAKERS.items():
    if len(sys.argv) > 3 and kind != sys.argv[3]:
        continue
    methods = sorted(set(dir(make())) - SKIPPED)
    changes = [c for c in CHANGES if hasattr(make(), c) or c == "grow" and (hasattr(make(), "extend") or hasattr(make(), "update") or hasattr(make(), "write")) or c == "state"] or ["none"]
    for method in methods:
        for change in changes:
            for count in (0, 1, 1, 2, 2, 3):
                for _ in range(rounds):
                    times = 0
                    target = make()
                    words = [chosen.choice(ARGUMENTS)() for _ in range(count)]
                    if len(sys.argv) > 4:
                        print(kind, method, change, [type(w).__name__ for w in words], file=sys.stderr, flush=True)
                    times = chosen.choice((1, 2, 9))
                    try:
                        result = getattr(target, method)
                        result = result(*words)
                        if hasattr(result, "__next__"):
                            list(itertools.islice(result, 5))
                    except Exception:
                        pass
                    times = 0
                    done += 1
    del target
    target = None
    gc.collect()
print(len(MAKERS), "kinds", done > 1000)
