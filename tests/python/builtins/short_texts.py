"""Short ways of int(), join, sorted and iter: at their borders."""


def attempt(action):
    try:
        return action()
    except Exception as error:
        return type(error).__name__, str(error)


for text in ("0", "-0", "+7", "00012", "12345678901234567", "123456789012345678", "-99999999999999999", "", "-", "+", " 5 ",
             "5_0", "_5", "5_", "1.0", "0x10", "\u0663", "1" * 30, "- 1", "1\n", "\x001"):
    print(repr(text), attempt(lambda: int(text)), attempt(lambda: int(text, 10)), attempt(lambda: int(text.encode())))
print(int("ff", 16), int("0b11", 0), attempt(lambda: int("9", 8)), list(map(int, ["1", "-2", "3_0"])))


class Text(str):
    def __str__(self):
        return "own"


for gap in ("", ",", ", ", "ab" * 20, "\u00fc", "\u20ac"):
    print(gap.join(["a", "b", "c"]), gap.join(("x" * 20, "", "y")), gap.join([]), gap.join(["one"]), gap.join(["", ""]) == gap,
          gap.join(["\u00e4", "b"]), gap.join(["a", Text("t")]), gap.join({"k": 1, "l": 2}), gap.join("abc"), gap.join(["", "z"]),
          attempt(lambda: gap.join(["a", 5])), attempt(lambda: gap.join(["a", None, "b"])))
print(type(",".join([Text("t")])), type(",".join([Text("t"), Text("u")])))
words = ["pear", "fig", "apple", "kiwi", "plum", "date", "lime"]
print(sorted(words), sorted(words, key=len), sorted(words, reverse=True), sorted(words, key=len, reverse=True),
      sorted(words, key=None, reverse=False), sorted(words, reverse=1), sorted(words, key=lambda w: w[-1], reverse=0),
      attempt(lambda: sorted(words, cmp=1)), attempt(lambda: sorted(words, reverse="x")), attempt(lambda: sorted()),
      attempt(lambda: sorted(words, len)), attempt(lambda: sorted([1, "a"], key=None)))
for n in range(12):
    numbers = [(i * 7 + 3) % 11 for i in range(n)]
    pairs = [(x % 3, i) for i, x in enumerate(numbers)]
    print(sorted(numbers), sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True))
for v in ("ab", b"ab", [1], (1,), {1}, {1: 2}, range(2), frozenset([3]), bytearray(b"x"), memoryview(b"y"), {1: 2}.items()):
    for again in range(3):
        it = iter(v)
    print(type(it).__name__, list(it), [x for x in v], attempt(lambda: iter(5)))
