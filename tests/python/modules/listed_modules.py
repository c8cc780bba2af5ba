# One piece of real work with each module that a program may count on.
import argparse
import asyncio
import collections
import contextlib
import copy
import dataclasses
import datetime
import decimal
import enum
import functools
import io
import json
import logging
import pprint
import random
import re
import statistics
import string
import textwrap
import typing
import unittest


class Kind(enum.IntFlag):
    READ = enum.auto()
    WRITE = enum.auto()
    BOTH = READ | WRITE


@dataclasses.dataclass(order=True, frozen=True)
class Entry:
    when: datetime.date
    amount: decimal.Decimal = dataclasses.field(compare=False)
    tags: typing.Tuple[str, ...] = ()
    kind: Kind = Kind.READ


LOG = """\
2021-03-04 12.50 food,shop rw
2020-01-31 -3.145 refund r
2021-03-01 1e2 rent rw
bad line
"""


def read(text):
    pattern = re.compile(r"(?P<when>\d{4}-\d\d-\d\d)\s+(?P<amount>\S+)\s+(?P<tags>[\w,]+)\s+(?P<kind>r?w?)$", re.M)
    for match in pattern.finditer(text):
        kind = functools.reduce(lambda a, b: a | b, (Kind.READ if c == "r" else Kind.WRITE for c in match["kind"]))
        yield Entry(datetime.date.fromisoformat(match["when"]), decimal.Decimal(match["amount"]), tuple(match["tags"].split(",")), kind)


entries = sorted(read(LOG))
pprint.pprint([dataclasses.asdict(e) for e in entries], width=70)
print(sum(e.amount for e in entries).quantize(decimal.Decimal("0.01"), decimal.ROUND_HALF_EVEN))
print(json.dumps({str(e.when): [float(e.amount), *e.tags] for e in entries}, indent=1, sort_keys=True))
print(json.loads('{"a": [1, 2.5, null, true, "\\u00e9\\ud83d\\ude00"]}'))
print(collections.Counter(tag for e in entries for tag in e.tags).most_common(2), collections.ChainMap({"a": 1}, {"b": 2})["b"])
print([f"{statistics.mean(map(float, (e.amount for e in entries))):.6f}", statistics.median([3, 1, 2]), statistics.pstdev([1, 2, 3, 4])])
generator = random.Random(2024)
print([generator.randrange(1000) for _ in range(5)], generator.sample(range(50), 4), generator.gauss(0, 1), generator.choices("abc", [1, 2, 3], k=5))
print(textwrap.fill("the quick brown fox jumps over the lazy dog " * 3, 40, initial_indent="* ", subsequent_indent="  "))
print(string.Template("$who owes $$${what}").substitute(who="x", what=3), string.capwords("ab cd"))
deep = {"a": [1, {2, 3}], "e": entries}
print(copy.deepcopy(deep) == deep, copy.deepcopy(deep)["a"] is deep["a"], copy.copy(deep)["a"] is deep["a"])
print(typing.get_type_hints(Entry)["tags"], typing.get_args(typing.Optional[int]))

parser = argparse.ArgumentParser(prog="tool", description="A tool.")
parser.add_argument("files", nargs="+")
parser.add_argument("-n", "--number", type=int, default=3, help="how many (default: %(default)s)")
group = parser.add_mutually_exclusive_group()
group.add_argument("--quiet", action="store_true")
group.add_argument("--verbose", action="count", default=0)
print(parser.parse_args(["-n5", "a", "b", "--verbose"]))
parser.print_help()
with contextlib.redirect_stderr(io.StringIO()) as err, contextlib.suppress(SystemExit):
    parser.parse_args(["--quiet", "--verbose", "x"])
print(err.getvalue().splitlines()[-1])

stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
logger = logging.getLogger("a.b")
logging.getLogger("a").addHandler(handler)
logger.setLevel(logging.INFO)
logger.debug("hidden")
logger.info("shown %d", 3)
try:
    1 / 0
except ZeroDivisionError:
    logger.exception("failed")
print(stream.getvalue().splitlines()[0::3][::2])


class Tests(unittest.TestCase):
    def test_good(self):
        self.assertAlmostEqual(0.1 + 0.2, 0.3)

    def test_bad(self):
        self.assertEqual([1, 2], [1, 3])

    @unittest.skip("why not")
    def test_skipped(self):
        pass


result = unittest.TextTestRunner(io.StringIO(), verbosity=2).run(unittest.defaultTestLoader.loadTestsFromTestCase(Tests))
print(result, result.failures[0][1].splitlines()[-4:])


async def worker(name, queue, out):
    while (item := await queue.get()) is not None:
        await asyncio.sleep(0)
        out.append((name, item * item))
    return name


async def main():
    queue, out = asyncio.Queue(2), []
    tasks = [asyncio.create_task(worker(n, queue, out)) for n in "ab"]
    for i in range(6):
        await queue.put(i)
    for _ in tasks:
        await queue.put(None)
    names = await asyncio.gather(*tasks)
    try:
        await asyncio.wait_for(asyncio.Event().wait(), 0.01)
    except asyncio.TimeoutError:
        names.append("timeout")
    return names, sorted(x for _, x in out)


print(asyncio.run(main()))
print(datetime.datetime(2024, 2, 29, 12, tzinfo=datetime.timezone.utc) + datetime.timedelta(days=366, minutes=-1))
print(datetime.datetime.strptime("03/Feb/2021 04:05", "%d/%b/%Y %H:%M").isoformat(), decimal.Decimal(2).sqrt())
