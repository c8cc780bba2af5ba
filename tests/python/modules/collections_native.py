# Module _collections, without the Python module above it.
from _collections import *
from _collections import _tuplegetter, _count_elements, _deque_iterator
def t(f,*a,**k):
    try: return f(*a,**k)
    except Exception as e: return type(e).__name__, str(e)
d=deque([1,2,3]); print(d, len(d), d[0], d[-1], t(d.__getitem__,5), t(lambda:d['a']), t(lambda:d[0:1]))
d.append(4); d.appendleft(0); print(d, d.pop(), d.popleft(), d); d.extend([7,8]); d.extendleft('ab'); print(d, t(deque().pop), t(deque().popleft))
print(d.rotate(2), d, d.rotate(-3), d, d.rotate(100), d, d.rotate(), d)
d.insert(2,'x'); d.insert(-1,'y'); d.insert(100,'z'); d.insert(-100,'w'); print(d, d.index('x'), t(d.index,'q'), d.count(1), t(d.remove,'q'), d.remove('x'), d)
del d[2]; d[0]=5; print(d, t(d.__delitem__,99), d.reverse(), d, 5 in d, 99 in d, list(reversed(d)))
m=deque(range(10),3); print(m, m.maxlen, m.append(5), m, m.appendleft(1), m, t(m.insert,0,1), m.copy(), m+m, m*2, 2*m, t(lambda:m+[1]), t(lambda: m*'a'))
m+=[1,2]; m*=3; print(m, t(deque,[],-1), t(deque,[],'a'), t(deque,5), t(deque,1,2,3), deque(maxlen=2,iterable='abc'))
print(deque([1,2])==deque([1,2]), deque([1,2])<deque([1,3]), deque([1])==[1], t(lambda:deque()<[]), deque()!=deque(), deque([1,2,3])>deque([1,2]))
print(t(hash,d), d.__reduce__()[:3], m.__reduce__()[:3], type(iter(d)), iter(d).__length_hint__(), iter(d).__reduce__()[1], bool(deque()), d.__copy__())
it=iter(d); next(it); d.append(1); print(t(next,it), t(next,it))
class E:
    def __init__(self,q): self.q=q
    def __eq__(self,o): self.q.append(1); return False
q=deque([0,0]); print(t(q.remove,E(q)), t(q.index,E(q)), t(q.count,E(q)), t(lambda: E(q) in q))
q=deque(); q.append(q); print(q); q.clear()
class D(deque):
    def __init__(self,*a,x=0,**k): super().__init__(*a,**k); self.x=x
s=D('abc',x=5,maxlen=2); print(s, s.x, s.copy(), s.__reduce__()[:3], deque[int], s.__dict__)
big=deque()
for i in range(1000): big.append(i); big.appendleft(-i)
for i in range(500): big.popleft(); big.pop()
print(len(big), big[0], big[-1], big[500], sum(big))
print(list(_deque_iterator(deque('abcd'),2)), t(_deque_iterator,5))
dd=defaultdict(list); dd['a'].append(1); print(dd, dd['b'], dd.copy(), dd.default_factory, dd.__reduce__()[:4], t(defaultdict,5), defaultdict(None,{1:2}), isinstance(dd,dict), dict(dd))
print(t(defaultdict().__getitem__,1), defaultdict(int,a=1)|{2:3}, {2:3}|defaultdict(int,a=1), dd=={'a':[1],'b':[]}, t(dd.get,'q'), len(dd), defaultdict(int,[(1,2)],b=3))
dd.default_factory=int; print(dd['z'], dd); dd.pop('z'); print(sorted(dd), list(dd.items()), defaultdict[int,str])
class DD(defaultdict):
    def __init__(self,*a): super().__init__(*a); self.extra=1
x=DD(int); x[1]+=1; print(x, x.extra, x.__dict__, type(x.copy()))
c=0
r=defaultdict(int)
for w in 'abracadabra': r[w]+=1
print(r, max(r,key=r.get))
z={}; _count_elements(z,'hello'); print(z, t(_count_elements,{},5))
g=_tuplegetter(1,'doc'); print(g, g.__get__((1,2)), g.__doc__, g.__reduce__()[1], t(g.__get__,[1]), t(g.__set__,1,2), t(g.__get__,(1,)), g.__get__(None, int) is g)
o=OrderedDict([('a',1),('b',2)]); o['c']=3; print(o, o.keys(), o.values(), o.items(), list(reversed(o)), o.popitem(), o.popitem(last=False), o, OrderedDict())
o=OrderedDict.fromkeys('abcde',0); o.move_to_end('b'); o.move_to_end('e',last=False); print(o, t(o.move_to_end,'q'), list(o.items())[:2], list(reversed(o.items())), list(reversed(o.values())))
print(t(OrderedDict().popitem), o.pop('a'), t(o.pop,'a'), o.pop('a',9), o.setdefault('n',4), o.setdefault('n',5), t(o.pop,key='n',default=3), o.copy(), o.__reduce__()[:4])
print(OrderedDict(a=1,b=2)==OrderedDict(b=2,a=1), OrderedDict(a=1,b=2)=={'b':2,'a':1}, OrderedDict(a=1)!=OrderedDict(a=1), OrderedDict(a=1)|{'z':2}, {'z':2}|OrderedDict(a=1), t(OrderedDict,1,2), t(OrderedDict,[1]), t(OrderedDict,[(1,2,3)]), t(OrderedDict,[(1,)]))
def mut():
    for k in o: o['q%s'%k]=1
print(t(mut)); o.foo=5; print(o.__dict__, o.foo, o.__reduce__()[2])
def mut2():
    for k in o: o.move_to_end(k)
print(t(mut2))
def mut3():
    for k in o: del o[k]
print(t(mut3))
class O(OrderedDict):
    def __setitem__(self,k,v): super().__setitem__(k,v*2)
    def __missing__(self,k): return k
oo=O(a=1,b=2); print(oo, oo['zz'], oo.copy(), oo.pop('a'), t(oo.pop,'nope'), oo.setdefault('k',3), oo, oo.popitem())
e=OrderedDict(); e['x']=e; print(e)
lru=OrderedDict()
for i in range(5000):
    lru[i]=i
    if len(lru)>10: lru.popitem(last=False)
print(lru, list(iter(lru).__reduce__()[1][0])==list(lru), type(iter(lru)), isinstance(lru.keys(), type({}.keys())))
o=OrderedDict.fromkeys([1,2,3]); o|={4:5}; o.update({6:7},k=8); print(o, o.keys()&{1,2}, 3 in o.values(), (4,5) in o.items(), t(o.update,1,2), o==dict(o), eval(repr(o))==o)
o.clear(); print(o, len(o), bool(o))
