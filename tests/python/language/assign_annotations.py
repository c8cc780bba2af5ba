# Variable annotations are stored for modules and classes, not for locals.
x: int = 1
y: "a string"
z: list[int] = []
(w): str = "not simple"
print(__annotations__)


class A:
    a: int
    b: str = "b"
    c: dict[str, int]


print(A.__annotations__, hasattr(A, "a"), A.b)


def f(p: int, q: "text" = 2, *args: float, k: bool = True, **kw: str) -> list:
    local: undefined_name = 5
    return local


print(f(1), f.__annotations__)
d = {}
d["key"]: int = 4
print(d)
try:
    d["other"]: int
    y
except NameError as e:
    print(e)


def g():
    v: int
    try:
        return v
    except UnboundLocalError as e:
        return str(e)


print(g())
