# Widths, precisions, counts and shifts that no memory holds: an exception, or the right result where there is room. CPython,
# which may have the room and then takes long, is not asked.
import sys
import decimal
import fractions
import struct

BIG = 10 ** 9
TRIALS = {
    "% d": lambda: len("%1000000000d" % 1) == BIG, "% s": lambda: len("%-1000000000s" % "a") == BIG,
    "% f": lambda: len("%.1000000000f" % 1.5) == BIG + 2, "% precision": lambda: len("%.1000000000d" % 1) == BIG,
    "% *": lambda: len("%*d" % (BIG, 1)) == BIG, "% too big": lambda: "%99999999999999999999d" % 1, "bytes %": lambda: len(b"%1000000000d" % 1) == BIG,
    "format int": lambda: len(format(1, "1000000000")) == BIG, "format float": lambda: len(f"{1.5:.1000000000f}") == BIG + 2,
    "format float e": lambda: len(f"{1.5:.1000000000e}") == BIG + 6, "format str": lambda: len(format("a", "1000000000")) == BIG,
    "format center": lambda: len("{:^1000000000}".format("x")) == BIG, "format complex": lambda: len(format(1j, "1000000000")) == BIG,
    "format too big": lambda: format(1, "99999999999999999999"), "format zeros": lambda: len(format(1, "01000000000,")) == BIG,
    "format decimal": lambda: len(format(decimal.Decimal(1), "1000000000")) == BIG, "nested": lambda: len(f"{1:{BIG}}") == BIG,
    "ljust": lambda: len("a".ljust(BIG)) == BIG, "center": lambda: len(b"a".center(10 ** 10)) == 10 ** 10, "zfill": lambda: len("1".zfill(BIG)) == BIG,
    "expandtabs": lambda: len("\t".expandtabs(BIG)) == BIG, "repeat str": lambda: len("ab" * 10 ** 10) == 2 * 10 ** 10,
    "repeat list": lambda: len([0] * BIG) == BIG, "repeat tuple": lambda: len((0,) * BIG) == BIG, "bytes": lambda: len(bytes(10 ** 10)) == 10 ** 10,
    "bytearray": lambda: len(bytearray(BIG)) == BIG, "shift": lambda: (1 << 10 ** 10).bit_length() == 10 ** 10 + 1,
    "list": lambda: list(range(10 ** 11)), "tuple": lambda: tuple(range(10 ** 11)), "struct": lambda: len(struct.pack("1000000000x")) == BIG,
    "to_bytes": lambda: len((1).to_bytes(BIG, "big")) == BIG, "join": lambda: len("".join(["a" * 10 ** 6] * 10 ** 6)) == 10 ** 12,
    "replace": lambda: len(("a" * 10 ** 5).replace("a", "b" * 10 ** 5)) == 10 ** 10, "extend": lambda: [].extend(range(10 ** 11)),
    "insert": lambda: exec("a = [0]\nwhile True: a += a"), "str +=": lambda: exec("a = 'x'\nwhile True: a += a"),
    "int of decimal": lambda: int(decimal.Decimal("1e999999999")), "to fraction": lambda: fractions.Fraction("1e999999999"),
    "dict": lambda: dict.fromkeys(range(10 ** 11)), "set": lambda: set(range(10 ** 11)),
}
for name, trial in TRIALS.items():
    result = True
    if sys.implementation.name != "cpython":
        try:
            result = trial()
        except (MemoryError, OverflowError, ValueError):
            pass
    print(name, "ended" if result else f"gave {result!r:.50}")

# Sources with one literal of 100 MB.
N = 10 ** 8
SOURCES = {
    "str": (lambda: "'" + "a" * N + "'", lambda v: len(v) == N), "escapes": (lambda: "'" + "\\n" * (N // 2) + "'", lambda v: len(v) == N // 2),
    "bytes": (lambda: "b'" + "a" * N + "'", lambda v: len(v) == N), "f-string": (lambda: "f'" + "a" * N + "{1}'", lambda v: len(v) == N + 1),
    "int": (lambda: "1" * N, None), "hex": (lambda: "0x" + "f" * N, lambda v: v.bit_length() == 4 * N), "float": (lambda: "1." + "1" * N, lambda v: v > 1),
    "name": (lambda: "a" * N, None), "comment": (lambda: "1#" + "a" * N, lambda v: v == 1), "unclosed": (lambda: "'" + "a" * N, None),
    "list": (lambda: "[" + "1," * (N // 2) + "]", lambda v: len(v) == N // 2), "dict": (lambda: "{" + "1:2," * (N // 4) + "}", lambda v: len(v) == 1),
    "lines": (lambda: "(\n" * 10 + "\n" * N + "1" + ")" * 10, lambda v: v == 1), "int()": (lambda: "int('" + "1" * N + "')", None),
}
for name, (make, right) in SOURCES.items():
    result = True
    if sys.implementation.name != "cpython":
        try:
            result = eval(make())
            result = right(result) if right else False
        except (MemoryError, SyntaxError, ValueError, NameError):
            result = True
    print("100 MB of", name, "ended" if result else "is wrong")
