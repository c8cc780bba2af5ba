# datetime: arithmetic, formatting, parsing.
from datetime import date, datetime, time, timedelta, timezone

d = date(2024, 2, 28)
print(d, d + timedelta(days=2), d.weekday(), d.isoformat(), d.strftime("%d/%m/%Y %A"), date(2024, 3, 1) - d, d.replace(year=2023), d.toordinal(), date.fromordinal(738000), d.isocalendar())
t = datetime(2024, 1, 31, 23, 59, 59, 999999)
print(t, t + timedelta(microseconds=1), t.isoformat(), t.timetuple()[:6], datetime.fromisoformat("2024-05-06T07:08:09"), datetime.strptime("06/05/24 14:30", "%d/%m/%y %H:%M"), t.date(), t.time(), repr(t))
x = timedelta(days=1, hours=25, seconds=-5)
print(x, x.total_seconds(), x * 2, x / 2, -x, abs(-x), x // timedelta(hours=1), repr(x), timedelta(weeks=1) > x)
u = datetime(2024, 1, 1, tzinfo=timezone.utc)
print(u, u.timestamp(), u.astimezone(timezone(timedelta(hours=-5))), datetime.fromtimestamp(0, timezone.utc), time(1, 2, 3), u.tzname())
for f in (lambda: date(2023, 2, 29), lambda: datetime(2024, 13, 1), lambda: d + 5, lambda: date.fromisoformat("x"), lambda: t < u, lambda: timedelta(days=10**10)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
