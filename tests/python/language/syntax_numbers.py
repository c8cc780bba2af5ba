# Number literals of every form.
print(0, 00, 1_000_000, 0x_ff, 0XAB, 0o17, 0O1_7, 0b1010, 0B_1)
print(1., .5, 1e3, 1E-3, 1_0.0_1, 1e+1_0, 0.0, 0e0, 123.456e-7)
print(1j, 1.5J, 0j, 1e2j, 1_0j)
print(0xFFFFFFFFFFFFFFFFFFFFFFFF, 123456789012345678901234567890)
print(-1 ** 2, (-1) ** 2, 2 ** -1, 2 ** 3 ** 2, -2 ** -2)
print(1 .real, 1..real, 1.0.is_integer(), (5).bit_length())
print(1e400, -1e400, 1e-400, 5e-324, 1.7976931348623157e308)
print(0.1 + 0.2, 1 / 3, 100000000000000000000.0, 1e16, 1e15, 123456789.123456789)
