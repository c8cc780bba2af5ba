# Lambda expressions with each kind of parameter.
print((lambda: 1)())
print((lambda x: x * 2)(4))
print((lambda x, y=2: x + y)(1))
print((lambda *a: a)(1, 2, 3))
print((lambda **k: k)(a=1))
print((lambda a, /, b, *, c=5: (a, b, c))(1, 2))
add = lambda a: lambda b: a + b
print(add(1)(2))
print(sorted([3, 1, 2], key=lambda v: -v))
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
print((lambda: (yield 3))().__next__())
print((lambda x: "big" if x > 10 else "small")(11))
