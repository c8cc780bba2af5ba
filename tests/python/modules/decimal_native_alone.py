# The native module of decimal imported by itself: what it needs is frozen with the program.
import _decimal

print(_decimal.Decimal("1.10") + 1, _decimal.getcontext().prec)
