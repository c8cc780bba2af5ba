# str: strip family, justify, fill, removeprefix, expandtabs.
print(repr("  a b \n".strip()), repr("  a ".lstrip()), repr(" a  ".rstrip()), "xxaxx".strip("x"), "abcba".strip("ab"), "xyx".lstrip("x"), "".strip(), repr("\u3000a\xa0".strip()))
print(repr("ab".center(7)), "ab".center(7, "*"), "ab".center(6, "*"), "abc".center(6, "*"), "ab".center(1), repr("ab".ljust(5)), "ab".ljust(5, "."), repr("ab".rjust(5)), "ab".rjust(5, "é"))
print("42".zfill(5), "-42".zfill(5), "+42".zfill(5), "".zfill(3), "abc".zfill(2), "--1".zfill(5))
print("TestCase".removeprefix("Test"), "TestCase".removesuffix("Case"), "x".removeprefix("y"), "x".removesuffix(""), "aa".removeprefix("a"))
print("a\tb\tc".expandtabs(), "a\tb".expandtabs(4), "\t".expandtabs(2) + "|", "ab\ncd\te".expandtabs(4), "a\tb".expandtabs(0))
for f in (lambda: "a".center(5, "xy"), lambda: "a".center("5"), lambda: "a".strip(1), lambda: "a".zfill("3"), lambda: "a".ljust(5, b"x"), lambda: "a".removeprefix(1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
