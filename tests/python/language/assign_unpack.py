# Unpacking assignment: nested, starred, from any iterable.
a, b = 1, 2
print(a, b)
a, b = b, a
print(a, b)
(a, (b, c)), d = (1, (2, 3)), 4
print(a, b, c, d)
[a, b] = "xy"
print(a, b)
a, *b = range(4)
print(a, b)
*a, b = range(4)
print(a, b)
a, *b, c = "hello"
print(a, b, c)
a, *b, c = 1, 2
print(a, b, c)
*a, = (1, 2)
print(a)
for x, (y, *z) in [(1, (2, 3, 4)), (5, "ab")]:
    print(x, y, z)
a = b = c = [0]
print(a is b is c)
x = [1, 2, 3]
i, x[i] = 1, "set"
print(x)
() = ()
[] = []
a, = {"only": 1}
print(a)
print([(p, q) for p, *q in ["abc", "de"]])
