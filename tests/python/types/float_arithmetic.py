# float: operations, signs of zero, infinities, nan, division.
inf, nan = float("inf"), float("nan")
print(0.1 + 0.2, 0.1 * 3, 1.1 - 1.0, 1e308 * 10, -1e308 * 10, 5e-324 / 2, 1 / 3.0)
print(0.0 == -0.0, -0.0, 0.0 * -1, 0.0 + -0.0, -0.0 + -0.0, 0 * -1.0, -0.0 + 0)
print(inf + 1, inf - inf, inf * 0, inf * -1, inf / inf, 1 / inf, -1 / inf, inf == inf, nan == nan, nan != nan)
for a in (7.5, -7.5, 0.3, 1e20, -0.0):
    for b in (2.0, -2.0, 0.1, 3):
        print(a, b, a // b, a % b, divmod(a, b))
print(7.5 % inf, -7.5 % inf, 7.5 // inf, -7.5 // inf, 7.5 % -inf)
for f in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0.0), lambda: 0.0 ** -1, lambda: 1e200 ** 2,
          lambda: 1 / -0.0, lambda: int(inf), lambda: int(nan), lambda: inf.as_integer_ratio(), lambda: round(nan),
          lambda: round(inf)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(2.0 ** 0.5, 2 ** 0.5, (-8) ** (1 / 3), 0.0 ** 0, nan ** 0, 1.0 ** nan, inf ** 0.5, (-inf) ** 3, (-2.0) ** -3, 1e-200 ** 2)
print(-2.0 ** 2, abs(-2.5), +1.5, -(-1.5), 1.5 .__neg__(), 5.0 // 0.1, 5.0 % 0.1, 1e16 + 1, 0.1 + 0.7)
