# Comprehensions of each kind, conditions, nesting, evaluation order.
print([x for x in range(5)], {x % 3 for x in range(6)}, {x: x * x for x in range(4)})
print([x for x in range(20) if x % 2 if x % 3])
print([(x, y) for x in "ab" for y in "cd"])
print([[y for y in range(x)] for x in range(4)])
print([x if x else "zero" for x in range(3)])
print({k: v for k, v in [("a", 1), ("b", 2), ("a", 3)]})
print([a + b for a, b in [(1, 2), (3, 4)]], [a for a, *b in ["abc", "d"]])
m = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in m] for i in range(3)])
print([cell for row in m for cell in row if cell != 3])


def t(x):
    print("eval", x)
    return x


print({t("k"): t("v") for _ in range(1)})
print([t(a) for a in t([1, 2]) if t(a) > 1])
x = "kept"
[x for x in range(3)]
print(x)
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
print([i for i in range(3) for i in range(i)])
print([*[n for n in range(2)], *{n for n in (5,)}])
print([lambda y=y: y for y in range(2)][1]())
print([x for x in [1, 2, 3] if (y := x) > 1], y)
print([j for i in range(3) for j in [i * 10]])
print(len([None for _ in range(1000)]))
try:
    [1 / x for x in (1, 0)]
except ZeroDivisionError as e:
    print(e)
