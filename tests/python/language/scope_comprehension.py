# Comprehension variables don't leak; the first iterable is evaluated outside.
i = "outer"
print([i for i in range(3)], i)
print({i: i for i in range(2)}, i)
print({i for i in (1,)}, i)
print(list(i for i in range(2)), i)


class A:
    n = 3
    ok = [k for k in range(n)]
    try:
        bad = [n for k in range(2)]
    except NameError as e:
        print(e)


print(A.ok)


def f():
    v = 5
    return [v + w for w in range(3)]


print(f())
print([y := 3, y ** 2], y)
print([last := n for n in range(4)], last)
print([x for x in [x for x in range(3)] if x])
print([(a, b) for a in range(3) for b in range(a)])
