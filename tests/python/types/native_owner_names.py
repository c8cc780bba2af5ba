# Descriptors and methods of classes that live in modules name them in full.
import collections, datetime, functools, io, re, array, types, decimal, struct, contextvars, itertools
for d in (collections.deque.maxlen, datetime.date.year, re.Pattern.flags, array.array.itemsize, io.BytesIO.closed, decimal.Decimal.real, struct.Struct.size, io.FileIO.mode, types.FunctionType.__code__, contextvars.ContextVar.name, BaseException.args, slice.start, io.TextIOWrapper.encoding, collections.defaultdict.default_factory, collections.OrderedDict.__dict__["__dict__"]):
    print(d)
    try: d.__get__(5)
    except Exception as e: print(e)
    try: d.__set__(5, 1)
    except Exception as e: print(e)
for m in (collections.deque.append, functools.partial.__call__, array.array.append, str.join, io.BytesIO.read, decimal.Decimal.sqrt, re.Pattern.match):
    print(m)
    try: m.__get__(5)
    except Exception as e: print(e)
    try: m(5)
    except Exception as e: print(e)
class U:
    __slots__ = "a"
print(U.a, U.__dict__["a"].__objclass__)
try: U.a.__get__(5)
except Exception as e: print(e)
