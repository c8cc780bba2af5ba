# str: upper, lower, title, capitalize, swapcase, casefold, with Unicode specials.
for s in ("hello World", "ÉCOLE été", "straße", "ǆ ǅ Ǆ", "ﬁne", "ΑΣ ΟΔΟΣ σς", "İstanbul ı", "they're bill's", "1a 2B", "ŉ", "ΐ", "日本", "ᾳ ᾼ", "x²"):
    print(s, "|", s.upper(), "|", s.lower(), "|", s.title(), "|", s.capitalize(), "|", s.swapcase(), "|", s.casefold())
print("A".lower() == "a", "ß".upper(), "ß".casefold() == "SS".casefold(), "Σ".lower(), "aΣ".lower(), "aΣb".lower(), "ΑΣ'".lower())
for s in ("abc", "ABC", "Abc", "aBc", "Title Case", "title case", "A1", "1", "", "É", "ǅ", "日", "a b", "A B", "ª"):
    print(repr(s), s.isupper(), s.islower(), s.istitle())
