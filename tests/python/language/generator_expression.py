# Generator expressions: laziness, scope, nesting, as a sole argument.
def t(x):
    print("made", x)
    return x


g = (t(x) for x in (1, 2))
print("nothing yet")
print(next(g))
print(sum(x * x for x in range(5)))
print(max((len(w), w) for w in ["a", "bbb", "cc"]))
print(list((a, b) for a in range(3) for b in range(a) if (a + b) % 2))
print(dict((k, v) for k, v in zip("ab", (1, 2))))
n = 2
h = (x * n for x in range(3))
n = 10
print(list(h))
src = [1, 2, 3]
k = (x for x in src)
src.append(4)
print(list(k))
try:
    (x for x in 5)
except TypeError as e:
    print(e)
print(any(x > 2 for x in range(5)), all(x > 2 for x in range(5)))
print(" ".join(str(i) for i in range(4)))
print(list(x for x in (y for y in range(5)) if x % 2))
print(set(len(w) for w in ("a", "b", "cc")))
print(type(x for x in ()).__name__)
nested = ((i, list(j for j in range(i))) for i in range(3))
print(list(nested))
