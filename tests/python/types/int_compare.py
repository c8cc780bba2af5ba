# int: comparisons with ints, floats, bools, and other types.
values = [0, 1, -1, 2**53, 2**53 + 1, 2**70, -2**70, 1.0, 0.5, float(2**53), 1e300, float("inf"), True]
for a in values:
    print(a, [a < b for b in values].count(True), [a == b for b in values].count(True), [a >= b for b in values].count(True))
print(2**53 + 1 == float(2**53), 2**53 + 1 > float(2**53), 10**400 < float("inf"), 10**400 > 1e308, -10**400 < -1e308)
nan = float("nan")
print(nan == 1, nan < 1, 1 < nan, nan != nan, 10**400 < nan)
print(1 == "1", 1 != "1", 1 == None, [] == 0)
for f in (lambda: 1 < "1", lambda: 1 <= None, lambda: [] > 5, lambda: 1 < 1j):
    try:
        f()
    except TypeError as e:
        print(e)
print(sorted([3, 1.5, True, -2, 10**30, 0.0]), max(1, 1.0), max(1.0, 1), min(2, 2.0))
