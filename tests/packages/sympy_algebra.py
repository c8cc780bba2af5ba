# sympy: simplify, integrate, solve, series, matrices, printing.
from sympy import (Eq, Function, Matrix, Rational, cos, diff, dsolve, exp, expand, factor, factorint, integrate, latex, limit, log, oo, pi, pretty, series, simplify, sin, solve,
                   sqrt, symbols, sympify, together, isprime, nsolve, Sum, N)

x, y, n = symbols("x y n")
f = Function("f")
print(expand((x + y) ** 4), factor(x**4 - y**4), simplify(sin(x) ** 2 + cos(x) ** 2), together(1 / x + 1 / y))
print(diff(sin(x) * exp(x), x), integrate(x * exp(-x), (x, 0, oo)), integrate(1 / (x**2 + 1), x), limit(sin(x) / x, x, 0))
print(solve(x**2 - 2, x), solve([x + y - 3, x - y - 1], [x, y]), solve(Eq(x**3, 8), x), series(cos(x), x, 0, 8))
print(Matrix([[1, 2], [3, 4]]).inv(), Matrix([[2, 0], [1, 3]]).eigenvals(), Matrix(3, 3, range(9)).rank(), Matrix([[x, 1], [1, x]]).det())
print(latex(sqrt(x) / (y + 1)), pretty(Rational(1, 3) * x**2), sympify("2*x + 3*x - 1"), N(pi, 40), sqrt(8), log(exp(x)))
print(factorint(2**64 - 1), isprime(2**61 - 1), Sum(1 / n**2, (n, 1, oo)).doit(), nsolve(cos(x) - x, x, 1))
print(dsolve(f(x).diff(x) - f(x), f(x)), (x**2 + 2 * x + 1).subs(x, y + 1), (x > 1) & (x < 3))
