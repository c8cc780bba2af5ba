# Module time: the calendar, strftime, struct_time, clocks.
import time


def t(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as e:
        return type(e).__name__, str(e)


for s in (0, 1, 86399, 951782400, 1e9, 1234567890.75, -1, -86401.5, 2**33, 253402300799, -62135596800, -10**11, 4102444800, 1709164800, 978307200-1):
    g=time.gmtime(s); print(s, tuple(g), g.tm_zone, g.tm_gmtoff, time.asctime(g), time.mktime(g))
    for f in ('%a %A %b %B %c %C %d %D %e %F %g %G %h %H %I','%j %k %l %m %M %p %P %r %R %s %S %T %u %U %V %w %W','%x %X %y %Y %z %Z %% %n%t|%E %Q %','%-d %_m %05Y %^a %#p %#Z %10Y %-5j %Ey %OH %^B %_5d %012F %+ %i'):
        print(t(time.strftime, f, g))
g=time.gmtime(0); print(repr(g), g.__reduce__(), g.tm_year, g[0], len(g), g==time.struct_time((1970,1,1,0,0,0,3,1,0)), hash(g)==hash(tuple(g)), time.struct_time.n_fields, time.struct_time.n_sequence_fields, time.struct_time.n_unnamed_fields)
print(t(time.struct_time,(1,2)), t(time.struct_time,5), t(time.struct_time, range(12)), time.struct_time(range(11)).tm_zone, time.struct_time(range(9),{'tm_zone':'X'}).tm_zone, time.struct_time(range(9)).tm_zone, t(time.struct_time,range(9),5), g+(1,), g[1:3])
for bad in [(1,2),(1970,13,1,0,0,0,0,1,0),(1970,0,0,0,0,0,0,0,0),(1970,1,32,0,0,0,0,1,0),(1970,1,1,24,0,0,0,1,0),(1970,1,1,0,60,0,0,1,0),(1970,1,1,0,0,62,0,1,0),(1970,1,1,0,0,0,-2,1,0),(1970,1,1,0,0,0,6,367,0),(1970,1,1,0,0,0,-1,1,0),(2**40,1,1,0,0,0,0,1,0),'abc',[1]*9,(1.5,)*9,(-5,1,1,0,0,0,0,1,0),(99,1,1,0,0,0,0,1,0),(12345,1,1,0,0,0,7,1,-1)]:
    print(bad, t(time.asctime,bad), t(time.strftime,'%Y-%m-%d %a %j',bad), t(time.mktime,bad) if not isinstance(bad,str) else '')
print(time.mktime((2000,14,35,25,61,61,0,0,0)), t(time.gmtime,1e30), t(time.gmtime,float('nan')), t(time.gmtime,2**70), t(time.gmtime,'a'), t(time.gmtime,1,2), t(time.gmtime,10**18), time.gmtime(None)[0]>2000)
print(t(time.sleep,-1), t(time.sleep,'a'), t(time.sleep,float('nan')), time.sleep(0), time.sleep(0.001), t(time.sleep), t(time.sleep,1e300))
a=time.monotonic(); b=time.monotonic_ns(); time.sleep(0.002); print(time.monotonic()>=a+0.002, time.monotonic_ns()-b>=2000000, time.time()>1.6e9, type(time.time_ns()), type(time.perf_counter()), time.process_time()>=0, type(time.thread_time_ns()), time.process_time_ns()>=0)
print(time.get_clock_info('time'), time.get_clock_info('monotonic').monotonic, t(time.get_clock_info,'x'), time.tzname, time.timezone, time.altzone, time.daylight, t(time.strftime), t(time.strftime,5), t(time.strftime,'a\0b'), time.strftime(''), time.strftime('é%Y',g), time.ctime(0), t(time.ctime,'a'))
print(time.clock_gettime(time.CLOCK_MONOTONIC)>0, t(time.clock_gettime,99), time.tzset(), time.CLOCK_TAI, time.localtime(5)==time.gmtime(5), time.strftime('%Y', (1,)+tuple(g)[1:]))
