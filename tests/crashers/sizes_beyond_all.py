# Widths, repetitions, shifts and counts that no memory holds.
import itertools
import sys

huge = 10**15
for name, action in {"width": lambda: "%1000000000000d" % 1, "star": lambda: "%*d" % (huge, 1), "format": lambda: format(1, f">{huge}"), "precision": lambda: f"{1.5:.{huge}f}",
                     "str": lambda: "x" * huge, "list": lambda: [0] * huge, "tuple": lambda: (0,) * sys.maxsize, "bytes": lambda: bytes(huge), "bytearray": lambda: bytearray(sys.maxsize),
                     "shift": lambda: 1 << huge, "power": lambda: len(str(10 ** (10**7))), "center": lambda: "a".center(huge), "zfill": lambda: "1".zfill(huge), "join": lambda: ("x" * 10**7).join(["y"] * 10**4),
                     "range": lambda: len(range(2**70)), "digits": lambda: int("9" * 10**6), "expandtabs": lambda: "\t\t".expandtabs(2**31 - 1), "replace": lambda: ("a" * 10**6).replace("a", "b" * 10**6),
                     "to_bytes": lambda: (1).to_bytes(huge, "big"), "product": lambda: list(itertools.repeat(0, huge)), "literal": lambda: len(compile("x = '" + "a" * 10**7 + "'", "f", "exec").co_consts),
                     "nul": lambda: compile("x = 1\0", "f", "exec"), "utf8": lambda: compile(b"x = '\xff\xfe'", "f", "exec"), "memoryview": lambda: memoryview(b"ab").cast("B", [huge, 0])}.items():
    try:
        print(name, str(action())[:20])
    except (MemoryError, OverflowError, ValueError, TypeError, SyntaxError) as error:
        print(name, type(error).__name__)
