# Format specs of int: every presentation, alignment, sign, grouping.
for v in (0, 1, -1, 42, -42, 1234567, -1234567, 2**70):
    print(v, [format(v, s) for s in ("", "d", "b", "o", "x", "X", "n", "#b", "#o", "#x", "#X", "+d", " d", "-d", ",", "_", "_x", "_b", "#_x")])
    print([format(v, s) for s in ("5", "<5", ">5", "^5", "=5", "05", "+05", "*^9", "*=9", "x<8d", "012,", "012_", "#010x", "+,d", " ,", "<08", "^08", "=+8", "030,d")])
    print([format(v, s) for s in ("e", "f", ".2f", "g", "%", ".1%", "10.1e", "E", "G", ".0f", ",.2f", "020,.3f")])
print([format(v, "c") for v in (65, 233, 0x65e5, 0x1f40d)], format(65, "5c"), format(65, "<5c") + "|", format(65, "^5c") + "|", format(True, "d"), format(True), format(True, "5"), format(True, ">6"), format(False, "x"))
for v, s in ((5, "s"), (5, ".2d"), (5, "z"), (5, "dd"), (5, "5.d"), (5, ",x"), (5, ",_"), (5, "c,"), (-1, "c"), (0x110000, "c"), (5, "+c"), (5, "#c"), (5, "=="), (5, "1000000000000000000000d"), (5, ",b"), (5, "_c"), (5, ",n"), (5, "é"), (5, ">>>5"), (5, "é>5"), (5, "{>5"), (5, "0"), (5, "00"), (5, "<0"), (5, "."), (5, "+ d")):
    try:
        print(s, repr(format(v, s)))
    except Exception as e:
        print(s, type(e).__name__, e)
