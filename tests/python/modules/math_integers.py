# math: gcd, lcm, factorial, comb, perm, isqrt, prod, fsum, dist, hypot.
import math

print(math.gcd(), math.gcd(12), math.gcd(12, 18), math.gcd(-12, 18, 27), math.gcd(0, 0), math.gcd(0, -5), math.gcd(2**100, 6**50), math.lcm(), math.lcm(4, 6), math.lcm(0, 5), math.lcm(-3, 4, 5), math.lcm(10**20, 15))
print([math.factorial(n) for n in (0, 1, 5, 20, 21, 30)], math.factorial(100), math.comb(5, 2), math.comb(50, 25), math.comb(3, 5), math.comb(100, 98), math.perm(5), math.perm(5, 2), math.perm(3, 4), math.perm(30, 20))
print([math.isqrt(n) for n in (0, 1, 3, 4, 10**20, 2**64 - 1, 2**64, 10**40 + 1)], math.prod([]), math.prod([1, 2, 3]), math.prod([1.5, 2]), math.prod(range(1, 25)), math.prod([2], start=10), math.prod(["a", 3], start=1))
print(math.fsum([0.1] * 10), math.fsum([1e16, 1, -1e16]), math.fsum([]), math.hypot(), math.hypot(3, 4), math.hypot(1, 2, 2), math.hypot(math.inf, math.nan), math.dist([1, 2], [4, 6]), math.dist((0,), (5,)), math.hypot(-7))
for f in (lambda: math.factorial(-1), lambda: math.factorial(1.0), lambda: math.factorial("5"), lambda: math.comb(-1, 2), lambda: math.comb(1.5, 1), lambda: math.perm(5, -1), lambda: math.isqrt(-1), lambda: math.isqrt(4.0), lambda: math.gcd(1.5, 2), lambda: math.fsum([math.inf, -math.inf]), lambda: math.fsum([1e308, 1e308]), lambda: math.dist([1], [1, 2]), lambda: math.fsum(["a"]), lambda: math.prod(5), lambda: math.lcm("a")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
