# str: split, rsplit, splitlines, partition, join.
print("a b  c ".split(), " ".split(), "".split(), "a,b,,c".split(","), ",".split(","), "".split(","), "a\t b\n c".split())
print("a b c d".split(None, 2), " a b c".split(None, 1), "a,b,c,d".split(",", 2), "a,b".split(",", 0), "abc".split("x"), "a--b--c".split("--"))
print("a b c d".rsplit(None, 2), "a,b,c,d".rsplit(",", 1), "a  b".rsplit(), "aXXbXXc".rsplit("XX", 1), "x".rsplit(maxsplit=1))
print("a\nb\r\nc\rd".splitlines(), "a\nb\n".splitlines(True), "".splitlines(), "\n".splitlines(), "a\x0bb\x0cc\x1cd\x85e\u2028f".splitlines())
print("k=v=w".partition("="), "kv".partition("="), "k=v=w".rpartition("="), "kv".rpartition("="), "".partition("x"))
print(",".join(["a", "b"]), "".join([]), "-".join("abc"), ", ".join({"k": 1, "l": 2}), "x".join(["only"]), "é".join(("1", "2")))
for f in (lambda: "a".split(""), lambda: "a".partition(""), lambda: ",".join([1]), lambda: ",".join(["a", None]), lambda: ",".join(5),
          lambda: "a".split(1), lambda: "a".split(",", "x"), lambda: ",".join(["a", b"b"])):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
print("a\u3000b\xa0c\u2003d".split(), "1 2 3".split(sep=" ", maxsplit=1), "a b".split(sep=None), "x\x1fy".split())
