import unicodedata

u = unicodedata


def attempt(f, *args):
    try:
        print(ascii(f(*args)))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))


for name in ("LATIN SMALL LETTER A", "latin small letter a", "LATIN SMALL LETTER R WITH TILDE", "TAMIL SYLLABLE KSSA", "NO SUCH", "", "x" * 300,
             "CJK UNIFIED IDEOGRAPH-4E00", "HANGUL SYLLABLE GAG", "KEYCAP NUMBER SIGN", "LF", b"BULLET", 7):
    attempt(u.lookup, name)
for text in ("e\u0301", "\u1e9b\u0323", "\uac00\u11a8", "", "abc", "\ufb01", "\U0001d160", "a\u0315\u0300\u05ae\u0062"):
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        print(ascii(u.normalize(form, text)), u.is_normalized(form, text), u.ucd_3_2_0.is_normalized(form, text), end=" ")
    print()
for f in (u.name, u.decimal, u.digit, u.numeric, u.category, u.bidirectional, u.combining, u.mirrored, u.east_asian_width, u.decomposition):
    print(f.__name__)
    for args in (("ab",), ("",), (1,), (b"a",), (), ("a", "b", "c"), ("\ue000",), ("\xbd",), ("7",), ("\u0660",), ("\xb2",)):
        attempt(f, *args)
for f in (u.name, u.decimal, u.digit, u.numeric):
    attempt(f, "\ue000", "fallback")
attempt(u.normalize, "NFX", "\xe9")
attempt(u.normalize, "NFX", "")
attempt(u.normalize, 1, "")
attempt(u.normalize, "NFC", 1)
attempt(u.is_normalized, "NFX", "\xe9")
attempt(u.UCD)
print(type(u.ucd_3_2_0), u.UCD is type(u.ucd_3_2_0), u.unidata_version, u.category.__doc__)
