# What a program puts into a UnicodeError's parts: its text takes it as it is. (CPython 3.11.2 reads any
# memory, or fails, when the object is of another kind: that is left out.)
MAKERS = {"decode": lambda: UnicodeDecodeError("a", b"bcd", 0, 1, "why"), "encode": lambda: UnicodeEncodeError("a", "bcd", 0, 1, "why"), "translate": lambda: UnicodeTranslateError("bcd", 0, 1, "why")}
for kind, make in MAKERS.items():
    for part in ("start", "end"):
        for value in (-5, -1, 0, 1, 2, 3, 100, 2**40):
            error = make()
            setattr(error, part, value)
            print(kind, part, value, error)
    for value in (b"", b"x", b"xyz" * 9) if kind == "decode" else ("", "x", "\u1234", "\U00012345"):
        error = make()
        error.object = value
        print(kind, error)
