# Methods and operators of str on pseudo-random text, in all four widths of code points.
import operator
from _random_text import Random, show

r = Random(1)
ALPHABETS = ["ab", "abc ", "aB1 \t\n", "aé€\U0001f600", "ǆǅßŉΣσςİıſ", "  \t\r\n\x0b\x1c\x85\u2028a", "01٣²½", "_aZ·́ͅ",
             "\ud800\udfffa", "xyzXYZ-+0"]
COMPARE = [operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge]
SEARCH = [str.find, str.rfind, str.index, str.rindex, str.count, str.startswith, str.endswith]
CASE = [str.lower, str.upper, str.title, str.capitalize, str.swapcase, str.casefold]
ASK = [str.isalpha, str.isalnum, str.isdigit, str.isspace, str.islower, str.isupper, str.istitle, str.isascii, str.isdecimal,
       str.isnumeric, str.isprintable, str.isidentifier]

for step in range(4000):
    alphabet = r.choice(ALPHABETS)
    s = r.text(r.choice([5, 12, 40, 300]), alphabet)
    p = r.part(s) if r.below(3) else r.text(3, alphabet)
    other = r.text(5, alphabet)
    kind = step % 20
    if kind == 0:
        show(r.choice(SEARCH), s, p)
    elif kind == 1:
        show(r.choice(SEARCH), s, p, r.index(), r.index())
    elif kind == 2:
        show(r.choice([str.split, str.rsplit]), s, r.choice([None, p]))
    elif kind == 3:
        show(r.choice([str.split, str.rsplit]), s, r.choice([None, p]), r.number())
    elif kind == 4:
        show(str.splitlines, s, r.below(2))
    elif kind == 5:
        show(r.choice([str.strip, str.lstrip, str.rstrip]), s, r.choice([None, other]))
    elif kind == 6:
        show(str.replace, s, p, other, r.choice([-1, r.number()]))
    elif kind == 7:
        show(r.choice([str.partition, str.rpartition, str.removeprefix, str.removesuffix]), s, p)
    elif kind == 8:
        show(r.choice(CASE), s)
    elif kind == 9:
        show(r.choice(ASK), s)
    elif kind == 10:
        show(r.choice([str.center, str.ljust, str.rjust]), s, r.number() + len(s) // 2, s[:1] or "x")
    elif kind == 11:
        show(str.zfill, s, r.number() + len(s))
    elif kind == 12:
        show(str.expandtabs, s, r.number())
    elif kind == 13:
        show(str.join, s, [r.text(5, alphabet) for _ in range(r.below(4))])
    elif kind == 14:
        show(operator.getitem, s, slice(r.index(), r.index(), r.choice([None, 1, -1, 2, 3, -2, r.index()])))
    elif kind == 15:
        show(operator.getitem, s, r.between(-len(s) - 2, len(s) + 1))
    elif kind == 16:
        show(r.choice(COMPARE), s, r.choice([p, other, s]))
    elif kind == 17:
        show(operator.add, s, p)
        show(operator.mul, p, r.number())
        show(operator.contains, s, p)
    elif kind == 18:
        print(repr(s), ascii(s), hash(s) == hash(s[:1] + s[1:]), [c for c in s] == list(s))
    else:
        show(s.translate, {ord(c): r.choice([None, "xy", "", 65, 0x20AC, ord("z")]) for c in p})
