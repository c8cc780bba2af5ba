# contextlib.
from contextlib import ExitStack, closing, contextmanager, nullcontext, redirect_stdout, suppress
import io


@contextmanager
def cm(name):
    print("enter", name)
    try:
        yield name.upper()
    except ValueError as e:
        print("caught", e)
    finally:
        print("exit", name)


with cm("a") as x:
    print(x)
with cm("b"):
    raise ValueError("v")
with suppress(KeyError, IndexError):
    {}["x"]
with ExitStack() as stack:
    names = [stack.enter_context(cm(n)) for n in "xy"]
    stack.callback(print, "callback")
    print(names)
buffer = io.StringIO()
with redirect_stdout(buffer):
    print("captured")
print(repr(buffer.getvalue()))
with nullcontext(5) as n:
    print(n)


class C:
    def close(self):
        print("closed")


with closing(C()):
    pass


@cm("decorator")
def f():
    print("body")


f()
try:
    with cm("c"):
        raise KeyError("passes through")
except KeyError as e:
    print(e)
