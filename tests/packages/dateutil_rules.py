# dateutil: parser, rrule, relativedelta, easter, zones from strings.
import datetime

from dateutil import easter, parser, relativedelta, rrule, tz

for text in ("2003-09-25T10:49:41.5-03:00", "Thu Sep 25 10:36:28 2003", "10h36m28.5s", "September 2003 3rd", "25/09/2003", "3 Jan 99 5pm", "20030925T104941Z", "1996.July.10 AD 12:08 PM", "bad date"):
    try:
        print(text, "->", parser.parse(text, default=datetime.datetime(2000, 1, 1)))
    except Exception as error:
        print(text, type(error).__name__, error)
start = datetime.datetime(1997, 9, 2, 9, 0)
for rule in (rrule.rrule(rrule.DAILY, count=3, dtstart=start), rrule.rrule(rrule.MONTHLY, count=4, byweekday=rrule.FR(-1), dtstart=start),
             rrule.rrule(rrule.YEARLY, count=3, bymonth=(1, 3), dtstart=start), rrule.rrulestr("DTSTART:19970902T090000\nRRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=5;BYDAY=TU,TH"),
             rrule.rrule(rrule.HOURLY, interval=7, count=3, dtstart=start)):
    print(rule, [d.isoformat() for d in rule])
rules = rrule.rruleset()
rules.rrule(rrule.rrule(rrule.DAILY, count=6, dtstart=start))
rules.exrule(rrule.rrule(rrule.YEARLY, count=6, byweekday=(rrule.SA, rrule.SU), dtstart=start))
print(list(rules), rules.between(start, start + datetime.timedelta(days=2)))
delta = relativedelta.relativedelta(datetime.datetime(2020, 2, 29), datetime.datetime(1999, 12, 31, 5))
print(delta, delta.normalized(), datetime.date(2020, 1, 31) + relativedelta.relativedelta(months=+1, weekday=relativedelta.MO(+1)))
print([easter.easter(y).isoformat() for y in (1999, 2000, 2024, 2038)], easter.easter(2010, easter.EASTER_ORTHODOX))
zone = tz.tzstr("EST5EDT,M3.2.0,M11.1.0")
for month in (1, 3, 7, 11):
    t = datetime.datetime(2021, month, 14, 12, tzinfo=zone)
    print(t, t.tzname(), t.utcoffset(), t.astimezone(tz.UTC))
print(tz.tzoffset("X", 3600), tz.UTC.utcoffset(None), parser.isoparse("2021-W05-3"), tz.resolve_imaginary(datetime.datetime(2021, 3, 14, 2, 30, tzinfo=zone)))
