# bool: construction, arithmetic, operators, formatting.
print(bool(), bool(0), bool("0"), bool([]), bool([0]), True, False, repr(True), str(False))
print(True + 1, True == 1, True is (1 == 1), isinstance(True, int), bool.__mro__)
print(True & True, True | False, True ^ True, True & 3, ~True, -True, not True)
print(f"{True} {True:d} {True:5} {False!r:>7} {True:>6}|", "%s %d %r" % (True, True, False), "{:n}".format(True))
print(["a", "b"][True], "ab"[False], {True: "t"}[1], sum([True, True, False]), [1, 2, 3].count(True))
print(int(True), float(True), complex(True), bool(float("nan")), bool(0j))
for f in (lambda: bool(1, 2), lambda: type("B", (bool,), {})):
    try:
        f()
    except TypeError as e:
        print(e)
print(True.__and__(False), True.__and__(5), True.__or__(False), bool.__new__(bool, 5))
