# Format specs of float: every presentation, precision, sign, alignment, grouping.
values = (0.0, -0.0, 1.0, -1.5, 3.14159265, 1234567.891, 1e-5, 1e20, 1.5e-300, 123456789012345680.0, 0.5, 2.5, 99.995, float("inf"), float("-inf"), float("nan"))
for v in values:
    print(v, [format(v, s) for s in ("", "e", "f", "g", "%", "E", "F", "G", "n", ".0f", ".1f", ".2f", ".0e", ".3e", ".0g", ".3g", ".10g", ".1%", ".0%", ".3", ".17", ".1")])
    print([format(v, s) for s in ("10", "<10.2f", ">10.2f", "^10.2f", "=+10.2f", "010.2f", "+f", " f", "-f", ",", ",.2f", "_.1f", "*^12.3e", "#.0f", "#g", "#.3g", "012,.1f", "z.1f", "+.1e", "<010.1f")])
for s in ("d", "x", "s", "c", "b", ".2d", "5.", "f5", ".f", ",_", "zz", ".-1f", "..2f", ",n", "é", ".99999999999999f"):
    try:
        print(s, format(1.5, s))
    except Exception as e:
        print(s, type(e).__name__, e)
print([format(x, ".2f") for x in (0.125, 0.375, 2.675, 1.005, 0.005, 0.015, -0.005)], [format(x, ".0f") for x in (0.5, 1.5, 2.5, 3.5)], format(1e300, "f")[:20], len(format(1e300, ",.3f")), format(0.1, ".30f"), format(1 / 3, ".50g"), format(5e-324, ".5g"), format(1e15, "g"), format(123456.0, "g"), format(1234567.0, "g"), format(0.0001, "g"), format(0.00001, "g"), format(100000.0, ""), format(1e16, ""), format(1e16, ".3"), format(12.0, ".5"), format(1e5, ".2"))
