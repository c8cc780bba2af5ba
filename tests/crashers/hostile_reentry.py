# Objects that are used again while they are busy: iterators, caches, parsers, contexts, locks, generators.
import bisect
import collections
import contextvars
import csv
import functools
import heapq
import io
import itertools
import json
import sys
import xml.parsers.expat as expat


def attempt(name, action):
    try:
        print(name, str(action())[:70])
    except Exception as error:
        print(name, type(error).__name__, str(error)[:90])


def iterate(make):
    """The iterator that `make` gives of an iterable whose __next__ uses that iterator."""
    class Source:
        count = 0

        def __iter__(self):
            return self

        def __next__(self):
            self.count += 1
            if self.count > 20:
                raise StopIteration
            if self.count in (2, 5):
                try:
                    next(self.user)
                except (ValueError, RuntimeError, TypeError):
                    pass
            return self.count

    source = Source()
    source.user = iter([])
    source.user = made = make(source)
    return [str(x)[:5] for x in itertools.islice(made, 8)]


for name, make in {
    "chain": lambda s: itertools.chain(s, s), "from_iterable": lambda s: itertools.chain.from_iterable([s, s]), "cycle": itertools.cycle, "tee": lambda s: itertools.tee(s)[0],
    "groupby": lambda s: itertools.groupby(s), "islice": lambda s: itertools.islice(s, 1, 9, 2), "accumulate": itertools.accumulate, "zip": lambda s: zip(s, s),
    "zip_longest": lambda s: itertools.zip_longest(s, [1, 2]), "map": lambda s: map(lambda x: x, s), "filter": lambda s: filter(None, s), "enumerate": enumerate,
    "takewhile": lambda s: itertools.takewhile(bool, s), "dropwhile": lambda s: itertools.dropwhile(lambda x: x < 3, s), "starmap": lambda s: itertools.starmap(max, ((x, 0) for x in s)),
    "filterfalse": lambda s: itertools.filterfalse(lambda x: x % 2, s), "compress": lambda s: itertools.compress(s, itertools.repeat(1)), "pairwise": itertools.pairwise,
    "generator": lambda s: (x for x in s), "iter": lambda s: iter(s.__next__, 7), "csv": lambda s: csv.reader(str(x) for x in s), "deque": lambda s: iter(collections.deque(itertools.islice(s, 9))),
    "merge": lambda s: heapq.merge(s, [1]), "batched": lambda s: iter(lambda: list(itertools.islice(s, 2)), []),
}.items():
    attempt(name, lambda: iterate(make))


class Tee:
    def __iter__(self):
        return self

    def __next__(self):
        return next(second)


first, second = itertools.tee(Tee())
attempt("tee of itself", lambda: next(first))

cached_calls = []


@functools.lru_cache(maxsize=2)
def cached(key):
    cached_calls.append(key)
    if len(cached_calls) < 30:
        cached(Key(len(cached_calls)))
        cached.cache_clear() if len(cached_calls) % 3 == 0 else cached(Key(1))
    return key


class Key:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if len(cached_calls) < 60:
            cached_calls.append(0)
            cached(Key(5))
            cached.cache_clear()
        return self.value == other.value


attempt("lru_cache", lambda: (cached(Key(0)), cached.cache_info().maxsize))


class Reducing(list):
    def __iter__(self):
        self.clear()
        return iter([1, 2])


attempt("reduce", lambda: functools.reduce(lambda a, b: a + b, Reducing([3])))
p = functools.partial(int)
p.__setstate__((p, (), {}, {}))
attempt("partial of itself", lambda: p(1))
attempt("partial repr", lambda: repr(p)[:40])
attempt("partial state", lambda: functools.partial(int).__setstate__((1, 2, 3, 4)))
heap = list(range(50))


class Popping:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        del heap[1:]
        return self.value < getattr(other, "value", other)

    __gt__ = __lt__


for function in (heapq.heappush, heapq.heappushpop, heapq.heapreplace, bisect.insort, bisect.bisect):
    heap[:] = [Popping(i) for i in range(50)]
    attempt(function.__name__, lambda: (function(heap, Popping(25)), len(heap)) and None)
for function in (heapq.heapify, heapq.heappop, heapq._heapify_max, heapq._heappop_max, sorted, min, max):
    heap[:] = [Popping(i % 7) for i in range(50)]
    attempt(function.__name__, lambda: (function(heap), len(heap)) and None)

parser = expat.ParserCreate()


def start(tag, attributes):
    try:
        parser.Parse("<again/>", False)
    except Exception as error:
        print("  ", type(error).__name__)
    parser.StartElementHandler = None
    parser.CharacterDataHandler = lambda text: parser.__class__
    parser.buffer_text = True


parser.StartElementHandler = start
attempt("expat", lambda: parser.Parse("<a>" + "<b/>x" * 20 + "</a>", True))
context = contextvars.copy_context()
attempt("context", lambda: context.run(lambda: context.run(int)))
variable = contextvars.ContextVar("v")
token = variable.set(1)
attempt("token", lambda: (variable.reset(token), variable.reset(token)))


def generate():
    try:
        yield generator.send(None)
    except ValueError as error:
        print("  ", error)
        yield 1
    generator.close()
    yield 2


generator = generate()
attempt("generator", lambda: list(generator))


class Default(dict):
    def __missing__(self, key):
        self.clear()
        self.update({i: i for i in range(99)})
        return key


attempt("format_map", lambda: "{a}{b}{c}".format_map(Default(a=1, b=2)))
attempt("percent", lambda: "%(a)s%(b)s%(c)s" % Default(a=1, b=2))
attempt("translate", lambda: ("abc" * 10).translate(Default({97: 98})))


class Formatting:
    def __format__(self, spec):
        return "{0}".format(self) if sys.getrecursionlimit() < 50 else spec * 3

    def __str__(self):
        return str(self)

    def __repr__(self):
        return f"{self!r}"


attempt("str of itself", lambda: str(Formatting()))
attempt("repr of itself", lambda: repr(Formatting()))


class Items(dict):
    def items(self):
        self.clear()
        yield "a", self
        yield "b", 1


attempt("json", lambda: json.dumps(Items(a=1)))
attempt("json default", lambda: json.dumps(object(), default=lambda o: [o]))
growing = [1, 2, 3]


class Growing(float):
    def __repr__(self):
        growing.append(Growing(1))
        del growing[:2]
        return "1"


growing.append(Growing(2))
attempt("json list", lambda: json.dumps(growing))
reader = io.BufferedReader(io.BytesIO(b"x" * 100))


class Raw(io.RawIOBase):
    def readable(self):
        return True

    def readinto(self, buffer):
        try:
            buffered.read(1)
        except Exception as error:
            print("  ", type(error).__name__)
        buffer.release()
        return 10**9


buffered = io.BufferedReader(Raw())
attempt("raw", lambda: buffered.read(5))


class Lying(io.RawIOBase):
    answers = [10**9, -5, None, "x", 2**70, 3]

    def readable(self):
        return True

    writable = seekable = readable

    def answer(self, *more):
        self.times = getattr(self, "times", 0) + 1
        return self.answers[0] if self.times < 50 else 0

    def readinto(self, buffer):
        return self.answer()

    def write(self, data):
        return self.answer() or len(data)

    def seek(self, *place):
        return self.answers[0]

    tell = seek


for answer in Lying.answers:
    Lying.answers = [answer]
    for name, action in {"read": lambda f: f.read(3), "readline": lambda f: f.readline(), "peek": lambda f: f.peek(), "write": lambda f: (f.write(b"x" * 9000), f.flush()),
                         "seek": lambda f: f.seek(5), "tell": lambda f: f.tell(), "read1": lambda f: f.read1(5), "readinto": lambda f: f.readinto(bytearray(9))}.items():
        for kind in (io.BufferedReader, io.BufferedWriter, io.BufferedRandom):
            attempt(f"{kind.__name__} {name} {answer}", lambda: action(kind(Lying())))
        attempt(f"text {name} {answer}", lambda: getattr(io.TextIOWrapper(Lying()), name, str)(5))


wrapper = io.TextIOWrapper(io.BytesIO(b"abc\n" * 1000), encoding="utf-8", newline="\n")
attempt("reconfigure", lambda: wrapper.reconfigure(encoding="nothing"))
attempt("cookie", lambda: wrapper.seek(2**100))
attempt("cookie 2", lambda: wrapper.seek((1 << 64) + 5))
attempt("cookie 3", lambda: wrapper.seek(-1))
attempt("detached", lambda: (wrapper.detach(), wrapper.read()))
string = io.StringIO("x" * 100)


class Seeking:
    def __index__(self):
        string.truncate(0)
        string.close()
        return 50


attempt("stringio", lambda: string.read(Seeking()))
memory = io.BytesIO(b"x" * 100)


class Closing:
    def __index__(self):
        memory.close()
        return 50


attempt("bytesio", lambda: memory.read(Closing()))
memory = io.BytesIO(b"x" * 100)
view = memory.getbuffer()
attempt("export", lambda: memory.truncate(1))
attempt("export write", lambda: (memory.seek(0), memory.write(b"y" * 1000)))
attempt("export close", lambda: memory.close())
