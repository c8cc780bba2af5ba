# abs, divmod, round, pow over every number type.
print([abs(x) for x in (5, -5, 0, -2.5, 3 - 4j, True, -2**70)])
print(divmod(7, 3), divmod(-7, 3), divmod(7.5, 2), divmod(-7, 2.5), divmod(True, 1), divmod(10**30, 7))
print(round(2.5), round(-2.5), round(2.567, 2), round(1234, -2), pow(2, 3), pow(2.0, 3), pow(2, 3, 5))


class A:
    def __abs__(self):
        return "abs"

    def __divmod__(self, o):
        return "divmod", o

    def __round__(self, n="none"):
        return "round", n

    def __pow__(self, e, m=None):
        return "pow", e, m


a = A()
print(abs(a), divmod(a, 2), round(a), round(a, 3), pow(a, 2), pow(a, 2, 5), a ** 3)
for f in (lambda: abs("a"), lambda: abs(None), lambda: divmod(1), lambda: divmod("a", 1), lambda: divmod(1j, 1), lambda: round("a"), lambda: abs(), lambda: abs(1, 2), lambda: pow("a", 2), lambda: round()):
    try:
        print(f())
    except TypeError as e:
        print(e)
