# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Random regular expressions on random texts. A program is a list of cases and a loop that prints what all methods of a
pattern say about each; patterns that re refuses are printed as their errors. Texts are short, so that patterns that
explode end. No group is captured inside of an atomic group or a possessive repeat: CPython 3.11.2 forgets to
restore such groups when it goes back (fixed in 3.11.5)."""

import random

PRELUDE = '''
import re
import warnings
warnings.simplefilter("ignore")


def show(m):
    return m and (m.regs, m.lastindex, m.lastgroup)


def upper(m):
    return m.group().upper()


def attempt(call, *args):
    try:
        return call(*args)
    except (re.error, RecursionError, IndexError, TypeError, ValueError) as e:
        return type(e).__name__, str(e)


def case(number, pattern, flags, texts, repl, pos, end):
    try:
        p = re.compile(pattern, flags)
    except Exception as e:
        print(number, type(e).__name__, e)
        return
    print(number, p.groups, dict(p.groupindex), p.flags)
    for text in texts:
        print(" ", ascii(show(p.match(text))), show(p.fullmatch(text)), show(p.search(text)), show(p.search(text, pos)),
              show(p.search(text, pos, end)), show(p.match(text, pos)), show(p.fullmatch(text, pos, end)))
        print(" ", ascii(p.findall(text)), [m.span() for m in p.finditer(text, pos)], ascii(p.split(text, 3)))
        print(" ", ascii(attempt(p.subn, repl, text)), ascii(attempt(p.sub, upper, text, 2)))
'''

LETTERS = "abcABC01_ -\n"
WIDE = ["\xe9", "\xc9", "\xb5", "\u0130", "\u017f", "\u0101", "\u03a9", "\u2028", "\u212a", "\u4e2d", "\U0001f600", "\U00010400",
        "\U00010428"]
CLASSES = [r"\d", r"\D", r"\s", r"\S", r"\w", r"\W"]
PLACES = ["^", "$", r"\b", r"\B", r"\A", r"\Z"]


class RegexMaker:
    def __init__(self, seed):
        self.random = random.Random(f"regex {seed}")

    def program(self, statements):
        lines = [PRELUDE]
        for number in range(statements):
            lines.append(self.case(number))
        return "\n".join(lines) + "\n"

    def case(self, number):
        r = self.random
        self.is_bytes = r.random() < 0.2
        self.wide = not self.is_bytes and r.random() < 0.4
        self.groups, self.open, self.names, self.atomic = 0, [], [], 0
        pattern = self.alternatives(r.choice([1, 2, 2, 3, 3]))
        texts = [self.text() for _ in range(4)]
        repl = self.replacement()
        flags = r.choice([0, 0, 0, 2, 2, 8, 16, 26, 64 if r.random() < 0.2 else 0])
        if r.random() < 0.15:
            flags |= 4 if self.is_bytes else 256
        pos, end = r.randint(-1, 8), r.randint(0, 20)
        if self.is_bytes:
            pattern, repl, texts = pattern.encode("latin-1"), repl.encode("latin-1"), [t.encode("latin-1") for t in texts]
        return f"case({number}, {pattern!a}, {flags}, {texts!a}, {repl!a}, {pos}, {end})"

    def character(self):
        r = self.random
        if self.is_bytes and r.random() < 0.1:
            return chr(r.choice([0xe9, 0xc9, 0xff, 0x80]))
        if self.wide and r.random() < 0.3:
            return r.choice(WIDE)
        return r.choice(LETTERS[:6] if r.random() < 0.8 else LETTERS)

    def text(self):
        r = self.random
        made = "".join(self.character() for _ in range(r.choice([0, 1, 3, 6, 12, 16])))
        return made * 2 if r.random() < 0.1 else made

    def replacement(self):
        r = self.random
        pieces = ["x", "", r"\g<0>", r"\\", r"\n", "-"]
        if self.groups:
            pieces += [r"\1", r"\g<1>", rf"\g<{self.groups}>"]
        pieces += [rf"\g<{name}>" for name in self.names]
        return "".join(r.choice(pieces) for _ in range(r.randint(0, 3)))

    def alternatives(self, depth):
        count = self.random.choice([1, 1, 1, 2, 2, 3])
        return "|".join(self.sequence(depth) for _ in range(count))

    def sequence(self, depth):
        return "".join(self.repeated(depth) for _ in range(self.random.choice([0, 1, 1, 2, 2, 3, 4])))

    def repeated(self, depth):
        r = self.random
        groups = self.groups
        item = self.item(depth)
        if r.random() < 0.4:
            item += r.choice(["*", "+", "?", "{2}", "{1,2}", "{0,3}", "{2,}", "{,2}"])
            item += r.choice(["", "", "", "?", "?", "+" if self.groups == groups else ""])
        return item

    def literal(self):
        c = self.character()
        return "\\n" if c == "\n" else "\\" + c if c in "- " else c

    def item(self, depth):
        r = self.random
        kind = r.random()
        if depth == 0 or kind < 0.4:
            return self.literal()
        if kind < 0.47:
            return "."
        if kind < 0.55:
            return r.choice(CLASSES)
        if kind < 0.66:
            return self.set()
        if kind < 0.72:
            return r.choice(PLACES)
        if kind < 0.77 and self.groups:
            return self.reference(depth)
        return self.group(depth - 1)

    def reference(self, depth):
        r = self.random
        number = r.randint(1, self.groups)
        if number in self.open:
            return "a"
        if r.random() < 0.4:
            return f"(?({number}){self.sequence(depth - 1)}" + (f"|{self.sequence(depth - 1)})" if r.random() < 0.6 else ")")
        return f"\\{number}"

    def group(self, depth):
        r = self.random
        kind = r.random()
        if kind < 0.45 and not self.atomic:
            self.groups += 1
            number = self.groups
            self.open.append(number)
            name = ""
            if r.random() < 0.2:
                name = f"?P<n{number}>"
                self.names.append(f"n{number}")
            inside = self.alternatives(depth)
            self.open.remove(number)
            return f"({name}{inside})"
        if kind < 0.6:
            return f"(?:{self.alternatives(depth)})"
        if kind < 0.72:
            return f"(?={self.alternatives(depth)})"
        if kind < 0.8:
            return f"(?!{self.alternatives(depth)})"
        if kind < 0.84:
            return "(?<" + r.choice("=!") + self.literal() * r.randint(1, 2) + ")"
        if kind < 0.88:
            return "(?<" + r.choice("=!") + self.sequence(depth) + ")"
        if kind < 0.94:
            self.atomic += 1
            inside = self.alternatives(depth)
            self.atomic -= 1
            return f"(?>{inside})"
        return f"(?{r.choice(['i', 's', 'm', '-i', 'i-s'])}:{self.alternatives(depth)})"

    def set(self):
        r = self.random
        items = []
        for _ in range(r.choice([1, 2, 3, 4])):
            kind = r.random()
            if kind < 0.25:
                items.append(r.choice(CLASSES))
            elif kind < 0.5:
                low, high = sorted([self.character(), self.character()])
                items.append("\\" * (low in "- ") + low + "-" + "\\" * (high in "- ") + high)
            else:
                items.append(self.literal())
        return "[" + r.choice(["", "", "^"]) + "".join(items) + "]"
