# Attributes of built-in objects set to what they cannot be, deleted, and states restored that they never had; then the objects are used.
import array
import asyncio
import collections
import contextlib
import copy
import csv
import datetime
import decimal
import enum
import functools
import gc
import inspect
import io
import itertools
import operator
import pickle
import queue
import random
import re
import struct
import sys
import threading
import types
import weakref
import xml.etree.ElementTree as tree
import xml.parsers.expat as expat
import zlib


def make_function():
    free = 1

    def inner(a, b=2, *c, d=4, **e):
        return free, a
    return inner


def generate():
    try:
        yield 1
        yield 2
    finally:
        pass


async def coroutine():
    await asyncio.sleep(0)


async def generate_later():
    yield 1


class Slotted:
    __slots__ = ("a", "b")


class Plain:
    value = 1

    def method(self):
        return super().__repr__()


class Meta(type):
    pass


def trace():
    try:
        1 / 0
    except ZeroDivisionError as error:
        return error.__traceback__


MAKERS = {
    "function": make_function, "code": lambda: make_function().__code__, "generator": generate, "started": lambda: (g := generate(), next(g))[0], "coroutine": coroutine, "async generator": generate_later,
    "anext": lambda: generate_later().__anext__(), "asend": lambda: generate_later().asend(1), "await": lambda: coroutine().__await__(), "class": lambda: Meta("K", (Plain,), {"x": 1}), "slotted": Slotted, "plain": Plain, "method": lambda: Plain().method,
    "super": lambda: super(Plain, Plain()), "property": lambda: property(len, doc="d"), "static": lambda: staticmethod(len), "classmethod": lambda: classmethod(len), "cell": lambda: types.CellType(1), "frame": lambda: trace().tb_frame,
    "traceback": trace, "exception": lambda: ValueError(1), "os error": lambda: OSError(1, "x", "y"), "unicode": lambda: UnicodeDecodeError("a", b"bcd", 0, 1, "why"), "encode": lambda: UnicodeEncodeError("a", "bcd", 0, 1, "why"),
    "translate": lambda: UnicodeTranslateError("bcd", 0, 1, "why"), "syntax": lambda: SyntaxError("m", ("f", 1, 2, "text", 3, 4)), "stop": lambda: StopIteration(1), "exit": lambda: SystemExit(1), "key": lambda: KeyError(1), "import": lambda: ImportError("x"),
    "group": lambda: ExceptionGroup("g", [ValueError(1)]), "name": lambda: NameError("x"), "module": lambda: types.ModuleType("m"), "namespace": types.SimpleNamespace, "partial": lambda: functools.partial(int, "5"), "cached": lambda: functools.lru_cache(len),
    "cmp": lambda: functools.cmp_to_key(lambda a, b: 0)(1), "list iterator": lambda: iter([1, 2]), "tuple iterator": lambda: iter((1, 2)), "str iterator": lambda: iter("ab"), "wide iterator": lambda: iter("a\u1234"), "bytes iterator": lambda: iter(b"ab"),
    "range iterator": lambda: iter(range(5)), "long range": lambda: iter(range(10**30)), "bytearray iterator": lambda: iter(bytearray(b"ab")), "array iterator": lambda: iter(array.array("i", [1])), "list reversed": lambda: reversed([1, 2]),
    "reversed": lambda: reversed((1, 2)), "dict iterator": lambda: iter({1: 2}), "set iterator": lambda: iter({1}), "deque iterator": lambda: iter(collections.deque([1])), "enumerate": lambda: enumerate("ab"), "zip": lambda: zip("ab", "cd"), "map": lambda: map(str, "ab"),
    "filter": lambda: filter(None, "ab"), "callable iterator": lambda: iter(int, 1), "sequence iterator": lambda: iter(type("S", (), {"__getitem__": lambda s, i: i})()), "count": lambda: itertools.count(1), "cycle": lambda: itertools.cycle([1]), "repeat": lambda: itertools.repeat(1, 5),
    "chain": lambda: itertools.chain([1]), "islice": lambda: itertools.islice([1, 2], 1), "tee": lambda: itertools.tee([1, 2])[0], "accumulate": lambda: itertools.accumulate([1, 2]), "product": lambda: itertools.product([1, 2], repeat=2), "permutations": lambda: itertools.permutations([1, 2, 3]),
    "combinations": lambda: itertools.combinations([1, 2, 3], 2), "with replacement": lambda: itertools.combinations_with_replacement([1, 2], 2), "groupby": lambda: itertools.groupby([1, 1]), "grouper": lambda: next(itertools.groupby([1, 1]))[1], "takewhile": lambda: itertools.takewhile(bool, [1]),
    "dropwhile": lambda: itertools.dropwhile(bool, [1]), "zip longest": lambda: itertools.zip_longest([1], [2, 3]), "starmap": lambda: itertools.starmap(max, [(1, 2)]), "compress": lambda: itertools.compress([1], [1]), "filterfalse": lambda: itertools.filterfalse(None, [0]),
    "pairwise": lambda: itertools.pairwise([1, 2, 3]), "random": lambda: random.Random(1), "deque": lambda: collections.deque([1]), "ordered": lambda: collections.OrderedDict(a=1), "default": lambda: collections.defaultdict(list), "counter": lambda: collections.Counter("a"), "chainmap": collections.ChainMap,
    "named": lambda: collections.namedtuple("N", "a b")(1, 2), "bytesio": lambda: io.BytesIO(b"abc"), "stringio": lambda: io.StringIO("abc"), "text": lambda: io.TextIOWrapper(io.BytesIO(b"abc\n")), "buffered": lambda: io.BufferedReader(io.BytesIO(b"abc")), "newlines": lambda: io.IncrementalNewlineDecoder(None, True),
    "datetime": lambda: datetime.datetime(2020, 1, 1), "date": lambda: datetime.date(2020, 1, 1), "time": lambda: datetime.time(1), "delta": lambda: datetime.timedelta(1), "timezone": lambda: datetime.timezone(datetime.timedelta(1 / 9)), "decimal": lambda: decimal.Decimal(1), "context": decimal.Context,
    "match": lambda: re.match("(?P<a>a)(b)?", "ac"), "pattern": lambda: re.compile("a"), "element": lambda: tree.Element("a"), "expat": expat.ParserCreate, "struct": lambda: struct.Struct("i"), "unpack": lambda: struct.iter_unpack("i", bytes(8)), "decompress": zlib.decompressobj, "view": lambda: memoryview(b"abc"),
    "slice": lambda: slice(1, 2, 3), "range": lambda: range(5), "complex": lambda: 1j, "set": lambda: {1}, "weak": lambda: weakref.ref(Plain), "weak set": weakref.WeakSet, "proxy": lambda: types.MappingProxyType({}), "alias": lambda: list[int], "union": lambda: int | str, "lock": threading.Lock, "rlock": threading.RLock,
    "local": threading.local, "queue": queue.SimpleQueue, "itemgetter": lambda: operator.itemgetter(1), "attrgetter": lambda: operator.attrgetter("a"), "methodcaller": lambda: operator.methodcaller("a"), "dialect": lambda: csv.get_dialect("excel"), "enum": lambda: enum.Enum("E", "A B"), "builtin": lambda: [].append,
    "wrapper": lambda: int.__add__, "bound wrapper": lambda: (1).__add__, "getset": lambda: int.real, "member": lambda: Slotted.a, "descriptor": lambda: str.join, "class method": lambda: dict.fromkeys, "ellipsis": lambda: ..., "flags": lambda: sys.flags, "signature": lambda: inspect.signature(len), "stack": contextlib.ExitStack,
    "event": threading.Event, "thread": threading.Thread, "reader": lambda: csv.reader(["a"]), "condition": threading.Condition,
}
SKIPPED = {"__class__", "__getattribute__", "__init_subclass__", "__subclasshook__", "__new__", "wait", "acquire", "get", "join", "__enter__", "start", "run", "acquire_lock", "wait_for", "__sizeof__", "elements", "_bootstrap", "_bootstrap_inner", "_randbelow", "_randbelow_with_getrandbits", "_randbelow_without_getrandbits"}


class Odd:
    def __index__(self):
        return 10**9

    __len__ = __index__

    def __iter__(self):
        return iter([1, 2])

    def __getitem__(self, i):
        return self

    def __call__(self, *words, **more):
        return self

    def __eq__(self, other):
        return True

    __hash__ = None


VALUES = [None, 0, -1, 5, 2**31, 2**63 - 1, -2**63, 10**30, 1.5, float("nan"), "", "text", "\ud800", b"", b"bytes" * 20, (), (1,), (1, 2), (1, 2, 3), (None,) * 5, ((1,), {}), ("x", 5), [], [1], {}, {"a": 1}, {1: 2}, True, len, int, Plain, Odd(), Odd, object(), lambda: 1,
          make_function().__code__, (lambda: 1).__code__, make_function().__closure__, types.CellType(), iter([1]), ValueError(1), trace(), range(3), {1, 2}, bytearray(b"abc"), memoryview(b"abc"), iter, [[]], ([1, 2], 0, 3), (3, tuple(range(625)), None), (2**70, 0), (b"abc", 2**62, {}), ("abc", "\n", 2**62, None)]


def use(x):
    for action in (repr, str, hash, len, iter, next, bool, lambda x: x(), lambda x: x(1, 2), lambda x: list(itertools.islice(x, 3)), copy.copy, lambda x: pickle.dumps(x), lambda x: x.__reduce_ex__(4), lambda x: x == x, lambda x: x < x, lambda x: x[0], lambda x: x.send(None), lambda x: x.close(), lambda x: dir(x),
                   lambda x: isinstance(x, x), lambda x: raise_it(x), lambda x: x.read(2), lambda x: x.__length_hint__(), lambda x: inspect.signature(x), lambda x: x + x, lambda x: x.__get__(1, int), lambda x: exec(x), lambda x: x.random()):
        try:
            action(x)
        except (Exception, SystemExit):
            pass


def raise_it(x):
    raise x


chosen = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 2
sys.unraisablehook = lambda information: None
sys.setrecursionlimit(300)
output, sys.stdout = sys.stdout, io.StringIO()
errors, sys.stderr = sys.stderr, io.StringIO()
done = 0
for kind, make in MAKERS.items():
    if len(sys.argv) > 3 and sys.argv[3] and kind != sys.argv[3]:
        continue
    try:
        names = [n for n in dir(make()) if n not in SKIPPED] + ["__setstate__", "__init__", "nothing", "__class__"]
    except Exception as error:
        print(kind, error, file=errors)
        continue
    for name in names:
        for _ in range(rounds):
            value = chosen.choice(VALUES)
            way = chosen.randrange(4)
            if len(sys.argv) > 4:
                print(kind, name, way, ascii(value)[:60] if not isinstance(value, (type(make_function()), Odd)) else type(value), file=errors, flush=True)
            x = make()
            try:
                if way == 0:
                    setattr(x, name, value)
                elif way == 1:
                    delattr(x, name)
                elif way == 2:
                    getattr(x, name)(value)
                else:
                    getattr(x, name)(value, chosen.choice(VALUES), chosen.choice(VALUES))
            except (Exception, SystemExit):
                pass
            use(x)
            done += 1
    x = None
sys.stdout, sys.stderr = output, errors
print(done > 1000)
