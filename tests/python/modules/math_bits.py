# The elementary functions on random and edge arguments, to the last bit.
import _random
import math

r = _random.Random(2024)
functions = "exp exp2 expm1 log log2 log10 log1p sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh erf erfc cbrt sqrt".split()
for name in functions:
    f = getattr(math, name)
    results = []
    for i in range(120):
        x = (r.random() - 0.5) * 2.0 ** (r.getrandbits(5) - 12) if i % 3 else r.random() * 2.0 ** (r.getrandbits(11) - 1060)
        try:
            results.append(f(x).hex())
        except (ValueError, OverflowError) as e:
            results.append(str(e))
    print(name, *results)
for name in "pow atan2 hypot fmod remainder".split():
    f = getattr(math, name)
    results = []
    for i in range(200):
        x = (r.random() - 0.3) * 2.0 ** (r.getrandbits(6) - 32)
        y = (r.random() - 0.5) * 2.0 ** (r.getrandbits(6) - 32)
        try:
            results.append(f(x, y).hex())
        except (ValueError, OverflowError) as e:
            results.append(str(e))
    print(name, *results)
for i in range(300):
    x = r.random() * 2.0 ** (r.getrandbits(6) - 32)
    y = (r.random() - 0.5) * 2.0 ** (r.getrandbits(6) - 32)
    try:
        print(x**y, x % y, x // y, divmod(-x, y), round(x, i % 20 - 10), round(-x))
    except (OverflowError, ZeroDivisionError) as e:
        print(e)
