# round() of floats: half to even, on the exact value, with digits of either sign.
for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 2.665, 0.125, 0.375, 1e16, 123456.789, -123456.789, 5e-324, 1e300, 0.1):
    print(x, round(x), [round(x, n) for n in (0, 1, 2, 3, -1, -2, 20)])
print(round(2.5), type(round(2.5)).__name__, type(round(2.5, 0)).__name__, round(1.23456789, 5), round(-0.04, 1))
print(round(1e22, -22), round(15.0, -1), round(25.0, -1), round(5.015, 2), round(0.285, 2), round(1.1, 400), round(1.1, -400))
for args in ((1.5, "x"), (1.5, 1.0), ("x",), (1e308, -308), (1.7e308, -308), (float("inf"), 2), (float("nan"), 2), (1.5, None)):
    try:
        print(round(*args))
    except Exception as e:
        print(type(e).__name__, e)
print([round(x / 10) for x in range(-30, 31, 5)], [round(x / 4, 1) for x in range(-8, 9)])
print(round(True), round(False, 2), round(7, -1), round(number=3.7), round(2.345, ndigits=2))
