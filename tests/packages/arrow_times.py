# arrow: parsing, shifting, ranges, humanizing.
import arrow, datetime
a = arrow.get("2013-05-05T12:30:45.123456+02:00"); print(a, a.to("utc"), a.shift(months=-1, weekday=0), a.floor("month"), a.ceil("week"), a.span("hour"), a.humanize(arrow.get(2013, 5, 6)), a.format("dddd DD MMMM YYYY HH:mm:ss ZZ W"), a.isocalendar(), a.replace(year=2000), a - arrow.get(2013, 1, 1), a.dehumanize("2 days ago"), a.humanize(a.shift(hours=3), granularity=["hour", "minute"]))
print([str(x) for x in arrow.Arrow.range("month", datetime.datetime(2020, 1, 31), datetime.datetime(2020, 6, 1))], arrow.get("June was born in May 1980", "MMMM YYYY"), arrow.get(1368303838), arrow.get("20130505", "YYYYMMDD"))
for loc in ("de", "fr", "ru", "ja", "ko"): print(a.humanize(a.shift(days=2), locale=loc), a.format("MMMM", locale=loc))
for bad in (("nope",), ("2013-05", "YYYY-MM-DD"), ("2013-13-01",)):
    try: print(arrow.get(*bad))
    except Exception as e: print(type(e).__name__, e)
