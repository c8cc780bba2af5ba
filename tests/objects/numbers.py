# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""The built-in numbers against CPython's: the same calls on both, results and exceptions compared.

Usage: numbers.py DRIVER [ROUNDS [GROUP...]]     (DRIVER: build/tests/objects/numbers_test, which tells the form of a line)

Each group makes ROUNDS random calls (default 300) of each function that it looks at, from operands that lie where
things change: powers of two, limb borders, halves, denormals; the seed is fixed.
"""
import math
import random
import struct
import subprocess
import sys

sys.set_int_max_str_digits(0)
# Big enough for every algorithm of limbs_*.c, small enough for CPython.
SIZES = [1, 2, 3, 5, 8, 31, 33, 60, 61, 64, 70, 130, 190]


def bits(d):
    if d != d:
        return "7ff8000000000000"
    return struct.pack(">d", d).hex()


def show(v):
    if v is None or v is True or v is False or v is NotImplemented:
        return {None: "N", True: "T", False: "F", NotImplemented: "X"}[v]
    if isinstance(v, BaseException):
        return "!" + type(v).__name__.encode().hex() + ":" + str(v).encode().hex()
    if isinstance(v, int):
        return "i" + format(v, "x")
    if isinstance(v, float):
        return "f" + bits(v)
    if isinstance(v, complex):
        return "c" + bits(v.real) + bits(v.imag)
    if isinstance(v, str):
        return "s" + v.encode().hex()
    if isinstance(v, (bytes, bytearray)):
        return "b" + v.hex()
    if isinstance(v, tuple):
        return "(" + ",".join(map(show, v)) + ")"
    if isinstance(v, list):
        return "[" + ",".join(map(show, v)) + "]"
    raise TypeError(v)


class Absent:
    """An optional argument that is not given."""


def readable(line):
    """An error's line with its text."""
    if not line.startswith("!"):
        return line
    return "!" + ": ".join(bytes.fromhex(part).decode() for part in line[1:].split(":"))


class Class:
    """The class that a static or class method gets first."""

    def __init__(self, kind):
        self.kind = kind


IntType, FloatType, ComplexType = Class(int), Class(float), Class(complex)


def token(v):
    if isinstance(v, Class):
        return "@" + v.kind.__name__
    return "-" if v is Absent else show(v)


class Calls:
    def __init__(self):
        self.lines, self.expected, self.shown = [], [], []

    def add(self, native, function, *args):
        """One call: `native` is the C name, `function` what CPython does for the same arguments."""
        try:
            result = function(*[a for a in args if a is not Absent and not isinstance(a, Class)])
        except (ArithmeticError, ValueError, TypeError) as e:
            result = e
        self.lines.append(native + "".join(" " + token(a) for a in args))
        self.expected.append(show(result))
        self.shown.append((native, args))

    def method(self, kind, name, *args):
        """kind.name(*args)."""
        self.add(f"{kind.__name__}__{name}", lambda *given: getattr(kind, name)(*given), *args)

    def compare(self, driver):
        run = subprocess.run([driver], input="\n".join(self.lines) + "\n", capture_output=True, text=True)
        got = run.stdout.splitlines()
        failed = 0
        for i, expected in enumerate(self.expected):
            actual = got[i] if i < len(got) else "nothing"
            if actual != expected:
                failed += 1
                if failed <= 10:
                    name, args = self.shown[i]
                    print(f"{name}{args!r:.300}\n  expected {readable(expected):.300}\n  got      {readable(actual):.300}")
            if actual == "nothing":
                failed += len(self.expected) - i - 1
                break
        if run.returncode and not failed:
            print("the driver failed:", run.stdout[-300:], run.stderr[-300:])
            failed = 1
        return len(self.expected) - failed, failed


# --- operands --------------------------------------------------------------------------------------------------


def some_int(r):
    kind = r.randrange(8)
    if kind == 0:
        n = r.randrange(-20, 20)
    elif kind == 1:
        n = r.choice([-1, 1]) * ((1 << r.choice([1, 30, 31, 32, 53, 59, 60, 61, 62, 63, 64, 65, 127, 128, 129, 192])) + r.randrange(-2, 3))
    elif kind == 2:
        n = r.getrandbits(r.randrange(1, 70)) * r.choice([-1, 1])
    elif kind == 3:
        n = r.getrandbits(64 * r.choice(SIZES)) * r.choice([-1, 1])
    elif kind == 4:  # long runs of ones and zeros
        n = 0
        for _ in range(r.randrange(1, 6)):
            run = r.randrange(1, 200)
            n = n << run | (r.getrandbits(1) * ((1 << run) - 1))
        n *= r.choice([-1, 1])
    elif kind == 5:
        n = 10 ** r.randrange(1, 60) * r.choice([-1, 1]) + r.randrange(-1, 2)
    else:
        n = r.getrandbits(r.randrange(1, 400)) * r.choice([-1, 1])
    return n


def some_float(r):
    kind = r.randrange(9)
    if kind == 0:
        return r.choice([0.0, -0.0, 1.0, -1.0, math.inf, -math.inf, math.nan, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308])
    if kind == 1:
        return struct.unpack(">d", struct.pack(">Q", r.getrandbits(64)))[0]
    if kind == 2:
        return float(r.randrange(-1000, 1000)) / r.choice([1, 2, 4, 8, 10, 100, 1000])
    if kind == 3:
        return math.ldexp(r.choice([1, 3, 5, 2**53 - 1, 2**52 + 1]), r.randrange(-1100, 960)) * r.choice([-1, 1])
    if kind == 4:
        return float(r.getrandbits(r.randrange(1, 64))) * r.choice([-1, 1])
    if kind == 5:
        return round(r.uniform(-1000, 1000), r.randrange(6))
    if kind == 6:
        return float(f"{r.randrange(10 ** r.randrange(1, 18))}e{r.randrange(-320, 300)}")
    if kind == 7:  # half-way decimals
        return (r.randrange(-2000, 2000) + 0.5) / 2 ** r.randrange(8)
    return r.uniform(-1, 1) * 10.0 ** r.randrange(-20, 20)


def some_complex(r):
    return complex(some_float(r), some_float(r))


def some_number(r):
    return r.choice([some_int, some_int, some_float, some_float, some_complex, lambda r: r.random() < 0.5, lambda r: None])(r)


# --- groups ----------------------------------------------------------------------------------------------------


def near(r, n):
    """A number beside another: equal, off by one, of about its size, or unrelated."""
    return r.choice([n, -n, n + 1, n - 1, n >> 1, n * 3, some_int(r), some_int(r)])


def group_arithmetic(calls, r, rounds):
    names = ["add", "sub", "mul", "floordiv", "mod", "divmod", "and", "or", "xor", "truediv"]
    for _ in range(rounds):
        for name in names:
            a = some_int(r)
            b = near(r, a)
            calls.method(int, f"__{name}__", a, b)
            calls.method(int, f"__r{name}__", a, b)
        for name in ["lt", "le", "eq", "ne", "gt", "ge"]:
            a = some_int(r)
            calls.method(int, f"__{name}__", a, near(r, a))
        for name in ["neg", "pos", "abs", "invert", "bool", "int", "index", "float", "hash", "repr", "trunc", "floor", "ceil", "getnewargs"]:
            calls.method(int, f"__{name}__", some_int(r))
        for name in ["bit_length", "bit_count", "as_integer_ratio", "conjugate"]:
            calls.method(int, name, some_int(r))
        calls.method(int, "__lshift__", some_int(r), r.randrange(-1, 300))
        calls.method(int, "__rshift__", some_int(r), r.choice([r.randrange(-1, 300), 1 << 70, 64, 128]))
        calls.method(int, "__round__", some_int(r), r.choice([Absent, r.randrange(-30, 3)]))


def group_sizes(calls, r, rounds):
    """Products, quotients and texts of sizes around each threshold; squares; divisors that make estimates wrong."""
    sizes = sorted({s + d for s in [1, 2, 16, 30, 32, 33, 47, 48, 49, 60, 64, 97, 128, 150, 200, 400] for d in (-1, 0, 1)} - {0})
    for _ in range(max(1, rounds // 100)):
        for n in sizes:
            a = r.getrandbits(64 * n) | 1 << (64 * n - 1)
            m = r.choice(sizes)
            b = r.choice([r.getrandbits(64 * m) | 1 << (64 * m - 1), (1 << 64 * m) - 1, (1 << 64 * m - 1) + 1, (1 << 64 * m) - (1 << 64 * (m // 2))])
            calls.method(int, "__mul__", a, b)
            calls.method(int, "__mul__", a, a)
            calls.method(int, "__pow__", a, 2, Absent)
            calls.method(int, "__divmod__", a * b + r.getrandbits(60), b)
            calls.method(int, "__divmod__", a, b)
            calls.method(int, "__divmod__", b << 64 * r.choice(sizes), b + 1)
            calls.method(int, "__mod__", (1 << 64 * (n + m)) - 1, b)


def group_huge(calls, r, rounds):
    """The transform and the recursive division."""
    for n, m in [(2999, 2999), (3000, 3000), (3100, 900), (4096, 4097), (7000, 1000), (9000, 2300)]:
        a = r.getrandbits(64 * n) | 1 << (64 * n - 1)
        b = r.choice([r.getrandbits(64 * m) | 1 << (64 * m - 1), (1 << 64 * m) - 1])
        calls.method(int, "__mul__", a, b)
        calls.method(int, "__mul__", a, a)
        calls.method(int, "__floordiv__", a * b, b)
        calls.method(int, "__mod__", a * b - 1, b)


def group_power(calls, r, rounds):
    for _ in range(rounds):
        a = r.choice([r.randrange(-12, 13), some_int(r) >> 64, r.getrandbits(80)])
        calls.method(int, "__pow__", a, r.choice([r.randrange(-5, 60), r.randrange(4)]), Absent)
        m = r.choice([some_int(r), some_int(r), some_int(r) | 1, r.getrandbits(1024) | 1, 1 << 200, 3 << 130])
        calls.method(int, "__pow__", some_int(r), r.choice([r.randrange(-3, 50), r.getrandbits(130), -r.getrandbits(20)]), m)
        calls.method(int, "__rpow__", r.randrange(20), r.randrange(20), Absent)


def group_text(calls, r, rounds):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"

    def in_base(n, base):
        out = ""
        while n:
            n, d = divmod(n, base)
            out = r.choice([digits[d], digits[d].upper()]) + out
        return out or "0"

    def spoil(s):
        for _ in range(r.choice([0, 0, 0, 1, 2])):
            i = r.randrange(len(s) + 1)
            s = s[:i] + r.choice(["_", " ", "\t", "+", "-", "٣", "\u2003", "é", "0x", "\x1c", "9", "z"]) + s[i:]
        return s

    for _ in range(rounds):
        n, base = abs(some_int(r)), r.randrange(2, 37)
        if r.random() < 0.4:
            base = r.choice([2, 8, 10, 16])
        text = r.choice(["", "-", "+"]) + r.choice(["", "", {2: "0b", 8: "0O", 16: "0X"}.get(base, "")]) + in_base(n, base)
        calls.add("int____new__", lambda t, b: int(t, b), IntType, spoil(text), base)
        text = r.choice(["", "-"]) + r.choice([bin, oct, hex, str])(n)
        calls.add("int____new__", lambda t, b: int(t, b), IntType, spoil(text), 0)
        calls.add("int____new__", lambda t: int(t), IntType, r.choice([spoil(str(n)), str(n).encode()]), Absent)
        calls.add("int____new__", lambda t: int(t), IntType, some_float(r), Absent)
        spec = r.choice(["", "x", "X", "#x", "b", "#o", "d", ",", "_", "+d", " d", "08", "<30", "^30", "=30", "_x", "c", "n", "e", ".3f", "q", "#b"])
        calls.method(int, "__format__", some_int(r) >> r.choice([0, 300, 6000]), spec)
    for n in [0, 1, 38, 39, 40, 41, 79, 80, 81, 100, 200, 500, 1500]:  # limbs
        for v in [1 << 64 * n, (1 << 64 * n) - 1, 10 ** (19 * n), 10 ** (19 * n) - 1, r.getrandbits(64 * n + 1)]:
            calls.method(int, "__repr__", v)
            calls.add("int____new__", lambda t: int(t), IntType, str(v), Absent)
            calls.add("int____new__", lambda t, b: int(t, b), IntType, in_base(v, 7), 7)
            calls.add("int____new__", lambda t, b: int(t, b), IntType, in_base(v, 32), 32)


def group_bytes(calls, r, rounds):
    for _ in range(rounds):
        n = some_int(r)
        size = r.choice([(n.bit_length() + 7) // 8, (n.bit_length() + 8) // 8, r.randrange(20), 0, -1])
        calls.add("int__to_bytes", lambda n, s, o, g: n.to_bytes(s, o, signed=g), n, size, r.choice(["little", "big"]), r.random() < 0.6)
        data = r.randbytes(r.choice([0, 1, 7, 8, 9, 16, 17, r.randrange(40)]))
        data = r.choice([data, b"\0" * 9 + data, b"\xff" * 9 + data, data + b"\xff" * 9, b"\x80" + b"\0" * 20])
        calls.add("int__from_bytes", lambda b, o, g: int.from_bytes(b, o, signed=g), IntType, data, r.choice(["little", "big"]), r.random() < 0.6)


def group_mixed(calls, r, rounds):
    """Every operator of every class on every kind of operand: NotImplemented where CPython gives it."""
    names = ["add", "sub", "mul", "truediv", "floordiv", "mod", "divmod"]
    comparisons = ["lt", "le", "eq", "ne", "gt", "ge"]
    for _ in range(rounds):
        for name in names + ["r" + n for n in names]:
            calls.method(float, f"__{name}__", some_float(r), some_number(r))
        for name in ["add", "sub", "mul", "truediv", "radd", "rsub", "rmul", "rtruediv"]:
            calls.method(complex, f"__{name}__", some_complex(r), some_number(r))
        for kind, make in [(int, some_int), (float, some_float), (complex, some_complex)]:
            for name in comparisons:
                calls.method(kind, f"__{name}__", make(r), some_number(r))
        for name in ["and", "or", "xor", "rand", "ror", "rxor"]:
            calls.method(bool, f"__{name}__", r.random() < 0.5, r.choice([True, False, 5, 1.5, None]))
        # floats beside ints of their size
        d = some_float(r)
        if d == d and abs(d) != math.inf:
            n = int(d) + r.choice([-1, 0, 0, 1])
            for name in comparisons:
                calls.method(float, f"__{name}__", d, n)


def group_float(calls, r, rounds):
    for _ in range(rounds):
        for name in ["repr", "bool", "int", "float", "pos", "neg", "abs", "trunc", "floor", "ceil", "getnewargs"]:
            calls.method(float, f"__{name}__", some_float(r))
        d = some_float(r)
        if d == d:
            calls.method(float, "__hash__", d)
        calls.method(float, "__round__", some_float(r), r.choice([Absent, None, 0, 1, 2, 3, r.randrange(-320, 330), 10**30]))
        for name in ["hex", "is_integer", "as_integer_ratio", "conjugate"]:
            calls.method(float, name, some_float(r))
        a, b = some_float(r), r.choice([some_float(r), float(r.randrange(1, 50))])
        for name in ["mod", "floordiv", "divmod"]:
            calls.method(float, f"__{name}__", a, b)
        text = r.choice([some_float(r).hex(), r.choice(["", "0x", "-0X"]) + format(r.getrandbits(r.randrange(1, 90)), "x") + r.choice([".", ".8", ".80000000000000000001", ""]) + r.choice(["", f"p{r.randrange(-1200, 1100)}", "p", "P+3"])])
        calls.add("float__fromhex", lambda t: float.fromhex(t), FloatType, r.choice(["", " "]) + text + r.choice(["", "", "\n", "q"]))


def group_repr(calls, r, rounds):
    """Doubles of every size, by their bits: the shortest text, and back."""
    for _ in range(rounds * 20):
        calls.method(float, "__repr__", struct.unpack(">d", struct.pack(">Q", r.getrandbits(64)))[0])
        calls.method(float, "__repr__", some_float(r))
    for e in range(-1074, 1024):
        d = math.ldexp(1.0, e)
        for v in (d, math.nextafter(d, 0), math.nextafter(d, math.inf)):
            calls.method(float, "__repr__", v)
    for e in range(-323, 309):
        calls.method(float, "__repr__", float(f"1e{e}"))
        calls.method(float, "__repr__", math.nextafter(float(f"1e{e}"), 0))


def half_way(r):
    """Decimal texts at, and a little off, the middle between two doubles."""
    bits64 = r.getrandbits(64) & ~(1 << 63)
    if bits64 >> 52 == 0x7FF:
        bits64 ^= 1 << 62
    a = struct.unpack(">d", struct.pack(">Q", bits64))[0]
    n, d = a.as_integer_ratio()
    up = struct.unpack(">d", struct.pack(">Q", bits64 + 1))[0]
    if up == math.inf:
        return "1.797693134862315807937289714053e308"
    n2, d2 = up.as_integer_ratio()
    n, d = n * d2 + n2 * d, 2 * d * d2
    while d % 2 == 0 and n % 2 == 0:
        n, d = n // 2, d // 2
    k = d.bit_length() - 1  # d is a power of two: n * 5^k / 10^k
    digits = str(n * 5**k)
    cut = r.choice([len(digits), len(digits), min(len(digits), r.randrange(17, 40))])
    tail = r.choice(["", "0", "1", "00000000000000000001"]) if cut == len(digits) else ""
    return f"{digits[0]}.{digits[1:cut]}{tail}e{len(digits) - 1 - k}"


def group_parse(calls, r, rounds):
    for _ in range(rounds * 5):
        digits = str(r.getrandbits(r.randrange(1, 200)))
        at = r.randrange(len(digits) + 1)
        text = r.choice(["", "-", "+"]) + digits[:at] + r.choice([".", ""]) + digits[at:] + r.choice(["", f"e{r.randrange(-340, 320)}", f"E+{r.randrange(30)}"])
        calls.add("float____new__", lambda t: float(t), FloatType, text)
        calls.add("float____new__", lambda t: float(t), FloatType, half_way(r))
        calls.add("float____new__", lambda t: float(t), FloatType, repr(some_float(r)))
        spoiled = text
        for _ in range(r.randrange(3)):
            i = r.randrange(len(spoiled) + 1)
            spoiled = spoiled[:i] + r.choice(["_", " ", ".", "e", "-", "٣", "\u2003", "é", "inf", "nan", "infinity", "\n"]) + spoiled[i:]
        calls.add("float____new__", lambda t: float(t), FloatType, spoiled)
        calls.add("complex____new__", lambda t: complex(t), ComplexType, spoiled + r.choice(["j", "", "J ", "+1j", ")"]), Absent)
    for text in ["1" + "0" * 400, "0." + "0" * 400 + "1", "1" * 900 + "e-900", "0" * 900 + ".5", "1e400", "1e-400", "1e99999999999", "0e99999999999", "-0", "1e-99999999999999999999", "2.4703282292062327e-324", "2.4703282292062328e-324", "17976931348623158e292", "179769313486231580793e289"]:
        calls.add("float____new__", lambda t: float(t), FloatType, text)


def group_format(calls, r, rounds):
    specs = ["e", "f", "g", "E", "F", "G", "%", "", "n"]
    for _ in range(rounds * 6):
        precision = r.choice(["", ".0", ".1", ".2", ".3", ".6", f".{r.randrange(20)}", f".{r.randrange(40)}", ".330", ".1100"])
        spec = r.choice(["", "+", " ", "#", "+#", "z"]) + r.choice(["", "", "20", "020"]) + r.choice(["", "", ","]) + precision + r.choice(specs)
        calls.method(float, "__format__", some_float(r), spec)
        calls.method(complex, "__format__", some_complex(r), r.choice(["", ".2f", "g", "+.3e", "#", ">40", ".17"]))


def group_complex(calls, r, rounds):
    for _ in range(rounds):
        for name in ["repr", "bool", "neg", "pos", "complex", "getnewargs"]:
            calls.method(complex, f"__{name}__", some_complex(r))
        c = some_complex(r)
        if c == c:
            calls.method(complex, "__hash__", c)
        calls.method(complex, "conjugate", some_complex(r))
        calls.method(complex, "__abs__", complex(r.randrange(-50, 50), r.randrange(-50, 50)))
        calls.method(complex, "__pow__", complex(r.randrange(-9, 9), r.randrange(-9, 9)), r.choice([r.randrange(-9, 9), complex(r.randrange(-5, 5))]), Absent)
        calls.add("complex____new__", lambda *a: complex(*a), ComplexType, some_number(r), r.choice([Absent, some_number(r)]))


GROUPS = {name[6:]: f for name, f in list(globals().items()) if name.startswith("group_")}


def main(driver, rounds=300, *names):
    passed = failed = 0
    for name in names or GROUPS:
        calls = Calls()
        GROUPS[name](calls, random.Random(name), int(rounds))
        good, bad = calls.compare(driver)
        passed, failed = passed + good, failed + bad
        if bad:
            print(f"{name}: {bad} of {good + bad} calls differ")
    print(f"{passed} passed, {failed} failed")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
