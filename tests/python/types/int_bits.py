# int: shifts, and, or, xor, invert, with negative and big operands.
values = (0, 1, -1, 5, -5, 255, -256, 2**62 - 1, -2**62, 2**70 + 5, -2**70 - 5)
for a in values:
    print(a, ~a, a << 3, a >> 2, a << 70, a >> 65, a & 0xFF, a | 0xFF, a ^ 0xFF)
for a in values:
    print([a & b for b in values], [a | b for b in values][3:5], [a ^ b for b in values][:3])
print(1 << 100 >> 98, -1 >> 1000, 1 >> 1000, 0 << 10**20 if True else 0)
for f in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1.0 << 1, lambda: 1 & 1.0, lambda: 1 << 10**30):
    try:
        f()
    except (ValueError, TypeError, OverflowError, MemoryError) as e:
        print(type(e).__name__, e)
print(True & False, True | False, True ^ True, type(True & True).__name__, type(True & 1).__name__)
print((5).bit_length(), (-5).bit_length(), (0).bit_length(), (2**100).bit_length(), (255).bit_count(), (-7).bit_count())
