# Module _functools and _operator, without the Python modules above them.
from _functools import partial, reduce, cmp_to_key, _lru_cache_wrapper
import _operator as op
def t(f,*a,**k):
    try: return f(*a,**k)
    except Exception as e: return type(e).__name__, str(e)
def f(*a, **k): return a, sorted(k.items())
p=partial(f,1,2,x=3)
print(p(), p(4), p(4,y=5), p(x=9), partial(p,7,z=1)(8), p.args, p.keywords, p.func is f)
print(t(partial), t(partial,1), t(reduce, f), t(reduce, f, []), t(reduce,f,1), reduce(lambda a,b:a+b,[1,2,3]), reduce(lambda a,b:a+b,[1,2,3],10))
p.attr=5; print(p.__dict__, p.attr, partial(p,1).func is p)
print(repr(partial(int,'1',base=2)), partial(int, base=2)('101'))
print(t(p.__setstate__, 1), p.__reduce__()[2][1:], partial[int])
class P(partial): pass
print(repr(P(int,3)).split('.')[-1], P(f,1)(2), isinstance(P(f), partial))
print(sorted([3,1,2], key=cmp_to_key(lambda a,b:b-a)), t(lambda: cmp_to_key(f)(1)<2))
k=cmp_to_key(lambda a,b:(a>b)-(a<b)); print(k(1)<k(2), k(1)==k(1), k(3).obj, t(hash,k(1)), t(k, obj=2) is not None)
CI=lambda *a: a
calls=[]
def g(x, y=0, **k): calls.append(x); return x*2+y
c=_lru_cache_wrapper(g, 2, False, CI)
print(c(1),c(1),c(2),c(3),c(1),c(1,y=3),c.cache_info(),calls)
c.cache_clear(); print(c.cache_info(), c.__dict__, t(_lru_cache_wrapper,1,2,3,4), t(_lru_cache_wrapper,g,'a',3,4))
c=_lru_cache_wrapper(g, None, True, CI); print(c(1), c(1.0), c(True), c.cache_info(), t(c, []))
c=_lru_cache_wrapper(g, 0, True, CI); print(c(1), c(1), c.cache_info())
class A:
    m=_lru_cache_wrapper(lambda self,x:(x,), None, False, CI)
print(A().m(5), A.m.cache_info())
fib=_lru_cache_wrapper(lambda n: n if n<2 else fib(n-1)+fib(n-2), None, False, CI)
print(fib(150), fib.cache_info())
ig=op.itemgetter(1); print(ig([1,2]), op.itemgetter(0,2)('abc'), repr(op.itemgetter(1,'a')), t(op.itemgetter), t(ig), t(ig,1,2), t(ig,[1]), t(ig,x=1), t(op.itemgetter,x=1))
ag=op.attrgetter('real','__class__.__name__'); print(ag(5), repr(ag), t(op.attrgetter,1), t(op.attrgetter('foo'),1), ag.__reduce__()[1])
mc=op.methodcaller('split',',',maxsplit=1); print(mc('a,b,c'), repr(mc), op.methodcaller('upper')('a'), op.methodcaller('split', 'b')('abc'), t(op.methodcaller), t(op.methodcaller,1), t(mc), repr(ig))
print(sorted([(1,'b'),(0,'a')], key=op.itemgetter(1)))
for n in sorted(dir(op)):
    if n.startswith('__') or n in('itemgetter','attrgetter','methodcaller'): continue
    fn=getattr(op,n)
    if n in ('is_', 'is_not'):
        continue
    for a in [(5,3),([1],[2]),({1:2},1),('ab','b'),(3,),([3],),(2.5,),(5,'a'),(None,None),(1,2,3),([5,6],0),([1,2],1,9), (b'ab','ab'), (b'ab',b'ab')]:
        a=tuple(type(x)(x) if isinstance(x,(list,dict)) else x for x in a)
        r=t(fn,*a)
        print(n,a,r if not hasattr(r,'__next__') else '')
