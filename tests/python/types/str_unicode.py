# str: wide characters: length, index, slices, ord, chr, mixed widths.
s = "aé日🐍\u0301"
print(len(s), [hex(ord(c)) for c in s], s[2], s[3], s[1:4], s[::-1].encode(), s.index("🐍"))
print(chr(0), chr(97), chr(0x65e5), chr(0x10ffff).encode(), ord("é"), ord("\U0010ffff"))
for f in (lambda: chr(-1), lambda: chr(0x110000), lambda: ord(""), lambda: ord("ab"), lambda: ord(5), lambda: chr("a"), lambda: chr(1.5), lambda: ord(b"ab")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
a = "abc"
for tail in ("é", "日", "🐍"):
    a += tail
    print(a, len(a), a[-1], a[0], a == "abc" + a[3:], hash(a) == hash("".join(list(a))))
print(("é" * 3 + "a")[3], ("日" + "a" * 3)[1:] == "aaa", "🐍"[0:1] == "🐍", "a🐍"[:1] == "a", "\u00e9" == "e\u0301")
print(ascii("é日🐍\ud800\n"), repr("\u0301 \u200b \xad \ue000 \U000e0001"), ord(b"x"), "🐍".isprintable())
d = {"日": 1, "é": 2}
print(d["日"], "é" in d, sorted(["é", "z", "a", "日", "🐍", "\uffff"]), max("a日é"))
print("日本語"[1:], "日本語".center(7, "*"), "%5s|" % "日", f"{'日':>4}|", "日" < "🐍", "\uffff" < "\U00010000")
