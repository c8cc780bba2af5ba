# str.format, format() and % with pseudo-random specs: what is printed, and what is refused.
from _random_text import Random, show

r = Random(4)
INTS = [0, 1, -1, 12345, -99999999, 255, 10**9, True, 10**20, -(10**18) - 7]
FLOATS = [0.0, -0.0, 1.5, -2.25, 1e22, 1e-7, 123456.789, float("inf"), float("-inf"), float("nan"), 1e300, 5e-324, 0.1]
TEXTS = ["", "a", "abc", "é€", "\U0001f600x"]


def spec():
    out = r.choice(["", "", "<", ">", "^", "=", "*=", "0>", "x<", "é^"]) + r.choice(["", "", "+", "-", " "])
    out += r.choice(["", "", "", "z"]) + r.choice(["", "", "#"]) + r.choice(["", "", "0"]) + r.choice(["", "5", "12", "20"])
    return out + r.choice(["", "", ",", "_"]) + r.choice(["", "", "", ".0", ".3", ".10"])


for _ in range(600):
    show(format, r.choice(INTS), spec() + r.choice(["", "d", "x", "X", "b", "o", "c", "n", "e", "f", "%", "s"]))
    show(format, r.choice(FLOATS), spec() + r.choice(["", "e", "E", "f", "F", "g", "G", "n", "%", "d"]))
    show(format, r.choice(TEXTS), spec() + r.choice(["", "s", "d"]))
    show(format, complex(r.choice(FLOATS), r.choice(FLOATS)), spec() + r.choice(["", "e", "f", "g", "n", "%"]))

FLAGS, WIDTHS, PRECISIONS = ["", "", "-", "0", "+", "#", " ", "-0", "+#", "#0"], ["", "", "5", "12", "*"], ["", "", ".0", ".2", ".5", ".*"]
for _ in range(1200):
    template = "<%" + r.choice(FLAGS) + r.choice(WIDTHS) + r.choice(PRECISIONS) + r.choice("sradxXociu%efgEFG") + ">"
    template += r.choice(["", "%s", "%r", "%%", "%(a)s"])
    values = [r.choice([r.between(-300, 300), "é", "ab", None, 65, True, 1.5, [1], 2**70]) for _ in range(r.between(1, 4))]
    show(lambda: template % tuple(values))
    show(lambda: template.encode("latin-1") % tuple(values))
    if len(values) == 1:
        show(lambda: template % values[0])
        show(lambda: template % {"a": values[0]})

STARTS = ["{", "{0", "{1", "{[0]", "{a", "{0[0]", "{{", "}}", "{a.real", "{0!", "{0.x"]
ENDS = ["}", "!r}", "!s}", "!a}", ":5}", ":>{}}", ":{1}}", "!r:^10}", "", "}}", "{", ":{a}}"]
for _ in range(800):
    template = r.choice(["", "x"]) + r.choice(STARTS) + r.choice(ENDS) + r.choice(["", "{}", "y"])
    values = [r.choice([r.between(0, 30), "é", "ab", None]) for _ in range(r.below(4))]
    show(lambda: template.format(*values, a=7))
