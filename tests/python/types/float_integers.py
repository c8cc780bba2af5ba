# Floats with integral values: boundaries of 2**53, conversion, formatting, as keys and indices.
for p in (24, 31, 32, 52, 53, 54, 62, 63, 64, 100, 255, 256, 300, 1000):
    x = 2.0 ** p
    print(p, x, int(x) == 2 ** p, x + 1 == x, int(x - 1) if p < 54 else "", float(2 ** p + 1) == x, x.is_integer(), f"{x:.0f}"[:25], x == 2 ** p, hash(x) == hash(2 ** p))
print(int(1e16), int(-1e16), int(1.9), int(-1.9), int(1e300) % 10**10, float(10**17 + 1), float(-(2**63)), 2**63 == float(2**63), 1e15 + 0.3, 4503599627370497.5 + 0.5)
print(round(1e15 + 0.5), round(4503599627370495.5), 9007199254740993 / 1, 9007199254740993 / 3, (2**53 + 1) / 2**53, 10**300 / 10**299)
d = {1: "a", 2.0: "b"}
print(d[1.0], d[2], 3.0 in [1, 2, 3], [1, 2, 3].index(2.0), {2**60: 1}.get(2.0**60), range(5).index(3.0) if False else 3.0 in range(5), 2.5 in range(5))
for x in (2.0**255, 2.0**256, 2.0**-255, 2.0**-256, 2.0**-300, 2.0**300, -2.0**255, -2.0**-256, 1.5 * 2.0**255, 5e-324, 1.7e308):
    y = [x, -x, x * 2 if x < 1e300 else x, x / 2, x + x if abs(x) < 1e300 else x, x * x if abs(x) < 1e100 and abs(x) > 1e-100 else 0, abs(x), x == x, hash(x)]
    print(y, {x: "key"}[x], [x].index(x), (x,) == (x,), max(x, 1.0), str(x), x - x)
