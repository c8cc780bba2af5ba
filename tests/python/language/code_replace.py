# code.replace and the constructor of code objects.
import inspect
import types


def f(x, y=2, *args, k=3, **kw):
    "doc"
    z = 5
    if x:
        return x + y + z, "text"


code = f.__code__
print(code.co_consts, code.co_names, code.co_varnames)
new = code.replace(co_name="g", co_filename="elsewhere.py", co_firstlineno=77, co_consts=("doc2", "other", 5)[:2] + code.co_consts[2:])
print(new.co_name, new.co_filename, new.co_firstlineno, new.co_consts[0], new == code, hash(new) == hash(code), new.replace() == new)
try:
    exec(code.replace(co_filename="nowhere.py"))
except TypeError as error:
    print("TypeError")
for kw in [dict(co_nlocals=9), dict(co_argcount=9), dict(co_argcount=-2), dict(co_varnames=("a",)), dict(co_names=(1,)), dict(co_code="x"),
           dict(co_code=b"a"), dict(co_name=1), dict(co_flags="x"), dict(co_consts=[1]), dict(co_firstlineno=-5), dict(co_kwonlyargcount=30)]:
    try:
        code.replace(**kw)
    except Exception as error:
        print(kw, type(error).__name__, error)
for kw in [dict(co_stacksize=90), dict(co_argcount=1), dict(co_freevars=("a",)), dict(co_names=("p", "q")), dict(co_linetable=b""),
           dict(co_flags=code.co_flags | inspect.CO_GENERATOR), dict(co_code=b""), dict(co_consts=())]:
    changed = code.replace(**kw)
    print([getattr(changed, name) == value for name, value in kw.items()], changed == code, changed == code.replace(**kw))
print(list(code.replace(co_linetable=b"").co_lines()), list(code.replace(co_linetable=b"").co_positions()))
fields = "argcount posonlyargcount kwonlyargcount nlocals stacksize flags code consts names varnames filename name qualname firstlineno linetable exceptiontable freevars cellvars"
values = [getattr(code, "co_" + name) for name in fields.split()]
made = types.CodeType(*values)
print([getattr(made, "co_" + name) == value for name, value in zip(fields.split(), values)])
for bad in (values[:5], values[:6] + ["x"] + values[7:], values[:3] + [1] + values[4:]):
    try:
        types.CodeType(*bad)
    except Exception as error:
        print(type(error).__name__)


def h():
    1 / 0


h.__code__ = h.__code__.replace(co_linetable=h.__code__.co_linetable, co_firstlineno=1000)
try:
    h()
except ZeroDivisionError as error:
    print(error.__traceback__.tb_next.tb_frame.f_code.co_firstlineno)


def positional(a, b=2, *, c=3, **d):
    return a, b, c, d


def attempt(f, *args, **keywords):
    try:
        print(f(*args, **keywords))
    except TypeError as error:
        print(error)


for n in (1, 2, 0):
    changed = types.FunctionType(positional.__code__.replace(co_posonlyargcount=n), globals(), "changed", (2,))
    changed.__kwdefaults__ = {"c": 3}
    print(changed.__code__.co_posonlyargcount, inspect.signature(changed))
    for _ in range(3):
        attempt(changed, 1, 5, c=6)
        attempt(changed, a=1)
        attempt(changed, 1, b=7)
        attempt(changed, 1, a=7)
        attempt(positional, a=1, b=9)
