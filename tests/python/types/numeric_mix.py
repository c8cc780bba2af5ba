# Arithmetic between bool, int, float and complex: types and values of results.
values = [True, 2, -3, 10**20, 0.5, -2.0, 1e300, 1 + 2j]
for a in values:
    for b in values:
        row = []
        for op in (lambda x, y: x + y, lambda x, y: x - y, lambda x, y: x * y, lambda x, y: x / y, lambda x, y: x // y, lambda x, y: x % y):
            try:
                r = op(a, b)
                row.append(f"{type(r).__name__[0]}{r}")
            except Exception as e:
                row.append(type(e).__name__)
        print(a, b, *row)
for a in (True, 2, -3, 0.5, -2.0, 2j):
    print(a, [f"{a ** b}" if not (a == 0 and b < 0) else "" for b in (0, 1, 2, -1, 0.5, True, 3)])
print(1 == 1.0 == True == 1 + 0j, 0.1 == 1e-1, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53 + 1, 10**22 == 1e22, 10**23 == 1e23)
