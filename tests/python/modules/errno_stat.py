# Modules errno and _stat: all their names and numbers.
import _stat
import errno


def t(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as e:
        return type(e).__name__, str(e)


print(sorted(errno.errorcode.items()), errno.ENOENT, errno.EWOULDBLOCK, sorted(k for k in dir(errno) if k[0]=='E'))
print([(k,getattr(_stat,k)) for k in sorted(dir(_stat)) if isinstance(getattr(_stat,k),int)])
for m in (0o100644,0o40755,0o120777,0o104755,0o102711,0o41777,0o41776,0o10000,0o60000,0o20000,0o140000,0,0o7777,0o170000):
    print(_stat.filemode(m), [f for f in dir(_stat) if f.startswith('S_IS') and callable(getattr(_stat,f)) and getattr(_stat,f)(m)], _stat.S_IMODE(m), _stat.S_IFMT(m))
print(t(_stat.filemode,-1), t(_stat.filemode,'a'), t(_stat.S_ISDIR,2**40), t(_stat.S_ISDIR))
