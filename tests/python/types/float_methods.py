# float: methods.
for x in (0.0, 1.5, -2.25, 0.1, 1e300, 5e-324, 255.5, -0.0):
    print(x.hex(), x.as_integer_ratio(), x.is_integer(), float.fromhex(x.hex()) == x)
for s in ("0x1p3", "0x1.8p1", "-0x.8p-2", "1.8", "inf", "nan", "0x1.fffffffffffff8p0", "0x1p-1075", "0x1.8p-1074", "  0xAp1 ", "0X1P0"):
    print(s, float.fromhex(s))
for s in ("", "0x", "0x1p", "xyz", "0x1p1024", "0x1.gp0"):
    try:
        print(float.fromhex(s))
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
print(float("inf").hex(), float("nan").hex(), (2.5).real, (2.5).imag, (2.5).conjugate())
print((2.7).__trunc__(), (2.7).__floor__(), (-2.7).__ceil__(), (2.7).__int__(), (0.5).__bool__(), (1.0).__eq__(1))
print((1.5).__add__(1), (1.5).__radd__(2), (1.5).__add__("x"), (7.5).__divmod__(2), float.__getformat__("double"))
print((1e20).is_integer(), (0.5).is_integer(), float("inf").is_integer(), int(1e20), int(-2.9))
