# complex: arithmetic, repr, parsing, functions.
z = 3 + 4j
print(z, abs(z), z.real, z.imag, z.conjugate(), -z, +z, z * z, z / (1 - 2j), z + 1, 1.5 - z, z ** 2, z ** 0.5, z ** -1, 2 ** z)
print(complex(), complex(1), complex(1, 2), complex(1.5, -0.0), complex("1+2j"), complex(" -3.5j "), complex("j"), complex("(1-1j)"),
      complex("1e5-2E3j"), complex("inf+nanj"), complex(1j, 2j), complex(real=1, imag=2))
for v in (0j, -0j, 1j, -1j, 1 - 0j, complex(-0.0, 0), complex(0.0, -0.0), complex("nan"), complex(1e300, 1e-300), complex(float("inf"), -1)):
    print(repr(v), str(v), bool(v))
print(z == 3 + 4j, z == 3, 3 + 0j == 3, z != z, hash(3 + 0j) == hash(3), (1j) ** 2, 1j * 1j)
for f in (lambda: z < 1, lambda: z // 2, lambda: z % 2, lambda: int(z), lambda: float(z), lambda: z / 0, lambda: 0j ** -1,
          lambda: complex("1+"), lambda: complex("1 + 2j"), lambda: complex("x"), lambda: complex("1", 2), lambda: complex(1, "2"),
          lambda: complex([]), lambda: abs(complex(1e308, 1e308)), lambda: divmod(z, 1), lambda: round(z)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(f"{z} {z:.2f} {z:10.1e}| {z:>12}|{z:+g}", "{:,}".format(1234567.5 + 2j), "%s %r" % (z, z))
print(sum([1j, 2, 0.5]), z.__eq__(1), z ** 0, 0j ** 0, z ** 3, (1 + 1j) ** 10, (1 + 2j) ** (0.5 + 1j), complex(2, 3) * 2.5)
