"""Code objects through marshal: the same again, and damaged ones are refused."""
import marshal
import random
import types
source = '''
"""Doc."""
class A:
    "class doc"
    x: int = 3
    def m(self, a, /, b=1, *args, c, d=(1, 2.5, -0.0, 3j, b"x", "y\\u20ac", ..., None, True), **kw):
        """method"""
        def inner():
            nonlocal b
            b += 1
            return lambda: (b, __class__)
        try:
            with open(a) as f:
                return [x for x in f if x in {1, 2, 3}]
        except (OSError, TypeError) as e:
            return inner()()[0], kw, args, c, d
        finally:
            del a
    async def co(self):
        async for i in self:
            yield i
match 5:
    case {"a": 1, **rest}: r = 1
    case int(n) if n > 3: r = n
g = (i * i for i in range(5))
'''
code = compile(source, "some/file.py", "exec")
data = marshal.dumps(code)
again = marshal.loads(data)
print(again == code, again.co_filename)
space = {"__name__": "m"}
exec(again, space)
print(space["A"]().m("nowhere", c=4, z=5), space["r"], list(space["g"]), space["A"].__doc__, space["A"].m.__doc__)
exec(code, space)
print(marshal.loads(marshal.dumps(code)) == again)  # what ran is the same as what did not


def f(a, b=2):
    return a + b + len("xx")


for i in range(100):
    f(i)
fresh = marshal.loads(marshal.dumps(f.__code__))  # what is asked of one that has not run
print(fresh.co_consts, fresh.co_names, fresh.co_varnames, fresh.co_argcount, fresh.co_exceptiontable == f.__code__.co_exceptiontable)
for ask in ("co_code", "co_consts", "co_names", "co_linetable", "co_exceptiontable", "co_stacksize", "co_flags", "co_lnotab"):
    fresh = marshal.loads(marshal.dumps(f.__code__))
    print(ask, getattr(fresh, ask) == getattr(f.__code__, ask))
for ask in (lambda c: hash(c), lambda c: list(c.co_positions()), lambda c: list(c.co_lines()), lambda c: c.replace(co_name="z").co_consts):
    print(ask(marshal.loads(marshal.dumps(f.__code__))) == ask(f.__code__))
g = types.FunctionType(marshal.loads(marshal.dumps(f.__code__)), globals(), "g", (7,))
print(g(1), g.__code__ == f.__code__)
for n in range(0, len(data), 7):
    try:
        marshal.loads(data[:n])
        print("??", n)
    except (EOFError, ValueError, TypeError):
        pass

# Damaged ones: an exception or another code object, never a crash (which CPython does not promise).
try:
    import enclave
except ImportError:
    enclave = None
random.seed(5)
for i in range(3000 if enclave else 0):
    bad = bytearray(data)
    for _ in range(random.randrange(1, 4)):
        bad[random.randrange(len(bad))] = random.randrange(256)
    try:
        marshal.loads(bytes(bad))
    except (EOFError, ValueError, TypeError, SystemError, MemoryError):
        pass
data = marshal.dumps(f.__code__)  # a function's body is read when it is called, or looked at
for i in range(3000 if enclave else 0):
    bad = bytearray(data)
    for _ in range(random.randrange(1, 4)):
        bad[random.randrange(len(bad))] = random.randrange(256)
    try:
        marshal.loads(bytes(bad)).co_names
    except (EOFError, ValueError, TypeError, SystemError, MemoryError, AttributeError):
        pass
data = marshal.dumps(code)
for n in range(9 if enclave else 0):  # the numbers come first (c ) count s size): only n bytes of them, zeros
    size = int.from_bytes(data[4:8], "little")
    try:
        marshal.loads(data[:4] + n.to_bytes(4, "little") + bytes(n) + data[8 + size:])
    except ValueError:
        pass
print("done")
