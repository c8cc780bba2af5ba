# mpmath: 50 digits of everything.
from mpmath import mp, mpf, mpc, matrix, quad, findroot, zeta, gamma, pi, e, sin, exp, log, sqrt, nsum, inf, polyroots, lu_solve, diff, taylor, identify, besselj, ellipk, hyp2f1, erf, lambertw, nstr, chop, eig

mp.dps = 50
print(+pi, +e, sqrt(2), mpf(1) / 3)
print(sin(1), exp(mpc(1, 1)), log(2), gamma(mpf("0.5")), zeta(3), zeta(mpc(0.5, 14)))
print(quad(lambda x: exp(-x**2), [-inf, inf]), nsum(lambda n: 1 / n**2, [1, inf]), findroot(lambda x: x**3 - 2, 1))
print(polyroots([1, 0, -2]), diff(sin, 1, 2), taylor(exp, 0, 3), besselj(1, 2), ellipk(0.5), hyp2f1(1, 2, 3, 0.25))
print(erf(1), lambertw(1), nstr(mpf(10) ** 100 / 7, 20), mpf("1e-400"), mpf(2) ** mpf("0.5"))
A = matrix([[2, 1], [1, 3]])
print(A * A, A**-1, lu_solve(A, matrix([1, 2])), mp.det(A), chop(eig(A)[0][0]))
mp.dps = 15
print(identify(0.4142135623730950488), mp.fib(100), mp.bernoulli(20), mp.primepi(1000), mp.stirling1(5, 2), mp.pslq([mpf(1), mpf(2), mpf(-3)]))
print(mpf("inf") - mpf("inf"), mp.floor(mpf(7) / 2), mpf(7) % 2, int(mpf("1e20")), mpf(1) / 7 == mpf(1) / 7, hash(mpf(2)) == hash(2), repr(mpf("0.1")))
