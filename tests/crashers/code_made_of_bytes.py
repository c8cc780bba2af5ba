# A code object whose bytecode nobody compiled, and one with its parts replaced.
import types


def f(a, b=2):
    return a + b


for change in ({"co_code": b"\x09\x00\x64\xff\x53\x00\xff\xff"}, {"co_consts": ()}, {"co_varnames": ("x",) * 300}, {"co_nlocals": 10**6}, {"co_stacksize": -1}, {"co_names": ("a",)}):
    try:
        f.__code__ = f.__code__.replace(**change)
        print(change, f(1))
    except Exception as error:
        print(type(error).__name__, error)
types.CodeType(0, 0, 0, 0, 0, 0, b"\x04\x71\x00\x00", (), (), (), "", "", "", 1, b"", b"")
