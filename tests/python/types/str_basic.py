# str: construction, indexing, slices, concatenation, repetition, membership.
s = "hello world"
print(s[0], s[-1], s[2:5], s[:5], s[6:], s[::-1], s[::2], s[-3:], s[5:2], s[100:], s[-100:3], s[8:2:-2])
print(len(s), s + "!", "-" * 10, 3 * "ab", "" * 5, "a" * -1, "lo w" in s, "" in s, "xyz" not in s)
print(str(), str(5), str(None), str([1, "a"]), str(b"b"), str(b"caf\xc3\xa9", "utf-8"), str(1.0), str(type))
for f in (lambda: s[50], lambda: s["a"], lambda: s + 1, lambda: 1 + s, lambda: s * 1.5, lambda: s * "a", lambda: 5 in s,
          lambda: s[1.0], lambda: s[::0], lambda: s.__setitem__, lambda: setattr(s, "x", 1), lambda: str(b"\xff", "utf-8"),
          lambda: str(1, "utf-8")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a", "é" > "z", "Z" < "a", "10" < "9")
print(list("héllo"), tuple("ab"), set("aaa"), [*"xy"], "".join(reversed("abc")), sorted("banana"), max("hello"), min("hello"))
a = "x"
b = a
a += "y"
print(a, b, s.__contains__("hell"), s.__len__(), s.__getitem__(1), hash("a") == hash("a"))
