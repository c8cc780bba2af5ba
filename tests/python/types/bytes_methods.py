# bytes: the methods that str has too.
b = b"The quick brown fox"
print(b.upper(), b.lower(), b.title(), b.swapcase(), b.capitalize(), b.split(), b.split(b"q"), b.rsplit(None, 1), b.partition(b" "), b.rpartition(b"o"))
print(b.find(b"quick"), b.find(113), b.rfind(b"o"), b.index(b"fox"), b.count(b"o"), b.count(111), b.startswith(b"The"), b.endswith((b"x", b"y")), b.find(b""), b.find(b"z"))
print(b"  x ".strip(), b"xxaxx".strip(b"x"), b"ab".center(6, b"*"), b"ab".ljust(4), b"ab".rjust(4, b"-"), b"42".zfill(5), b"-4".zfill(4), b"a\tb".expandtabs(4), b"a\nb\r\nc".splitlines(), b"a\nb".splitlines(True))
print(b"a,b,c".split(b",", 1), b",".join([b"a", b"b"]), b"-".join([bytearray(b"x"), b"y"]), b"aXbX".replace(b"X", b"--"), b"aaa".replace(b"a", b"b", 2), b"abc".translate(bytes(range(256)), b"b"), bytes.maketrans(b"ab", b"xy")[97:99], b"abc".translate(None, b"c"))
print(b"abc".isalpha(), b"12".isdigit(), b"a1".isalnum(), b" \n".isspace(), b"A".isupper(), b"a".islower(), b"Ab Cd".istitle(), b"\x80".isascii(), b"".isalpha(), b"\xe9".isalpha())
print(b"TestX".removeprefix(b"Test"), b"TestX".removesuffix(b"X"), b"x".decode(), b"\xe9".decode("latin-1"), b"ab".__contains__(97))
for f in (lambda: b.find("x"), lambda: b.split("x"), lambda: b",".join(["a"]), lambda: b.index(b"zz"), lambda: b.replace("a", b"b"), lambda: b.strip("a"), lambda: b.startswith("T"), lambda: b.split(b""), lambda: b.find(300), lambda: b.count(-1), lambda: b"a".center(3, b"ab"), lambda: bytes.maketrans(b"a", b"bc"), lambda: b"a".translate(b"short")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
