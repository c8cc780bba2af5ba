# float: repr of powers of two and ten and their neighbours reads back.
import math
for e in list(range(-1074, 1024, 53)) + [-1074, -1073, -1022, -1023, 1023, 52, 53, 54, 0]:
    x = math.ldexp(1.0, e)
    print(e, repr(x), repr(x * 3) if e < 1000 else "", repr(math.nextafter(x, math.inf)), repr(math.nextafter(x, 0.0)))
for e in range(-323, 309, 19):
    x = float(f"1e{e}")
    print(repr(x), repr(float(f"9.5e{e}")) if e < 308 else "", x == float(repr(x)))
state = 12345
bad = 0
for i in range(3000):
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    m, e = state >> 11, (state >> 3) % 2000 - 1050
    x = math.ldexp(m, e - 53)
    if float(repr(x)) != x:
        bad += 1
    if i % 300 == 0:
        print(repr(x))
print("wrong:", bad)
