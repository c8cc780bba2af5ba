# Assignment expressions.
if (n := len("hello")) > 3:
    print(n)
data = iter([1, 2, 3, 0, 4])
while (v := next(data)) != 0:
    print("v", v)
print([y := 1, y + 1, y + 2])
print((a := 1, b := 2), a, b)
print([r for x in range(6) if (r := x * x) % 2], r)


def f():
    if any((w := word).startswith("b") for word in ("ab", "bc", "cd")):
        return w


print(f())
total = 0
print([total := total + v for v in range(5)], total)
print(f"{(z := 5)} {z}")
x = (y := 3) + 1
print(x, y)
print((lambda: (q := 2) * q)())
