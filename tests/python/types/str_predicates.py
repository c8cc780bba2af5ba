# str: isalpha, isdigit and so on for many kinds of characters.
names = ("isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isidentifier", "isprintable", "isascii", "isupper", "islower", "istitle")
print(names)
for s in ("", "a", "abc1", "12", "٣", "²", "½", "Ⅷ", "一", "é", " ", "\t\n", "\xa0", "\u200b", "_x", "9a", "a b", "\x00", "\x7f", "ª", "ǅ", "🐍", "\ud800", "\u0301", "ß", "-1", "1.5", "日本語", "\x1c", "\u2028", "Ⓐ", "ⓐ"):
    print(ascii(s), "".join("1" if getattr(s, n)() else "0" for n in names))
count = {n: 0 for n in names}
for i in range(0x3000):
    c = chr(i)
    for n in names:
        if getattr(c, n)():
            count[n] += 1
print(count)
