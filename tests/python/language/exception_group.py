# ExceptionGroup and except*.
def run(exc):
    try:
        raise exc
    except* ValueError as g:
        print("values", repr(g), g.exceptions)
    except* (TypeError, KeyError) as g:
        print("types", repr(g.exceptions))
    else:
        print("else")
    finally:
        print("finally")


run(ExceptionGroup("eg", [ValueError(1), TypeError(2), ValueError(3)]))
run(ValueError("bare"))
try:
    run(ExceptionGroup("rest", [OSError(5), KeyError("k")]))
except ExceptionGroup as g:
    print("left", repr(g))
try:
    pass
except* ValueError:
    pass
else:
    print("nothing raised")
eg = ExceptionGroup("top", [ValueError(1), ExceptionGroup("sub", [TypeError(2), ValueError(3)])])
print(eg.message, len(eg.exceptions), eg)
match, rest = eg.split(ValueError)
print(repr(match), "|", repr(rest))
print(repr(eg.subgroup(lambda e: isinstance(e, TypeError))), eg.subgroup(KeyError))
print(repr(eg.derive([KeyError(1)])))
for args in (("m", []), ("m", [1]), (1, [ValueError()]), ("m",), ("m", 5)):
    try:
        ExceptionGroup(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__,
      type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
try:
    try:
        raise ExceptionGroup("two", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError("new")
except BaseException as e:
    print(repr(e))
