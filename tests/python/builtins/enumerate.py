# enumerate: start, exhaustion, keyword.
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([], 1)), list(enumerate("ab", start=-1)), list(enumerate(iterable="x")))
print(list(enumerate("ab", 2**62)), dict(enumerate("xy")), [i for i, _ in enumerate(range(3))])
e = enumerate("abc")
print(next(e), next(e), iter(e) is e, list(e), next(e, "end"))
for i, (a, b) in enumerate([(1, 2), (3, 4)]):
    print(i, a, b)
for f in (lambda: enumerate(), lambda: enumerate(5), lambda: enumerate("a", "b"), lambda: enumerate("a", 1, 2), lambda: enumerate("a", 1.5), lambda: enumerate("a", foo=1)):
    try:
        f()
    except TypeError as x:
        print(x)
