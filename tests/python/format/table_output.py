# Tables printed by each way of formatting agree.
rows = [("apple", 3, 0.5, True), ("kiwi", 120, 12.345, False), ("melon é", -7, 1e6, None)]
print("%-10s|%6s|%12s|%s" % ("name", "count", "price", "ok"))
for name, count, price, ok in rows:
    a = "%-10s|%6d|%12.2f|%s" % (name, count, price, ok)
    b = "{:<10}|{:6d}|{:12.2f}|{}".format(name, count, price, ok)
    c = f"{name:<10}|{count:6}|{price:12.2f}|{ok}"
    d = name.ljust(10) + "|" + str(count).rjust(6) + "|" + format(price, ".2f").rjust(12) + "|" + str(ok)
    print(c, a == b == c == d)
print("{:=^40}".format(" total "), f"{sum(r[1] for r in rows):,}", "{0:>+10,.1f} {0:e} {0:g} {0:%}".format(1234567.891))
for base in ("b", "o", "d", "x", "X", "#b", "#o", "#x", "08b", "_b", ",d", "+d", " d"):
    print(f"{base:>4}", *[f"{v:{base}}" for v in (0, 5, 255, 65536)], sep=" | ")
w = max(len(r[0]) for r in rows)
print("\n".join(f"{r[0]:>{w}} {'#' * max(0, r[1] // 10)}{'' if r[1] >= 0 else '(negative)'}" for r in rows))
print(*[f"{i:2}" for i in range(1, 11)], sep="", end="\n\n")
for i in range(1, 4):
    print("".join(f"{i * j:4}" for j in range(1, 11)))
print("%s" % [1, "a", None], "%(n)s has %(k)03d" % {"n": "x", "k": 7}, "%5.1f%%" % 99.55, "%+d %+d" % (5, -5), "%x %o %e" % (255, 8, 12345.678), "|%10.3s|%-10s|" % ("abcdef", "xy"))
