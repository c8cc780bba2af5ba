# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Tables for the elementary functions (python/objects/real_*.c), by exact arithmetic: nothing here is rounded before the
last step.

Usage: gen_real.py OUTDIR

Writes OUTDIR/real_tables.h and .c. Results must equal glibc's to the last bit, so each table has its shape: the
number of entries, what is stored with how many bits, and where the arguments lie. Where those are not regular (glibc's
logarithm, arc tangent and tangent use arguments at which the function's value happens to be almost a double: Gal and
Bachelis, "An accurate elementary mathematical library for the IEEE floating point standard", 1991), the arguments are
listed in tools/real_points.txt; every value at them is computed here. Constants that are fitted, coefficients of
minimax polynomials, stand beside the polynomials in the C files.
"""
import math
import struct
import sys
from fractions import Fraction
from math import isqrt
from pathlib import Path

BITS = 320  # fixed point: integers times 2^-BITS
ONE = 1 << BITS


def fixed(x):
    """A float or Fraction as a fixed point number."""
    f = Fraction(x)
    return (f.numerator << BITS) // f.denominator


def mul(a, b):
    return a * b >> BITS


def div(a, b):
    return (a << BITS) // b


def nearest(a):
    """The double nearest to a fixed point number."""
    return float(Fraction(a, ONE)) if a >= 0 else -float(Fraction(-a, ONE))


def exp(x):
    term = total = ONE
    halvings = 32
    x >>= halvings
    n = 1
    while term:
        term = mul(term, x) // n if x >= 0 else -(mul(-x, term) // n) if term > 0 else mul(-term, -x) // n
        total += term
        n += 1
    for _ in range(halvings):
        total = mul(total, total)
    return total


def atanh_series(z):
    power, square, total, n = z, mul(z, z), 0, 1
    while power:
        total += power // n
        power = mul(power, square)
        n += 2
    return total


def log(x):
    """Of a Fraction near 1 (1/8 .. 8)."""
    f = Fraction(x)
    z = (f - 1) / (f + 1)
    result = atanh_series(fixed(abs(z)))
    return 2 * (result if z >= 0 else -result)


LN2 = log(Fraction(2))


def atan(x):
    """Of a fixed point number in 0 .. 1."""
    halvings = 0
    while x > ONE >> 4:
        root = isqrt((ONE + mul(x, x)) << BITS)
        x = div(x, ONE + root)
        halvings += 1
    power, square, total, n = x, mul(x, x), 0, 1
    while power:
        total += power // n if n % 4 == 1 else -(power // n)
        power = mul(power, square)
        n += 2
    return total << halvings


PI = 16 * atan(ONE // 5) - 4 * atan(ONE // 239)


def asin(x):
    x = fixed(x)
    root = isqrt((ONE - mul(x, x)) << BITS)
    return atan(div(x, root)) if x <= root else PI // 2 - atan(div(root, x))


def sin_cos(x):
    x = fixed(x)
    square, sums = mul(x, x), []
    for term, n in ((x, 1), (ONE, 0)):
        total, sign = 0, 1
        while term:
            total += sign * term
            term = mul(term, square) // ((n + 1) * (n + 2))
            n += 2
            sign = -sign
        sums.append(total)
    return sums


def split(a, grid=None):
    """A fixed point number as a double, rounded to a multiple of 2^grid if that is given, and the double of the rest."""
    if grid is None:
        high = nearest(a)
    else:
        unit = BITS + grid
        high = nearest((a + (1 << (unit - 1)) >> unit) << unit)
    return high, nearest(a - fixed(high))


# --- minimax polynomials
def evaluate(coefficients, x):
    total = 0
    for c in reversed(coefficients):
        total = mul(total, x) + c
    return total


def divided(points, values):
    """The highest divided difference."""
    column = list(values)
    for order in range(1, len(points)):
        column = [div(column[i + 1] - column[i], points[i + order] - points[i]) for i in range(len(column) - 1)]
    return column[0]


def interpolate(points, values):
    """Coefficients of the polynomial through len(points) points, lowest first (Newton)."""
    table, column = [values[0]], list(values)
    for order in range(1, len(points)):
        column = [div(column[i + 1] - column[i], points[i + order] - points[i]) for i in range(len(column) - 1)]
        table.append(column[0])
    result = [table[-1]]
    for c, p in zip(reversed(table[:-1]), reversed(points[: len(table) - 1])):
        result = [c - mul(result[0], p)] + [
            result[i - 1] - (mul(result[i], p) if i < len(result) else 0) for i in range(1, len(result) + 1)
        ]
    return result


def derivative(p):
    return [c * k for k, c in enumerate(p)][1:]


def product(p, q):
    result = [0] * (len(p) + len(q) - 1)
    for i, a in enumerate(p):
        for k, b in enumerate(q):
            result[i + k] += mul(a, b)
    return result


def moved(p, by):
    """p(x + by), by a fixed point number."""
    result = [0]
    for c in reversed(p):
        result = [mul(r, by) + (result[i - 1] if i else 0) for i, r in enumerate(result)] + [result[-1]]
        result[0] += c
    return result


def minimax(taylor, degree, half, relative=False):
    """The polynomial (coefficients as fixed point numbers) of this degree with the smallest largest error, or relative
    error, on -half .. half, for a function given by its Taylor coefficients: Remez' exchange, in the variable x / half."""
    scale, power = [], ONE
    for _ in taylor:
        scale.append(power)
        power = mul(power, half)
    scaled = [mul(c, s) for c, s in zip(taylor, scale)]
    while abs(scaled[-1]) < ONE >> 200:  # what can't change a bit
        scaled.pop()
    count = degree + 2
    points = []
    for k in range(count):
        turn = 2 * k - (count - 1)
        point = sin_cos(PI_FRACTION * abs(turn) / (2 * (count - 1)))[0]
        points.append(-point if turn < 0 else point)
    for _ in range(4):
        values = [evaluate(scaled, p) for p in points]
        weights = [(v if relative else ONE) * (1 if k % 2 else -1) for k, v in enumerate(values)]
        level = div(divided(points, values), divided(points, weights))
        fit = interpolate(points[:-1], [v - mul(level, w) for v, w in zip(values[:-1], weights)])
        error = [f - c for f, c in zip(fit + [0] * (len(scaled) - len(fit)), scaled)]
        slope, curve = derivative(error), derivative(derivative(error))
        if relative:  # of error / function, but for a factor: error' function - error function'
            slope = [a - b for a, b in zip(product(slope, scaled), product(error, derivative(scaled)))]
            curve = derivative(slope)
        for k in range(1, count - 1):
            for _ in range(2):  # Newton's method for the extrema between the ends
                points[k] -= div(evaluate(slope, points[k]), evaluate(curve, points[k]))
    return [div(f, s) for f, s in zip(fit, scale)]


PI_FRACTION = Fraction(PI, ONE)


# --- Taylor series
def atan_taylor(at, terms):
    """From 1 / (1 + x^2): a linear recurrence."""
    x = fixed(at)
    a, slopes = ONE + mul(x, x), []
    for k in range(terms):
        before = slopes[k - 1] if k else 0
        before2 = slopes[k - 2] if k > 1 else 0
        slopes.append(div(ONE, a) if k == 0 else -div(2 * mul(x, before) + before2, a))
    return [atan(x)] + [s // (k + 1) for k, s in enumerate(slopes)]


def asin_taylor(at, terms):
    """From g = (1 - x^2)^(-1/2), for which (1 - x^2) g' = x g."""
    x = fixed(at)
    a = ONE - mul(x, x)
    slopes = [div(ONE, isqrt(a << BITS))]
    for k in range(terms - 1):
        before = slopes[k - 1] * k if k else 0
        slopes.append(div(mul(x, slopes[k]) * (2 * k + 1) + before, a * (k + 1)))
    return [asin(at)] + [s // (k + 1) for k, s in enumerate(slopes)]


# --- the tables
def read_points():
    points, name = {}, None
    for line in (Path(__file__).parent / "real_points.txt").read_text().splitlines():
        if line.startswith("#"):
            continue
        if line[0].isalpha():
            name = line
            points[name] = []
        else:
            points[name] += map(int, line.split())
    return points


def bits_of(x):
    return struct.unpack("<Q", struct.pack("<d", x))[0]


def double_at(bits):
    return struct.unpack("<d", struct.pack("<Q", bits))[0]


def unit(x):
    """The unit in the last place of a positive double."""
    return Fraction(double_at(bits_of(x) + 1)) - Fraction(x)


def exp_rows():
    for k in range(128):
        value = exp(LN2 * k // 128)
        high = nearest(value)
        yield f"0x{bits_of(nearest(div(value, fixed(high)) - ONE)):016x}, 0x{bits_of(high) - (k << 52) // 128:016x}"


def log_rows(offsets, grid, base):
    """The intervals divide 0x1.6p-1 .. 0x1.6p0 evenly in the bits of the double."""
    count = len(offsets)
    first = 0x3FE6000000000000
    for i, offset in enumerate(offsets):
        ends = [Fraction(double_at(first + (k << 52) // count)) for k in (i, i + 1)]
        middle = float(2 / (ends[0] + ends[1]))
        inverse = float(Fraction(middle) + offset * unit(middle))
        yield inverse.hex(), split(div(log(1 / Fraction(inverse)), base), grid)[0].hex()


def pow_rows():
    first = 0x3FE6955500000000
    for i in range(128):
        ends = [Fraction(double_at(first + (k << 45))) for k in (i, i + 1)]
        middle = (ends[0] + ends[1]) / 2
        inverse = Fraction(round(128 / middle), 128) if middle < 1 else Fraction(round(256 / middle), 256)
        high, low = split(log(1 / inverse), -43)
        yield float(inverse).hex(), high.hex(), low.hex()


def sin_rows():
    for k in range(110):
        sine, cosine = sin_cos(Fraction(k, 128))
        yield [x.hex() for x in (*split(sine), *split(cosine))]


def atan_rows(offsets, rests):
    """One entry for each multiple of 1/256 from 1/16 to 1, for what lies within 1/512; the first and the last have half
    of that."""
    last = len(offsets) - 1
    for i, offset in enumerate(offsets):
        half = Fraction(1, 1024 if i in (0, last) else 512)
        middle = Fraction(i + 16, 256) + (half if i == 0 else -half if i == last else 0)
        at = middle + offset * Fraction(1, 1 << 56)
        fit = minimax(atan_taylor(middle, 20), 5, fixed(half + Fraction(1, 100000)), True)
        fit = moved(fit, fixed(at) - fixed(middle))
        fit = [nearest(c) for c in fit[1:6]]
        for k, rest in enumerate(rests[4 * i : 4 * i + 4], 1):
            fit[k] += rest * math.ulp(fit[k])
        yield float(at).hex(), nearest(atan(fixed(at))).hex(), "{" + ", ".join(c.hex() for c in fit) + "}"


def tan_rows(offsets):
    for i, offset in enumerate(offsets):
        at = Fraction(i + 16, 256) + offset * Fraction(1, 1 << 56)
        sine, cosine = sin_cos(at)
        yield [float(x).hex() for x in (at, nearest(div(sine, cosine)), nearest(div(cosine, sine)))]


def asin_rows():
    """One entry for each 1/256 from 1/8 to 31/32, at the middle."""
    for i in range(32, 248):
        at = Fraction(2 * i + 1, 512)
        degree = 6 if i < 128 else 7 if i < 192 else 8 if i < 236 else 9 if i < 244 else 10
        fit = minimax(asin_taylor(at, 60), degree, fixed(Fraction(1, 512)))
        high, low = split(fit[0], -51)
        coefficients = [nearest(c).hex() for c in fit[1:]] + ["0.0"] * (10 - degree)
        yield float(at).hex(), low.hex(), high.hex(), "{" + ", ".join(coefficients) + "}"


def root_rows():
    """1 / sqrt of the middles of 128 intervals: 64 of 1/2 .. 1, 64 of 1 .. 2, to 14 decimals."""
    for i in range(128):
        middle = Fraction(2 * i + 129, 256) if i < 64 else Fraction(2 * i + 1, 128)
        root = div(ONE, isqrt(fixed(middle) << BITS))
        yield (f"{Fraction((root * 10**14 + ONE // 2) >> BITS, 10**14).__float__():.14f}",)


def pi_rows():
    """2/pi in digits of 24 bits."""
    digits = (2 << 2 * WIDE) // (pi_wide())
    for i in range(1, 76):
        yield (f"{digits >> (WIDE - 24 * i) & 0xFFFFFF}.0",)


WIDE = 2000


def pi_wide():
    """pi times 2^WIDE, by Machin's formula."""

    def inverse_atan(n):
        power, total, k = (1 << WIDE + 32) // n, 0, 1
        while power:
            total += power // k if k % 4 == 1 else -(power // k)
            power //= n * n
            k += 2
        return total

    return 16 * inverse_atan(5) - 4 * inverse_atan(239) >> 32


def table(text, name, struct_name, rows):
    rows = ["    {" + (r if isinstance(r, str) else ", ".join(r)) + "},\n" for r in rows]
    text["h"].append(f"extern const struct {struct_name} {name}[{len(rows)}];\n")
    text["c"].append(f"const struct {struct_name} {name}[{len(rows)}] = {{\n" + "".join(rows) + "};\n")


STRUCTS = """
struct RealExp { // 2^(k/128) = H * (1 + tail): the bits of tail, and those of H less k * 2^45
    uint64_t tail, bits;
};
struct RealLog { // of c = 1 / inverse
    double inverse, log;
};
struct RealPow { // the same, with the rest of the logarithm
    double inverse, log, tail;
};
struct RealSin { // of k/128, high and low parts
    double sin, sin_low, cos, cos_low;
};
struct RealAtan { // the value at `at`, and a polynomial in the difference
    double at, value, coefficients[5];
};
struct RealTan { // tangent and cotangent at `at`
    double at, tan, cot;
};
struct RealAsin { // the value at `at`, high and low parts, and a polynomial in the difference
    double at, low, high, coefficients[10];
};
struct RealNumber {
    double value;
};
"""


def main(outdir):
    points = read_points()
    head = "// Generated by tools/gen_real.py.\n"
    text = {"h": [head, "#pragma once\n#include <stdint.h>\n", STRUCTS], "c": [head, '#include "real_tables.h"\n']}
    table(text, "real_exps", "RealExp", exp_rows())
    table(text, "real_logs", "RealLog", log_rows(points["log"], -43, ONE))
    table(text, "real_log2s", "RealLog", log_rows(points["log2"], -44, LN2))
    table(text, "real_pows", "RealPow", pow_rows())
    table(text, "real_sins", "RealSin", sin_rows())
    table(text, "real_atans", "RealAtan", atan_rows(points["atan"], points["atan_rests"]))
    table(text, "real_tans", "RealTan", tan_rows(points["tan"]))
    table(text, "real_asins", "RealAsin", asin_rows())
    table(text, "real_roots", "RealNumber", root_rows())
    table(text, "real_two_over_pi", "RealNumber", pi_rows())
    for kind, lines in text.items():
        (outdir / f"real_tables.{kind}").write_text("".join(lines))


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    main(target)
