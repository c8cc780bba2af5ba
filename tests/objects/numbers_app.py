# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Numbers that CPython and our interpreter must print, parse and compute alike; numbers_full.py runs it on both.

Usage: numbers_app.py GROUP FIRST LAST [show]

Prints a line for each block FIRST ... LAST - 1 of GROUP: its number and a checksum of what its 1,000 cases gave; with `show`
the cases themselves. The inputs follow from the group's name and the block's number.
"""
import cmath
import math
import random
import struct
import sys
import zlib

CASES = 1000
ONE = "exp exp2 expm1 log log2 log10 log1p sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh erf erfc cbrt sqrt gamma lgamma".split()
TWO = "pow atan2 hypot fmod remainder copysign nextafter".split()


def any_float(r):
    """A double of any kind: random bits, common ranges, decimals, and what lies next to powers, integers and halves."""
    kind = r.randrange(10)
    if kind == 0:
        return struct.unpack("<d", r.randbytes(8))[0]
    if kind == 1:
        return r.uniform(-1, 1) * 10.0 ** r.randrange(-20, 21)
    if kind == 2:
        return r.uniform(-10, 10)
    if kind == 3:
        return r.random()
    if kind == 4:
        return math.ldexp(r.choice([1.0, 1.5, -1.0, 1 - 2**-53, 1 + 2**-52]), r.randrange(-1074, 1024))
    if kind == 5:
        return float(r.randrange(-10**6, 10**6)) / r.choice([1, 2, 3, 4, 7, 10, 100, 1000])
    if kind == 6:
        return math.nextafter(r.choice([1.0, -1.0, 0.5, 2.0, math.pi, math.pi / 2, math.e, 0.0, 709.78, 744.4, 1e16, 1e22]),
                              r.choice([-math.inf, math.inf])) * r.choice([1, 1, 2, 0.25])
    if kind == 7:
        return float(f"{r.randrange(10 ** r.randrange(1, 18))}e{r.randrange(-330, 300)}")
    if kind == 8:
        return r.choice([0.0, -0.0, math.inf, -math.inf, math.nan, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1.0, -1.0])
    return (r.randrange(-2000, 2000) + 0.5) / 2 ** r.randrange(12)


def answer(function, *args):
    try:
        result = function(*args)
    except (ArithmeticError, ValueError) as e:
        return f"{type(e).__name__}: {e}"
    return result.hex() if isinstance(result, float) else repr(result)


def case_repr(r):
    x = any_float(r)
    text = repr(x)
    return f"{text} {float(text).hex()} {x!s}"


def case_parse(r):
    digits = str(r.getrandbits(r.randrange(1, r.choice([64, 200, 900]))))
    at = r.randrange(len(digits) + 1)
    text = f"{r.choice(['', '-', '+'])}{digits[:at]}.{digits[at:]}{r.choice(['', 'e%d' % r.randrange(-345, 315)])}"
    return f"{text} {answer(float, text)}"


def case_halfway(r):
    """A decimal text at, or next to, the middle between two doubles."""
    n, e = r.getrandbits(52) | 1 << 52, r.randrange(-1100, 960)
    n, e = n * 2 + 1, e - 1
    if e >= 0:
        digits, shift = str(n << e), 0
    else:
        digits, shift = str(n * 5 ** -e), e
    cut = r.choice([len(digits), r.randrange(17, 40)])
    text = digits[:cut] + r.choice(["", "", "0" * 30 + "1"]) * (cut >= len(digits))
    text = f"{text[0]}.{text[1:]}e{len(digits) - 1 + shift}"
    return f"{text} {answer(float, text)}"


def case_format(r):
    x = any_float(r)
    spec = r.choice(["", "+", " ", "#"]) + r.choice(["", "", "25", "025"]) + r.choice(["", "", ","]) + \
        r.choice(["", ".0", ".1", ".2", ".3", ".6", ".17", f".{r.randrange(60)}"]) + r.choice("eEfFgG%") + ""
    old = "%" + r.choice(["", "+", "#", "-", "0"]) + r.choice(["", "12"]) + r.choice(["", f".{r.randrange(30)}"]) + r.choice("eEfFgGra")
    return f"{spec} {answer(format, x, spec)} {old} {answer(lambda: old % x)}"


def case_round(r):
    x, n = any_float(r), r.choice([0, 1, 2, 3, r.randrange(-320, 330)])
    return " ".join([x.hex(), answer(round, x, n), answer(round, x), answer(math.floor, x), answer(math.ceil, x), answer(math.trunc, x),
                     answer(int, x), answer(x.as_integer_ratio), answer(math.frexp, x), answer(math.modf, x), answer(math.ulp, x),
                     answer(hash, x) if x == x else ""])


def case_math(r):
    name = r.choice(ONE)
    x = any_float(r)
    return f"{name} {x.hex()} {answer(getattr(math, name), x)}"


def case_math2(r):
    name = r.choice(TWO)
    x, y = any_float(r), any_float(r)
    if name == "pow" and r.random() < 0.5:
        x, y = r.uniform(0, 100), r.uniform(-100, 100)
    return f"{name} {x.hex()} {y.hex()} {answer(getattr(math, name), x, y)} {answer(lambda: x ** y) if name == 'pow' else ''}"


def case_operators(r):
    x, y = any_float(r), any_float(r)
    return " ".join([x.hex(), y.hex()] + [answer(f) for f in (lambda: x + y, lambda: x - y, lambda: x * y, lambda: x / y, lambda: x // y,
                                                                lambda: x % y, lambda: divmod(x, y), lambda: (x < y, x <= y, x == y))])


def case_sums(r):
    xs = [any_float(r) for _ in range(r.randrange(12))]
    ys = [r.uniform(-9, 9) for _ in xs]
    zs = [abs(x) if x == x else 1.0 for x in xs]
    return " ".join([answer(math.fsum, xs), answer(sum, xs), answer(math.dist, xs, ys), answer(math.hypot, *xs), answer(math.prod, xs),
                     answer(math.log, zs[0], 10) if zs and zs[0] else ""])


def case_cmath(r):
    name = r.choice("exp log log10 sqrt sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh phase polar".split())
    z = complex(any_float(r), any_float(r)) if r.random() < 0.3 else complex(r.uniform(-9, 9), r.uniform(-9, 9))
    return f"{name} {z} {answer(getattr(cmath, name), z)} {answer(lambda: z * z)} {answer(lambda: z / (z + 1))}"


def big(r, most):
    """An integer of up to `most` digits: random, or long runs of equal bits."""
    bits = r.randrange(1, int(r.choice([64, 640, 6400, most * 3.32, most * 3.32])) + 2)
    n = r.getrandbits(bits)
    if r.random() < 0.2:
        n = (1 << bits) - r.choice([0, 1, 2, 1 << bits // 2])
    return n if r.random() < 0.7 else -n


def short(v):
    """A checksum of a large integer or text."""
    if isinstance(v, tuple):
        return "(" + ",".join(map(short, v)) + ")"
    if isinstance(v, int):
        v = v.to_bytes(v.bit_length() // 8 + 1, "little", signed=True)
    return f"{zlib.crc32(v if isinstance(v, bytes) else v.encode()):08x}"


def outcome(function):
    try:
        return short(function())
    except (ArithmeticError, ValueError) as e:
        return f"{type(e).__name__}: {e}"


def case_integers(r, most=100_000):
    a, b, c = big(r, most), big(r, most), big(r, 2000)
    tests = [lambda: a + b, lambda: a - b, lambda: a * b, lambda: divmod(a, b), lambda: a * b // a, lambda: divmod(a * b + c, b), lambda: a & b,
             lambda: a | ~b, lambda: a ^ b, lambda: a << 777, lambda: a >> 1234, lambda: str(a), lambda: int(str(b)), lambda: hex(a),
             lambda: int(hex(b), 16), lambda: int(oct(c), 0), lambda: pow(c, abs(c) % 50, abs(b) + 1), lambda: math.gcd(c, c * 12 + 8),
             lambda: math.isqrt(abs(a)), lambda: a * a, lambda: c ** 7, lambda: pow(c, 65537, abs(c) * 2 + 3), lambda: f"{a:_x}",
             lambda: a.bit_count(), lambda: hash(a), lambda: int(a / (b or 1)) if abs(a) < 2**1000 else 0]
    chosen = r.sample(tests, 6)
    return " ".join([short(a), short(b)] + [f"{tests.index(t)}:{outcome(t)}" for t in chosen])


def case_texts(r):
    """Digits in any base and with anything between."""
    base = r.randrange(2, 37)
    n = r.getrandbits(r.randrange(1, 3000))
    digits, m = "", n
    while m:
        m, d = divmod(m, base)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[d] + digits
    at = r.randrange(len(digits) + 1)
    text = digits[:at] + r.choice(["", "_", "__", " ", "-", "٣", "é"]) + digits[at:]
    return f"{base} {outcome(lambda: int(text, base))} {outcome(lambda: int(text))} {outcome(lambda: format(n, r.choice(['d', ',', '_', 'x', '#b', 'o', '+040d', 'c', 'e'])))}"


GROUPS = {name[5:]: function for name, function in list(globals().items()) if name.startswith("case_")}
# Cases are large there: fewer of them make a block.
FEW = {"integers": 10}


def block(group, number):
    r = random.Random(f"{group} {number}")
    case = GROUPS[group]
    return "\n".join([case(r) for _ in range(FEW.get(group, CASES))])


def main(group, first, last, show=""):
    sys.set_int_max_str_digits(0)
    for number in range(int(first), int(last)):
        text = block(group, number)
        print(text if show else f"{number} {zlib.crc32(text.encode()):08x}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
