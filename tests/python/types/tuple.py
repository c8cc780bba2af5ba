# tuple: construction, indexing, comparison, methods, immutability.
t = (1, "a", 2.5)
print(t, t[0], t[-1], t[1:], t[::-1], len(t), t + (4,), t * 2, (1,), (), tuple("ab"), tuple([1]), tuple(), tuple(t) is t, 1 in t, (1, 2) < (1, 3), (1,) < (1, 0), () == ())
print((1, 2).count(1), (1, 2, 1).index(2), (1, 2, 1).index(1, 1), hash((1, 2)) == hash((1, 2)), {(1, 2): "k"}[(1, 2)], (1, (2, (3,))), repr((1,)), str((1, "x")))
for f in (lambda: t[9], lambda: t["a"], lambda: t + [1], lambda: t.index(9), lambda: hash((1, [])), lambda: t < (1, 2), lambda: tuple(5), lambda: tuple(1, 2), lambda: t.__setitem__(0, 1), lambda: t * 1.5):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:
    t[0] = 5
except TypeError as e:
    print(e)
try:
    del t[0]
except TypeError as e:
    print(e)
a = 1, 2
b = 1,
x, y = y, x = 5, 6
print(a, b, x, y, (lambda *p: p)(1, 2), (a, b), not (), (0,) == (False,), (1, 2) == [1, 2])
u = v = (1,)
u += (2,)
print(u, v, t[slice(0, 2)], tuple(reversed(t)), sorted((3, 1, 2)), max((1, 5)), sum((1, 2)), (1, 2, 3)[-2:], (*t, *t)[3:])
print((1,) * 0, ((),) * 2, tuple({1: 2}), tuple(i for i in range(3)), (1, float("nan")) == (1, float("nan")))
