"""Each operation of decimal.Context on random operands and contexts: results, flags, conversions, formats."""
import random
from decimal import *

random.seed(20261122)
ROUNDINGS = [ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP]
SPECIAL = ["NaN", "-NaN123", "sNaN", "sNaN77", "Inf", "-Inf", "NaN12345678901234567890123"]
SIMPLE = ["0", "-0", "0E+5", "-0E-7", "0e100", "1", "-1", "10", "1.000", "0.1", "100"]
UNARY = """exp ln log10 logb logical_invert minus next_minus next_plus normalize plus sqrt to_integral_exact
    to_integral_value abs copy_abs copy_negate number_class is_normal is_subnormal is_zero to_sci_string to_eng_string
    create_decimal""".split()
BINARY = """add subtract multiply divide divide_int remainder remainder_near divmod compare compare_signal compare_total
    compare_total_mag copy_sign logical_and logical_or logical_xor max max_mag min min_mag next_toward quantize rotate
    same_quantum scaleb shift power""".split()


def number():
    kind = random.random()
    if kind < 0.04:
        return Decimal(random.choice(SPECIAL))
    if kind < 0.1:
        return Decimal(random.choice(SIMPLE))
    n = random.randint(1, random.choice([1, 2, 3, 9, 17, 18, 19, 20, 36, 37, 40, 60]))
    digits = "".join(random.choice(random.choice(["0123456789", "09", "0005", "99"])) for _ in range(n))
    exponent = random.choice([0, 0, -2, -n, -n // 2, random.randint(-30, 30), random.randint(-500, 500)])
    return Decimal(("-" if random.random() < 0.4 else "") + digits + "E%d" % exponent)


def shown(f):
    try:
        return repr(f())
    except Exception as e:
        return type(e).__name__ + str(e)


def logical():
    return Decimal("".join(random.choice("01") for _ in range(random.randint(1, 40))))


def arguments(op, c, a, b):
    if op in ("shift", "rotate", "scaleb"):
        return a, Decimal(random.randint(-c.prec - 1, c.prec + 1))
    if op.startswith("logical"):
        return logical(), logical()
    if op == "quantize":
        return a, Decimal((0, (1,), random.randint(-12, 5)))
    if op == "power":
        if random.random() < 0.3:
            return Decimal(random.randint(1, 200)), Decimal(random.randint(-500, 500)) / 100
        return a, Decimal(random.choice([str(random.randint(-40, 40)), "0.5", "-0.5", "2.25", "Inf", "1e10"]))
    return a, b


def convert(a, b, c):
    print(shown(lambda: 0 if a.is_qnan() else hash(a)), shown(lambda: int(a)), shown(lambda: float(a)), shown(lambda: a < b),
          shown(lambda: a == b), shown(lambda: a.as_tuple()), shown(lambda: a.as_integer_ratio()))
    spec = "".join(map(random.choice, [["", "<", ">", "=", "^", "*<", "x^"], ["", "+", " ", "-"], ["", "", "0", "12", "20", "5", "z"],
                                       ["", "", ","], ["", ".0", ".1", ".3", ".10"], ["", "e", "E", "f", "F", "g", "G", "%", "n"]]))
    with localcontext(c):
        print(repr(spec), shown(lambda: format(a, spec)))


for i in range(1200):
    c = Context(prec=random.choice([1, 2, 3, 5, 9, 16, 28, 28, 34, 50, 77]), rounding=random.choice(ROUNDINGS),
                Emax=random.choice([6, 30, 99, 999, 999999]), Emin=-random.choice([6, 30, 99, 999, 999999]),
                clamp=random.choice([0, 0, 1]), capitals=random.choice([0, 1, 1]),
                traps=[] if random.random() < 0.9 else [InvalidOperation, Overflow, DivisionByZero])
    a, b, third = number(), number(), number()
    if random.random() < 0.05:
        op, args = "fma", (a, b, third)
    elif random.random() < 0.35:
        op, args = random.choice(UNARY), (a,)
        if op == "exp" and a.adjusted() > 8:
            continue
    else:
        op = random.choice(BINARY)
        args = arguments(op, c, a, b)
    print(op, *map(repr, args), "->", shown(lambda: getattr(c, op)(*args)), c)
    if i % 5 == 0:
        convert(a, b, c)
