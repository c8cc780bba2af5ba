# What natives tell of their arguments.
import decimal
import _io
import _operator
import _queue
import _struct
import _weakref
import builtins
import inspect
import itertools
import math
import unicodedata
import zlib

PRINTERS = {"copyright", "credits", "exit", "help", "license", "quit"}


def signature(v):
    try:
        return str(inspect.signature(v))
    except ValueError:
        return "unknown"


for module in builtins, math, itertools, unicodedata, zlib, _operator, _struct, _weakref, _queue, decimal:
    for name, v in sorted(vars(module).items()):
        if not callable(v) or name in PRINTERS or name == "__loader__":
            continue
        print(module.__name__, name, signature(v))
        if isinstance(v, type) and module is not _weakref and not issubclass(v, BaseException):
            for special in "__new__", "__init__", "__call__", "__repr__", "__len__", "__iter__", "__next__", "__eq__":
                if special in vars(v) and vars(v)[special] is not None:
                    function = getattr(v, special)
                    print("   ", special, signature(function), getattr(function, "__text_signature__", "none"), (function.__doc__ or "").splitlines()[:1])
for v in _io.StringIO, _io.BytesIO, _io.FileIO, _io.BufferedReader, _io.BufferedRWPair, _io.IncrementalNewlineDecoder, _io.open:
    print(v.__name__, signature(v))
print(_io.BufferedRWPair.read.__text_signature__, _io.StringIO.write.__text_signature__)
print([1].append.__text_signature__, "".join.__text_signature__, {}.get.__text_signature__, (1).__add__.__text_signature__)
