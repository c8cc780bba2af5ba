"""Small decimals take a shorter way through +, -, *, quantize and str: at its borders, too."""
from decimal import (Clamped, Context, Decimal, FloatOperation, Inexact, InvalidOperation, Overflow, Rounded,
                     ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
                     ROUND_HALF_UP, ROUND_UP, getcontext, localcontext, setcontext)

NUMBERS = ["0", "-0", "0.00", "-0E+3", "1", "-1", "9", "0.1", "-0.05", "2.5", "3.5", "-2.5", "1.005", "12345.678",
           "999999999999999999", "-999999999999999999", "1000000000000000000", "1E+17", "1E+18", "1E-17", "9.99E-18",
           "5E-40", "7E+30", "0.00000001", "-0.0000001", "1E-7", "NaN", "sNaN", "-Infinity", "123456789.123456789"]


def shown(action):
    context = getcontext()
    context.clear_flags()
    try:
        result = str(action())
    except Exception as error:
        result = type(error).__name__
    return result, sorted(flag.__name__ for flag, is_set in context.flags.items() if is_set)


def main():
    values = [Decimal(text) for text in NUMBERS]
    contexts = [Context(), Context(prec=5), Context(prec=5, rounding=ROUND_FLOOR), Context(prec=9, Emin=-8, Emax=8),
                Context(prec=6, Emin=-10, Emax=10, clamp=1), Context(prec=40, rounding=ROUND_CEILING)]
    for number, context in enumerate(contexts):
        setcontext(context.copy())
        checksum = 0
        for a in values:
            for b in values + [0, 1, -7, 10 ** 17, 10 ** 18, -10 ** 19, True]:
                for action in (lambda: a + b, lambda: a - b, lambda: a * b, lambda: b + a, lambda: b - a, lambda: b * a):
                    text = repr(shown(action))
                    for c in text:
                        checksum = (checksum * 31 + ord(c)) % 1000000007
        print(number, checksum, shown(lambda: values[12] + values[13]), shown(lambda: values[14] * values[7]))
    setcontext(Context(prec=20))
    exponents = [Decimal(text) for text in ("1", "0.01", "1E+2", "1E-17", "1E-19", "0E+1", "10")]
    for rounding in (ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP,
                     ROUND_UP, None):
        print(rounding, [shown(lambda: v.quantize(e, rounding=rounding)) for v in values[6:14] for e in exponents[:3]])
    for e in exponents:
        print(e, [shown(lambda: v.quantize(e)) for v in values])
    print([shown(lambda: values[13].quantize(e, context=Context(prec=4))) for e in exponents])
    print([str(v) for v in values], [format(v, "f") for v in values if v.is_finite()])
    for wrong in (dict(rounding="up"), dict(rounding=5), dict(exponent=1), dict(rounding=ROUND_UP, context=3)):
        print(shown(lambda: values[13].quantize(exponents[0], **wrong)))
    with localcontext() as context:
        context.traps[Rounded] = True
        print(shown(lambda: values[13].quantize(exponents[1])), shown(lambda: values[13].quantize(Decimal("0.001"))))
        context.traps[Rounded] = False
        context.traps[Inexact] = True
        print(shown(lambda: Decimal("1.50").quantize(Decimal("0.1"))), shown(lambda: Decimal("1.55").quantize(Decimal("0.1"))))
    total = Decimal("0")
    for i in range(100):
        total += Decimal(i) / 8
        total -= Decimal("0.125")
        total *= 1
    print(total, Clamped.__name__, FloatOperation.__name__, InvalidOperation.__name__, Overflow.__name__)


main()
