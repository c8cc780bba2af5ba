# Stars and double stars in displays and calls.
a = [1, 2]
b = (3, 4)
print([*a, *b], (*a, *b), {*a, *b})
print([0, *a, 5, *range(2)])
print({**{"x": 1}, "y": 2, **{"x": 3}})
print(*a, *b, sep="-")
print(*[], *"ab")
t = *a, *b
print(t)
print([*{"k": 1}], [*{"k": 1}.items()])


def gen():
    yield from (1, 2)


print([*gen()], max(*a, *b))
for bad in ("[*1]", "{**1}", "{**[]}", "print(*None)"):
    try:
        eval(bad)
    except TypeError as e:
        print(e)


def f():
    return *a, 9


print(f())


def g():
    yield *a, 8


print(list(g()))
x = [10, 20, 30]
print({**dict(a=1), **{}}, dict(**{"a": 1}, b=2))
