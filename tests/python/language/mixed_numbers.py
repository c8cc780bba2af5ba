# Integers and floats in one operation, also where a double does not hold the integer.
import math
values = [0, 1, -1, 2, 7, -9, 2**31, -2**31, 2**53 - 1, 2**53, 2**53 + 1, -2**53 - 1, 2**60, -2**60, 2**60 - 1, 2**70, 0.0, -0.0,
          1.5, -2.25, 1e300, -1e-300, 5e-324, 1.7e308, math.inf, -math.inf, math.nan, True]
def attempt(f, a, b):
    try: return repr(f(a, b))
    except (ZeroDivisionError, OverflowError) as e: return f"{type(e).__name__} {e}"
for a in values:
    for b in values:
        print(a, b, attempt(lambda a, b: a / b, a, b), attempt(lambda a, b: a + b, a, b), attempt(lambda a, b: a - b, a, b))
def constants(x):
    out = [x + 1, x - 1, x + 100000, x - 100000]
    out += [x < 3, x <= 3, x == 3, x != 3, x > 3, x >= 3]
    for n in range(2):
        if x < -1: out.append("lt")
        if x <= -1: out.append("le")
        if x == 0: out.append("eq")
        if x != 0: out.append("ne")
        if x > 2: out.append("gt")
        if x >= 2: out.append("ge")
        if not x < 7: out.append("nlt")
        if not x >= 7: out.append("nge")
        k = 0
        while x > 0 and k < 3: x = x / 2; k += 1
    return out
for x in values: print(x, constants(x))
import bisect
for row in ([0.1, 0.5, 0.9, 3.0], [1, 2, 2, 2, 3], [1, 2.0, 2.5, 3], [True, 2, math.inf], [math.nan, 1.0]):
    for x in (0, 0.5, 2, 2.0, 2.2, 9, math.nan, math.inf, True, 2**70):
        print(bisect.bisect(row, x), bisect.bisect_left(row, x), end=" ")
    print()
