"""Instances of classes below every built-in one: the instance's own and its class's, read at one place."""
import array
import collections
import datetime
import decimal
import fractions
import functools
import io
import itertools
import random
import struct
import threading
import types
import weakref

MADE_WITH = {
    property: (len,), classmethod: (len,), staticmethod: (len,), functools.partial: (len,), weakref.ref: (object,),
    array.array: ("i",), datetime.date: (2020, 1, 1), datetime.datetime: (2020, 1, 1), types.ModuleType: ("m",),
    struct.Struct: ("i",), enumerate: ([],), map: (len, []), filter: (len, []), type: ("T", (), {}), super: (int,),
    io.TextIOWrapper: (io.BytesIO(),), io.BufferedReader: (io.BytesIO(),),
}
BASES = [
    *MADE_WITH, int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, collections.deque,
    collections.OrderedDict, collections.defaultdict, collections.Counter, io.StringIO, io.BytesIO, itertools.count,
    random.Random, threading.local, datetime.timedelta, decimal.Decimal, fractions.Fraction, Exception, OSError,
    types.SimpleNamespace, object, zip, StopIteration, KeyError,
]


def read(v):
    return v.unit


def call(v):
    return v.tell_it()


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__


for base in BASES:
    class Sub(base):
        unit = "class"

        def tell_it(self):
            return "method"

    v = Sub(*MADE_WITH.get(base, ()))
    out = [read(v), read(v), call(v), call(v)]
    for change in (lambda: setattr(v, "unit", "own"),
                   lambda: setattr(v, "tell_it", lambda: "own method"),
                   lambda: setattr(Sub, "unit", "other"),
                   lambda: delattr(v, "unit"),
                   lambda: delattr(v, "tell_it"),
                   lambda: v.__dict__.update(unit="dict"),
                   lambda: delattr(Sub, "unit"),
                   lambda: v.__dict__.clear()):
        out += [attempt(change), attempt(read, v), attempt(call, v)]
    print(base.__name__, *out)
