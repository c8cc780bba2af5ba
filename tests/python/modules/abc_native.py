# Module _abc under abc: abstract methods, registration, hooks, and patterns.
import abc
import _abc


def t(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as e:
        return type(e).__name__, str(e)


class A(abc.ABC):
    @abc.abstractmethod
    def f(self): pass
    @property
    @abc.abstractmethod
    def p(self): pass
print(t(A), sorted(A.__abstractmethods__), isinstance(3,A))
class B(A):
    def f(self): return 1
print(t(B), sorted(B.__abstractmethods__))
class C(B): p=1
print(C().f(), isinstance(C(),A), issubclass(C,A), issubclass(int,A), A.register(int) is int, issubclass(int,A), isinstance(True,A), isinstance('',A), t(A.register,5), t(issubclass,5,A))
tok=abc.get_cache_token(); A.register(str); print(abc.get_cache_token()==tok, isinstance('',A), t(A.register, A), t(C.register, A))
class H(abc.ABC):
    @classmethod
    def __subclasshook__(cls, o): return True if o is dict else (5 if o is list else NotImplemented)
print(issubclass(dict,H), t(issubclass,list,H), issubclass(tuple,H), issubclass(dict,H))
print(_abc._reset_caches(A), _abc._reset_registry(A), isinstance(3,A))
from collections.abc import Sequence, Mapping
class S(Sequence):
    def __len__(self): return 2
    def __getitem__(self,i):
        if i<2: return i
        raise IndexError
class V:
    def __len__(self): return 1
    def __getitem__(self,i):
        if i: raise IndexError
        return "v"
Sequence.register(V)
class M(Mapping):
    def __len__(self): return 1
    def __getitem__(self,k): return 7
    def __iter__(self): return iter('a')
for o in (S(), V(), M(), 5, {'a':1}):
    match o:
        case [x,y]: print('seq2',x,y)
        case [x]: print('seq1',x)
        case {'a':q}: print('map',q)
        case _: print('none')
class Meta(abc.ABCMeta): pass
class W(metaclass=Meta):
    def __init_subclass__(cls): cls.made=True
class X(W): pass
print(X.made, type(X), abc.update_abstractmethods(X) is X)
