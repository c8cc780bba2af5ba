# TypeErrors of in-place operators.
for op in ("+=", "-=", "*=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^=", "@="):
    for a, b in ((1, "s"), ("s", 1.5), ([1], 5), ({}, 1), (None, 1), ({1}, [2]), ((1,), [2]), (b"x", "y")):
        x = a
        try:
            exec(f"x {op} b")
            print(op, repr(a), repr(b), "ok")
        except TypeError as e:
            print(op, repr(a), repr(b), e)
