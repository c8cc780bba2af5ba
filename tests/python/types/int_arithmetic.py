# int: the four operations, floor division and modulo with each sign.
for a in (7, -7, 0, 1, 10**20, -10**20):
    for b in (2, -2, 3, -3, 10**19, -10**19 - 1):
        print(a, b, a + b, a - b, a * b, a // b, a % b, divmod(a, b))
        assert a == (a // b) * b + a % b
for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0), lambda: 1 / 0, lambda: 0 ** -1, lambda: 10**30 // 0,
          lambda: 10**30 / 0):
    try:
        f()
    except ZeroDivisionError as e:
        print(e)
print(7 / 2, -7 / 2, 6 / 3, 10**20 / 10**18, 10**400 / 10**399, 1 / 3)
try:
    10**400 / 3
except OverflowError as e:
    print(e)
print(+True, -True, True + True, True * 5, ~True, abs(-3), -(-3))
