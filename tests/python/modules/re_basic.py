# re: match, search, findall, split, sub, groups, flags.
import re

m = re.match(r"(\w+)@(?P<host>\w+)\.com", "joe@site.com rest")
print(m.group(), m.group(1), m.group("host"), m.groups(), m.groupdict(), m.span(), m.start(2), m.end(), m[1], m)
print(re.match("b", "ab"), re.search("b", "ab").start(), re.fullmatch(r"\d+", "123"), re.fullmatch(r"\d+", "12a"))
print(re.findall(r"\d+", "a1b22c333"), re.findall(r"(\w)(\d)", "a1 b2"), re.findall("", "ab"), [x.group() for x in re.finditer("[aeiou]", "education")])
print(re.split(r"[,;]\s*", "a, b;c,d"), re.split(r"(-)", "a-b-c"), re.split("x", "axbxc", maxsplit=1), re.split(r"\b", "hi there"))
print(re.sub(r"\d", "#", "a1b2"), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub("a", lambda m: m.group().upper(), "banana"), re.sub("a", "x", "aaa", count=2), re.subn("a", "b", "aa"), re.sub(r"(?P<n>\d)", r"<\g<n>>", "a1"))
p = re.compile(r"^(a+)(b*)$", re.I | re.M)
print(p.pattern, p.flags, p.groups, [m.groups() for m in p.finditer("aab\nAB\nccc\na")], re.escape("a.b*c"))
print(re.findall(r"a.c", "abc a\nc", re.S), re.findall(r"(?i)AB", "ab AB"), re.search(r"a{2,3}?", "aaaa").group(), re.search(r"(?<=x)y", "xy").group(), re.search(r"y(?!z)", "yz y").start(), re.match(r"(?:a|b)+", "abba").group(), re.search(r"(\w)\1", "hello").group(), re.search("[^a-z]", "abc1").group())
for bad in ("(", "[a", "*a", "a**", r"\1", "(?P<1>a)", "(?z)", "a{2,1}", "\\"):
    try:
        re.compile(bad)
    except re.error as e:
        print(repr(bad), e)
