# Attributes of classes of modules that CPython has as fields: member descriptors, which refuse to be set.
import _csv
import functools
import io
import json
import os
import random
import sys
import time
import types
import unicodedata
import zlib

import _json
import pyexpat

kinds = [_csv.Dialect, type(_csv.reader([])), type(_csv.writer(io.StringIO())), _json.make_encoder, _json.make_scanner, functools.partial, os.stat_result,
         os.DirEntry, time.struct_time, type(zlib.decompressobj()), type(unicodedata.ucd_3_2_0), types.TracebackType, type(pyexpat.ParserCreate())]
for kind in kinds:
    print(kind, [(name, type(value).__name__) for name, value in sorted(vars(kind).items())
                 if name != "__vectorcalloffset__" and isinstance(value, (types.GetSetDescriptorType, types.MemberDescriptorType))])
for thing, name in (functools.partial(int), "func"), (os.stat("/"), "st_size"), (time.gmtime(0), "tm_year"), (_csv.reader([]), "line_num"), (zlib.decompressobj(), "eof"):
    try:
        setattr(thing, name, 1)
    except Exception as e:
        print(type(e).__name__, e)

# What raw streams leave to their subclasses.
for method in "read", "readinto", "readall", "write":
    try:
        print(getattr(io.RawIOBase(), method)(*([bytearray(2)] if method in ("readinto", "write") else [])))
    except Exception as e:
        print(method, repr(e))
print(io.RawIOBase.readinto, io.RawIOBase.write)


# What a subclass's __init__ takes is no seed.
class Named(random.Random):
    def __init__(self, names):
        super().__init__(len(names))


print(Named([1, 2]).random() == random.Random(2).random())
try:
    random.Random([])
except TypeError as e:
    print(e)
