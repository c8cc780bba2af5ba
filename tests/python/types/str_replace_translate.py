# str: replace, translate, maketrans.
print("aaa".replace("a", "b"), "aaa".replace("a", "bb", 2), "abc".replace("", "-"), "abc".replace("", "-", 2), "abab".replace("ab", ""), "x".replace("y", "z"), "".replace("", "x"), "aXbXc".replace("X", "🐍"), "日日".replace("日", "d"), "aaaa".replace("aa", "b"), "abc".replace("b", "b", 0), "aaa".replace("a", "b", -1))
t = str.maketrans("abc", "xyz", "d")
print("abcd".translate(t), t, str.maketrans({"a": "1", 98: None, "c": "long"}), "abcabc".translate(str.maketrans({"a": "1", 98: None, "c": "long"})))
print("hello".translate({ord("l"): 0x65e5, ord("o"): "!?"}), "abc".translate({}), "abc".translate(dict.fromkeys(map(ord, "ab"))))


class T:
    def __getitem__(self, k):
        if k == 97:
            raise LookupError
        return k + 1


print("abc".translate(T()))
for f in (lambda: str.maketrans("ab", "c"), lambda: str.maketrans({"ab": 1}), lambda: str.maketrans(5), lambda: "a".translate({97: 1.5}), lambda: "a".translate({97: 0x110000}), lambda: "a".replace(1, "x"), lambda: "a".replace("a"), lambda: "a".translate(5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
