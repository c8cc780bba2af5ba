# int: methods and attributes.
print((10).to_bytes(2, "big"), (10).to_bytes(4, "little"), (-3).to_bytes(2, "big", signed=True), (0).to_bytes(0, "big"))
print(int.from_bytes(b"\x01\x00", "big"), int.from_bytes(b"\x01\x00", "little"), int.from_bytes(b"\xff\xfe", "big", signed=True))
print(int.from_bytes([1, 2, 3], "big"), int.from_bytes(b"", "big"), (1).to_bytes(), int.from_bytes(b"\x05"))
print((2**100).to_bytes(13, "little"), int.from_bytes(b"\xff" * 12, "big"))
for f in (lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (1).to_bytes(1, "middle"),
          lambda: (128).to_bytes(1, "big", signed=True), lambda: (1).to_bytes(-1, "big"),
          lambda: int.from_bytes([300], "big"), lambda: int.from_bytes("x", "big")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
n = 6
print(n.real, n.imag, n.numerator, n.denominator, n.conjugate(), n.as_integer_ratio(), n.__index__(), n.__int__())
print(True.real, True.numerator, (5).__add__(3), (5).__add__(2.0), (5).__radd__(1), (5).__bool__(), (5).__neg__())
print(round(12345, -2), round(-15, -1), round(25, -1), round(35, -1), round(5), round(5, 3), round(10**30 + 5, -1))
print((7).__divmod__(2), (7).__pow__(2, 5), (7).__floordiv__(2), (7).__truediv__(2), (7).__eq__(7.0), (3).__ceil__())
