# Annotations as text: how expressions are spelled, and what may not be in them.
from __future__ import annotations


def f(
    a: 1 + 2 * 3 - (4 - 5), b: (1 + 2) * 3 ** -2 ** x, c: (a ** b) ** c, d: not a and b or (c and (d or e)),
    e: (a < b) < c, f: a < b <= c is not None not in d, g: lambda: 0, h: lambda x, /, y=1, *z, k, l=2, **m: (x, y),
    i: lambda *a: a, j: lambda *, k: k, k: (lambda x: x)(1), l: x if y else z if w else v, m: (x if y else z) + 1,
    n: [1, 2, *x], o: {1, *y}, p: {1: 2, **z, "k": [3]}, q: (), r: (1,), s: (1, 2)[0], t: x[1:2, ::3, ...], u: x[()],
    v: x[a, b], w: f(1, *a, k=2, **d), x: f(i for i in y), y: f((i for i in y), 1), z: [i for i in x if i if j for k in (1, 2)],
    aa: {i: j async for i, j in x}, bb: 1 .real, cc: 1.5.real, dd: (-1).real, ee: "it's", ff: 'say "x"', gg: b"\0",
    hh: u"u" "v", ii: 1e400, jj: -1e400j, kk: ..., ll: None, mm: f"a{b!r:>{w}}{{}}", nn: f"{ {1: 2}['k'] }", oo: ~x << 1 >> 2 & 3 | 4 ^ 5,
    pp: a @ b // c % d / e, qq: -(-x), rr: +x ** -y, ss: not (not x), tt: (yield_ := 1) if 0 else 2, uu: {i for i in x},
    vv: x.y.z[1](2), ww: (a, b) if c else d, xx: [(a, b), lambda: (1, 2)], yy: x[lambda: 1:2], zz: "%s" % (1, 2),
) -> (int | str)[1]: pass


for name, text in f.__annotations__.items():
    print(name, text)


class C:
    __private: __x.__y = 1
    z: undefined.name[
        0
    ]


x: nothing = 3
print(C.__annotations__, __annotations__)


def g(*args: *Ts, **kw: {}): ...


print(g.__annotations__)
for source in (
    "def f(x: (yield)): pass", "def f() -> (y := 1): pass", "async def f():\n x: await y", "x: (yield from z)",
    "def f(x: lambda: (yield)): pass", "def f():\n y = 1\n def g(a: y): pass\n return g.__code__.co_freevars, g.__annotations__",
):
    ns = {}
    try:
        exec(compile("from __future__ import annotations\n" + source, "<s>", "exec"), ns)
        print("ok", ns["f"]() if "freevars" in source else "")
    except SyntaxError as e:
        print(e)
print(compile("1", "", "eval").co_flags & 0x1000000 != 0, compile("1", "", "eval", dont_inherit=True).co_flags & 0x1000000 != 0)
