# % formatting: every conversion with flags, width, precision.
for spec in ("%d", "%5d", "%-5d|", "%05d", "%+d", "% d", "%x", "%X", "%#x", "%o", "%#o", "%i", "%u", "%.3d", "%+.3d", "%8.3d", "%-8.3d|", "%s", "%r", "%a", "%c", "%5c", "%e", "%f", "%g", "%E", "%F", "%G", "%10.2f", "%.0f", "%#.0f", "%+.1e", "%#g", "%08.3f", "%-10.2e|", "% f", "%ld", "%hd", "%Lf"):
    print(spec, [spec % v for v in (42, -42 if "c" not in spec else 65, 0)])
for spec in ("%f", "%.2f", "%e", "%g", "%.3g", "%10.1f", "%s", "%r", "%d", "%.10g", "%G", "%#.3g", "%+g"):
    print(spec, [spec % v for v in (3.14159, -0.0, 1e10, 1.5e-7, 123456789.0, 0.0001)])
print("%s %s" % (1, "a"), "%s" % [1], "%s" % (None,), "%s" % {"a": 1}, "%%", "%d%%" % 5, "%5s|%-5s|%.2s|%5.1s|" % ("ab", "ab", "abc", "xyz"))
print("%(a)s %(b)05.1f %(a)r" % {"a": "x", "b": 2.25}, "%*d|%-*d|%.*f" % (5, 42, 5, 42, 2, 3.14159), "%c%c" % ("x", 97), "%s" % ("é",), "%a" % "é")
print("%x" % 2**70, "%d" % 10**30, "%d" % 3.99, "%d" % True, "%s" % True, "%i" % -3.99, "%f" % 10**30, "%e" % float("inf"), "%f" % float("nan"), "%05d" % -3, "%05.1f" % float("-inf"), "%x" % -255, "%#o" % 8)
