# Iterators of builtin types: exhaustion, identity, copies.
for make in (lambda: iter([1, 2]), lambda: iter((1, 2)), lambda: iter("ab"), lambda: iter(b"ab"), lambda: iter({1: 2, 3: 4}), lambda: iter({5}), lambda: iter(range(2)), lambda: reversed([1, 2]), lambda: enumerate("ab"), lambda: zip("ab", "cd"), lambda: map(str, [1, 2]), lambda: filter(None, [0, 1, 2]), lambda: (x for x in "ab"), lambda: iter({1: 2}.items()), lambda: iter(bytearray(b"ab")), lambda: iter(lambda: 1, 1), lambda: reversed(range(3)), lambda: reversed("ab"), lambda: reversed({1: 1})):
    it = make()
    print(type(it).__name__, iter(it) is it, next(it, "empty"), list(it), next(it, "end"), list(it))
a, b = iter("abcd"), None
print(list(zip(a, a)), [next(iter([x])) for x in range(2)])
it = iter("abc")
print("b" in it, list(it))
it = iter([1, 2, 3])
for x in it:
    print(x, next(it, None))
for f in (lambda: iter(5), lambda: next([1]), lambda: next(iter([])), lambda: iter(1, 2), lambda: reversed({1}), lambda: reversed(x for x in "a"), lambda: iter(), lambda: next(iter(""), ), lambda: reversed(5)):
    try:
        print(f())
    except (TypeError, StopIteration) as e:
        print(type(e).__name__, e)
