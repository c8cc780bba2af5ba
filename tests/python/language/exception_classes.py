# The exception hierarchy, args, str and repr, own classes.
for e in (Exception(), Exception("a"), Exception("a", 2), KeyError("k"), KeyError("k", 1), OSError(2, "No such"),
          StopIteration(5), SystemExit(3), ValueError(["l"]), UnicodeError("u"), AttributeError("x", name="n"),
          NameError("n", name="q"), ImportError("i", name="m", path="p")):
    print(repr(e), "|", e, "|", e.args)
for c in (ArithmeticError, AssertionError, BufferError, EOFError, FloatingPointError, GeneratorExit, IndentationError,
          IndexError, KeyboardInterrupt, MemoryError, ModuleNotFoundError, NotImplementedError, OverflowError,
          RecursionError, ReferenceError, RuntimeError, StopAsyncIteration, SyntaxError, SystemError, TabError,
          TimeoutError, UnboundLocalError, UnicodeDecodeError, ZeroDivisionError, FileNotFoundError,
          PermissionError, ConnectionError, BrokenPipeError, Warning, DeprecationWarning, UserWarning):
    print(c.__name__, "<", c.__base__.__name__)


class MyError(Exception):
    """Mine."""

    def __init__(self, code, *rest):
        super().__init__(code, *rest)
        self.code = code

    def __str__(self):
        return f"code {self.code}"


try:
    raise MyError(7, "x")
except MyError as e:
    print(e, repr(e), e.args, e.code)


class Plain(MyError):
    pass


print(repr(Plain(1)), isinstance(Plain(1), MyError))
e = ValueError("a")
e.args = ("changed", 2)
print(e, e.args)
e.extra = 5
print(e.__dict__)
print(OSError is IOError is EnvironmentError)
print(type(OSError(2, "m")).__name__, OSError(2, "m", "file"), OSError(13, "m").errno, OSError(1, "s").strerror)
