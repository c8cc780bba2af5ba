# Names every module sees without importing.
import builtins

wanted = """abs aiter all anext any ascii bin bool bytearray bytes callable chr classmethod compile complex delattr dict dir
divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash hex id input int isinstance
issubclass iter len list locals map max memoryview min next object oct open ord pow print property range repr reversed
round set setattr slice sorted staticmethod str sum super tuple type vars zip __import__ __build_class__ __debug__
None True False Ellipsis NotImplemented""".split()
print([n for n in wanted if not hasattr(builtins, n)])
errors = sorted(n for n in dir(builtins) if isinstance(getattr(builtins, n), type) and issubclass(getattr(builtins, n), BaseException))
print(len(errors), errors)
print(builtins.__name__, builtins.True_ if hasattr(builtins, "True_") else "")
