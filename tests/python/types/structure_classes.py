# What the classes of structures tell of their items; how modules show where they are from.
import importlib.util
import os
import sys
import time
import types

for cls in (time.struct_time, os.stat_result, os.terminal_size, type(sys.version_info), type(sys.float_info), type(sys.int_info), type(sys.hash_info)):
    print(cls, cls.n_fields, cls.n_sequence_fields, cls.n_unnamed_fields, cls.__match_args__)
match os.terminal_size((80, 25)):
    case os.terminal_size(columns, lines):
        print(columns, lines)
print(time._STRUCT_TM_ITEMS)

m = types.ModuleType("m")
print(m)


class Loader:
    def __repr__(self):
        return "<Loader>"

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        pass


m.__loader__ = Loader()
print(m)
m.__file__ = "/nowhere/m.py"
print(m)
del m.__name__
print(m)
for kwargs in ({}, {"origin": "over there"}):
    spec = importlib.util.spec_from_loader("n", Loader(), **kwargs)
    print(importlib.util.module_from_spec(spec))
print(sys, types, types.MappingProxyType[int, str])
