# Zeros and separators that fill a width; widths that no memory holds end at once; sizes near the largest are told right.
import io

for width in (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 25, 26, 27):
    print(*(format(number, f"0{width}{sign}") for number in (0, 7, 1234, -98765, 10**12) for sign in ",_"))
    print(format(0xABCDE, f"0{width}_x"), format(-5, f"0{width}_b"), format(1234.5, f"0{width},.1f"))
for width in (10**12, 10**18, 2**63 - 1):
    for spec in (f"0{width}", f">{width}"):
        try:
            print(len(format(1, spec)))
        except MemoryError:
            print("MemoryError")
for size in (2**40, 2**62, 2**63 - 1):
    print(io.BytesIO(b"x").truncate(size), io.StringIO("x").truncate(size))
