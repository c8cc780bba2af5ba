"""Random dates, times and differences: arithmetic, comparisons, texts in both directions, zones."""
import os
import random
import time as clock
from datetime import *

os.environ["TZ"] = "UTC"
clock.tzset()
random.seed(20261123)


class Summer(tzinfo):
    """An hour ahead from April to September; the hour before the end of September is there twice."""

    def utcoffset(self, dt):
        return timedelta(hours=2) + self.dst(dt)

    def dst(self, dt):
        if dt is None:
            return timedelta(0)
        begin, end = datetime(dt.year, 4, 1), datetime(dt.year, 10, 1)
        naive = dt.replace(tzinfo=None, fold=0)
        if end - timedelta(hours=1) <= naive < end:
            return timedelta(hours=not dt.fold)
        return timedelta(hours=begin <= naive < end)

    def __repr__(self):
        return "Summer()"

    def tzname(self, dt):
        return "S%Z" if self.dst(dt) else "W"


ZONES = [None, None, timezone.utc, timezone(timedelta(hours=-5)), timezone(timedelta(hours=5, minutes=30), "IN"),
         timezone(timedelta(seconds=-1, microseconds=5)), Summer()]


def shown(f):
    try:
        return repr(f())
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def a_date():
    if random.random() < 0.1:
        return random.choice([date.min, date.max, date(2000, 2, 29), date(1900, 3, 1), date(2024, 12, 31), date(2021, 1, 3)])
    return date.fromordinal(random.randint(1, date.max.toordinal()))


def a_time(zone):
    return time(random.randrange(24), random.choice([0, 59, random.randrange(60)]), random.choice([0, random.randrange(60)]),
                random.choice([0, 0, 1, 500000, 999999, random.randrange(10**6)]), zone, fold=random.random() < 0.2)


def a_datetime():
    if random.random() < 0.15:
        return datetime(2024, random.choice([3, 4, 9, 10]), random.choice([1, 30]), random.choice([0, 1, 2, 21, 22, 23]), tzinfo=ZONES[-1], fold=random.random() < 0.5)
    return datetime.combine(a_date(), a_time(random.choice(ZONES)))


def a_delta():
    kind = random.random()
    if kind < 0.1:
        return random.choice([timedelta.min, timedelta.max, timedelta(0), timedelta(microseconds=-1), timedelta(1)])
    scale = random.choice([1, 100, 10**5, 10**9 - 1])
    return timedelta(random.randint(-scale, scale), random.randint(-10**5, 10**5), random.randint(-10**7, 10**7))


FORMATS = ["%Y-%m-%d %H:%M:%S.%f", "%a %A %b %B %c", "%z|%Z|%%z", "%j %U %W %w %G-%V-%u", "%y %I %p %x %X", "%-d %_d %e", "%", "\u20ac%d"]
print(timedelta(7, 8, 9) // timedelta(1, 2, 3), hash(timedelta(5, 6, 7)), hash(timezone(timedelta(1, -1))), hash(datetime(2024, 1, 1, tzinfo=timezone.utc)),
      hash(time(12, tzinfo=ZONES[3])))
for _ in range(400):
    d, e, t, u, x, y = a_date(), a_date(), a_time(random.choice(ZONES)), a_time(random.choice(ZONES)), a_delta(), a_delta()
    print(repr(d), d, d.isocalendar(), d.weekday(), d.timetuple(), d.ctime(), shown(lambda: d + x), shown(lambda: d - x), d - e, d < e, d == e)
    print(repr(t), t, t < u if (t.tzinfo is None) == (u.tzinfo is None) else t == u, t.isoformat(random.choice(["hours", "milliseconds"])))
    print(repr(x), x, x.total_seconds(), shown(lambda: x + y), shown(lambda: x - y), shown(lambda: abs(x)), shown(lambda: x // y),
          shown(lambda: x % y), shown(lambda: divmod(x, y)), shown(lambda: x / y), x < y, x == y, hash(x))
    n, f = random.choice([0, 1, -3, 7, 10**6, 10**20]), random.choice([0.0, 0.5, -1.5, 1e-9, 1e10, random.uniform(-9, 9)])
    print(shown(lambda: x * n), shown(lambda: x // n), shown(lambda: x / n), shown(lambda: x * f), shown(lambda: x / f))
    parts = [random.choice([0, 1, 0.5, -0.25, random.uniform(-1e6, 1e6), random.randint(-10**9, 10**9)]) for _ in range(7)]
    print(shown(lambda: timedelta(*parts)), shown(lambda: timedelta(microseconds=random.randint(-40, 40) / 2)))
for _ in range(400):
    a, b, x = a_datetime(), a_datetime(), a_delta()
    print(repr(a), a, shown(lambda: a - b), shown(lambda: a < b), a == b, shown(lambda: a + x), shown(lambda: a - x), a == a.replace(fold=1 - a.fold))
    print(shown(lambda: a.timestamp()), shown(lambda: a.astimezone(random.choice(ZONES))), a.utcoffset(), a.tzname(), a.dst(), shown(lambda: a.utctimetuple()))
    print(a.isoformat(random.choice("T _"), random.choice(["auto", "hours", "minutes", "seconds", "milliseconds", "microseconds"])))
    if a.year >= 1000:
        print(a.strftime(random.choice(FORMATS)), f"{a:%H}", a.timetz().strftime("%H %z"))
    stamp = random.choice([random.uniform(-1e10, 1e11), random.randint(-10**10, 10**11), random.randint(0, 10**15) / 10**6, 0.5e-6, 1.5e-6, -0.5])
    print(shown(lambda: datetime.fromtimestamp(stamp)), shown(lambda: datetime.utcfromtimestamp(stamp)), shown(lambda: date.fromtimestamp(stamp)),
          shown(lambda: datetime.fromtimestamp(stamp, random.choice(ZONES))))
    print(shown(lambda: datetime.strptime(a.replace(tzinfo=None).isoformat(" ", "microseconds"), "%Y-%m-%d %H:%M:%S.%f")))
DAYS = ["2024-02-29", "20240229", "2024-W09", "2024W09", "2024-W09-4", "2024W094", "2020-W53-5", "0001-01-01", "2023-W53-1", "2024-13-01", "0000-W01-1", "9999-12-31"]
TIMES = ["12", "1234", "12:34", "123456", "12:34:56", "123456.5", "12:34:56.789", "12:34:56,7890123", "12:34.5", "24:00", "12:3456", "00:00:00.000000"]
SHIFTS = ["", "", "Z", "+01", "-0130", "+01:30", "+01:30:15", "-01:30:15.000001", "+00:00", "-24:00", "+23:59:59.999999", "z"]
for _ in range(2500):
    day, shift = random.choice(DAYS), random.choice(TIMES) + random.choice(SHIFTS)
    text = random.choice([day, shift, "T" + shift, day + random.choice("T -/W1\u20ac\ud800") + shift, day + random.choice("T 1") + shift])
    for _ in range(random.choice([0, 0, 1, 2])):
        i = random.randrange(len(text) + 1)
        text = text[:i] + random.choice(["", "-", "1", "W", ":", "+", ".", "\u0661", "\0"]) + text[i + random.randrange(2):]
    print(ascii(text), shown(lambda: date.fromisoformat(text)), shown(lambda: time.fromisoformat(text)), ascii(shown(lambda: datetime.fromisoformat(text))))
