# Regular expressions that take exponential time on long texts, on texts short enough to end; deep and repeated ones on long
# texts, which must not cost stack.
import re

for pattern, text in [(r"(a+)+$", "a" * 16 + "b"), (r"(a|aa)+$", "a" * 20 + "b"), (r"(a|a)*b", "a" * 16), (r"(.*)*x", "y" * 9),
                      (r"(x+x+)+y", "x" * 12), (r"^(([a-z])+.)+[A-Z]([a-z])+$", "a" * 14), (r"(?:a?){20}a{20}", "a" * 20)]:
    print(pattern, bool(re.search(pattern, text)))
for pattern, text in [(r"(.)*", "a" * 200000), (r"(?:a|b)*", "ab" * 100000), (r"(?:(?:a|b)*c?)*$", "ab" * 50000), (r"(a*)*b", "a" * 12 + "b"),
                      (r"(?:(a)|b)*?$", "ab" * 20000), (r"((((a))))*", "a" * 50000), (r"(?=(a*))\1", "a" * 100000), (r"(a)?" * 90, "a" * 90)]:
    found = re.match(pattern, text)
    print(pattern[:30], found.end(), [len(group or "") for group in found.groups()][:4])
for depth in 50, 100000:
    try:
        print(depth, re.compile("(?:" * depth + "a" + ")" * depth).match("a").end())
    except (RecursionError, OverflowError, MemoryError):
        print(depth, "is too much")
for bad in "(" * 1000, "[" * 1000, "a{1,99999999999999999999}", "(?<=a*)b", "\\", "(?P<n>", "*" * 100, "a**", "(?P=x)", "(?(1)a|b|c)":
    try:
        re.compile(bad)
    except (re.error, OverflowError, RecursionError) as error:
        print(bad[:20], type(error).__name__, str(error)[:60])
