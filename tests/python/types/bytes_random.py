# Methods and operators of bytes and bytearray on pseudo-random content.
import operator
from _random_text import Random, show

r = Random(2)
ALPHABETS = [b"ab", b"abc ", b"aB1 \t\n", bytes(range(0x7E, 0x84)), b"  \t\r\n\x0b\x1ca", b"01-+z"]
COMPARE = [operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge]

for step in range(4000):
    alphabet = r.choice(ALPHABETS)
    kind = r.choice([bytes, bytearray])
    s = kind(r.bytes(r.choice([5, 12, 40, 300]), alphabet))
    p = r.choice([bytes, bytearray])(r.part(s) if r.below(3) else r.bytes(3, alphabet))
    other = r.choice([bytes, bytearray])(r.bytes(5, alphabet))
    search = [kind.find, kind.rfind, kind.index, kind.rindex, kind.count, kind.startswith, kind.endswith]
    ask = [kind.isalpha, kind.isalnum, kind.isdigit, kind.isspace, kind.islower, kind.isupper, kind.istitle, kind.isascii]
    what = step % 20
    if what == 0:
        show(r.choice(search), s, p)
        show(r.choice(search[:5]), s, r.choice(alphabet))
    elif what == 1:
        show(r.choice(search), s, p, r.index(), r.index())
    elif what == 2:
        show(r.choice([kind.split, kind.rsplit]), s, r.choice([None, p]))
    elif what == 3:
        show(r.choice([kind.split, kind.rsplit]), s, r.choice([None, p]), r.number())
    elif what == 4:
        show(kind.splitlines, s, r.below(2))
    elif what == 5:
        show(r.choice([kind.strip, kind.lstrip, kind.rstrip]), s, r.choice([None, other]))
    elif what == 6:
        show(kind.replace, s, p, other, r.choice([-1, r.number()]))
    elif what == 7:
        show(r.choice([kind.partition, kind.rpartition, kind.removeprefix, kind.removesuffix]), s, p)
    elif what == 8:
        show(r.choice([kind.lower, kind.upper, kind.title, kind.capitalize, kind.swapcase]), s)
    elif what == 9:
        show(r.choice(ask), s)
    elif what == 10:
        show(r.choice([kind.center, kind.ljust, kind.rjust]), s, r.number() + len(s) // 2, s[:1] or b"x")
    elif what == 11:
        show(kind.zfill, s, r.number() + len(s))
        show(kind.expandtabs, s, r.number())
    elif what == 12:
        show(kind.join, s, [r.bytes(5, alphabet) for _ in range(r.below(4))])
    elif what == 13:
        show(operator.getitem, s, slice(r.index(), r.index(), r.choice([None, 1, -1, 2, 3, -2, r.index()])))
    elif what == 14:
        show(operator.getitem, s, r.between(-len(s) - 2, len(s) + 1))
    elif what == 15:
        show(r.choice(COMPARE), s, r.choice([p, other, s]))
    elif what == 16:
        show(operator.add, s, p)
        show(operator.mul, p, r.number())
        show(operator.contains, s, p)
    elif what == 17:
        print(repr(s), list(s), s == kind(list(s)))
        show(kind.hex, s, ":", r.between(-4, 4))
    elif what == 18:
        show(kind.translate, s, None, other)
        show(s.decode, r.choice(["utf-8", "ascii", "latin-1"]), r.choice(["replace", "backslashreplace", "surrogateescape"]))
    else:
        show(kind.fromhex, r.text(8, "0aF \n"))
