# Characters by name: \N{...} in literals, and the error handler namereplace.
print("\N{LATIN SMALL LETTER E WITH ACUTE}\N{snake}\N{GREEK SMALL LETTER FINAL SIGMA}\N{CJK UNIFIED IDEOGRAPH-65E5}\N{HANGUL SYLLABLE GAG}")
print(ascii("\N{LINE FEED}\N{BEL}\N{NO-BREAK SPACE}\N{ZERO WIDTH JOINER}\N{Tibetan Mark Gter Yig Mgo -Um Rnam Bcad Ma}\N{CJK UNIFIED IDEOGRAPH-20000}"))
print(f"{1}\N{BULLET}{2}", rb"\N{BULLET}", "\\N{BULLET}", len("\N{HANGUL SYLLABLE HIH}\N{HANGUL SYLLABLE A}"))
text = "aé€\U0001f600日가힣\u0378\udc80\x07\xa0\U0002ffff쉈뷁"
print(text.encode("ascii", "namereplace"), text.encode("latin-1", "namereplace"), "\ud800".encode("utf-8", "namereplace"))
for name in ("SNAKES", "", "LATIN SMALL LETTER E WITH ACUTE ", "HANGUL SYLLABLE X", "HANGUL SYLLABLE GAGX", "CJK UNIFIED IDEOGRAPH-0041", "é", "CJK UNIFIED IDEOGRAPH-65e5"):
    try:
        print(ascii(eval("'a\\N{" + name + "}b'")))
    except SyntaxError as e:
        print(e)
for source in (r"'\N'", r"'\N{'", r"'\Nx'", r"'\N{SNAKE'"):
    try:
        print(eval(source))
    except SyntaxError as e:
        print(e)
whole = "".join(map(chr, list(range(0x250)) + list(range(0x370, 0x400)) + list(range(0x2000, 0x2070)) + list(range(0x1F600, 0x1F650))))
print(whole.encode("ascii", "namereplace").decode("ascii"))
