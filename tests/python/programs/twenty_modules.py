# The twenty modules that a program is likeliest to need, each at some of its real work.
import re, random, dataclasses, enum, typing, collections, functools, json, datetime, decimal, statistics, argparse, textwrap, string, copy, pprint, contextlib, logging, unittest, asyncio, io, sys
print(re.findall(r"(\w+)=(\d+)", "a=1, bc=22"), re.sub(r"(?P<x>\d)", r"<\g<x>>", "a1b2"))
r = random.Random(5); print(r.random(), r.randint(1, 99), r.sample(range(50), 4), r.gauss(0, 1))
@dataclasses.dataclass(order=True, frozen=True)
class P:
    x: int
    y: list = dataclasses.field(default_factory=list, compare=False)
print(P(1) < P(2), dataclasses.asdict(P(3, [1])), dataclasses.replace(P(1), x=5))
class C(enum.Flag):
    A = enum.auto(); B = enum.auto()
print(C.A | C.B, list(C), C["A"])
print(typing.get_type_hints(P), typing.Optional[int], typing.get_args(dict[str, int]))
print(collections.Counter("mississippi").most_common(2), collections.ChainMap({1: 2}, {3: 4})[3], collections.namedtuple("T", "a b")(1, 2))
print(functools.reduce(lambda a, b: a * b, range(1, 10)), functools.lru_cache(None)(lambda n: n * 2)(4))
print(json.loads(json.dumps({"a": [1, 2.5, None, True, "é"]}, sort_keys=True)))
print(datetime.datetime(2024, 2, 29, 12, tzinfo=datetime.timezone.utc) + datetime.timedelta(days=366), datetime.date.fromisoformat("2024-02-29").isocalendar())
with decimal.localcontext() as c:
    c.prec = 40; print(decimal.Decimal(2).sqrt(), decimal.Decimal("1.10").quantize(decimal.Decimal("0.1")))
print(statistics.mean([1, 2, 3.5]), statistics.stdev([1, 2, 3, 4]), statistics.quantiles(range(10)))
p = argparse.ArgumentParser(prog="x"); p.add_argument("-n", type=int, default=3, help="number"); p.add_argument("name")
print(p.parse_args(["-n", "7", "y"]), p.format_usage())
print(textwrap.fill("the quick brown fox " * 5, 30), textwrap.dedent("  a\n   b"))
print(string.Template("$a ${b}").substitute(a=1, b=2), string.capwords("a bc"), string.ascii_letters[:5])
a = [1, [2, 3]]; b = copy.deepcopy(a); b[1].append(4); print(a, b)
pprint.pprint({"key%d" % i: list(range(12)) for i in range(5)})
@contextlib.contextmanager
def cm():
    print("in"); yield 5; print("out")
with contextlib.ExitStack() as s: print(s.enter_context(cm()))
buf = io.StringIO(); h = logging.StreamHandler(buf); h.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s")); l = logging.getLogger("q"); l.addHandler(h); l.warning("hi %d", 5); print(buf.getvalue())
class T(unittest.TestCase):
    def test_a(self): self.assertEqual(1, 1)
    def test_b(self):
        with self.assertRaises(ZeroDivisionError): 1 / 0
    def test_c(self): self.fail("no")
res = unittest.TextTestRunner(stream=io.StringIO()).run(unittest.defaultTestLoader.loadTestsFromTestCase(T)); print(res)
async def w(n): await asyncio.sleep(0.001 * n); return n
async def main():
    q = asyncio.Queue(); await q.put(1)
    print(await asyncio.gather(*(w(i) for i in (3, 1, 2))), await q.get())
    try: await asyncio.wait_for(asyncio.sleep(5), 0.01)
    except asyncio.TimeoutError: print("timeout")
asyncio.run(main())
