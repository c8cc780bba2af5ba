# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Writes the names of Unicode characters as tables of words, for python/objects/unicode_name.h.

Usage: gen_unicode_names.py OUTDIR [UCD]

A name is cut into words, a hyphen beginning a word of its own. Words are numbered by how often they occur; a name is
the numbers of its words (one byte below 192, else two) and a 0. Unicode 14.0, as tools/gen_unicode.py; the names that
Unicode makes by rule (CJK ideographs, Hangul syllables) are made by rule. `--check` compares with the running Python.
"""
import sys
from collections import Counter
from pathlib import Path

from gen_unicode import BANNER, SIZE, VERSION, array, fields, write

ONE_BYTE = 192  # word numbers below it take one byte
NAMES_PER_MARK = 16
WORDS_PER_MARK = 16
# Aliases that 15.0 gave to older characters.
NEWER = ("EM", "ARABIC SMALL HIGH LIGATURE ALEF WITH YEH BARREE", "SUNDANESE LETTER ARCHAIC I")


def read_names(root):
    """{code point: name}, [(alias, code point)], and the ranges of CJK ideographs."""
    assigned = bytearray(SIZE)
    for first, last, rest in fields(root / "DerivedAge.txt"):
        if tuple(map(int, rest[0].split("."))) <= VERSION:
            assigned[first : last + 1] = b"\1" * (last + 1 - first)
    names, ideographs, start = {}, [], None
    for c, _, rest in fields(root / "UnicodeData.txt"):
        if rest[0].endswith(", First>"):
            start = c
        elif rest[0].endswith(", Last>"):
            if rest[0].startswith("<CJK Ideograph"):
                while not assigned[c]:
                    c -= 1
                if assigned[start]:
                    ideographs.append((start, c))
        elif assigned[c] and not rest[0].startswith("<"):
            names[c] = rest[0]
    aliases = [(rest[0], c) for c, _, rest in fields(root / "NameAliases.txt") if assigned[c] and rest[0] not in NEWER]
    return names, aliases, ideographs


def words_of(name):
    return name.replace("-", " -").split(" ")


class Tables:
    def __init__(self, names, aliases):
        texts = [names[c] for c in sorted(names)] + [alias for alias, _ in aliases]
        counts = Counter(word for text in texts for word in words_of(text))
        # Number 0 ends a name.
        self.words = [""] + sorted(counts, key=lambda word: (-counts[word], word))
        number = {word: i for i, word in enumerate(self.words)}
        self.names, self.name_marks = bytearray(), []
        for i, text in enumerate(texts):
            if i % NAMES_PER_MARK == 0:
                self.name_marks.append(len(self.names))
            for word in words_of(text):
                n = number[word]
                if n < ONE_BYTE:
                    self.names.append(n)
                else:
                    self.names += bytes([ONE_BYTE + (n - ONE_BYTE) // 256, (n - ONE_BYTE) % 256])
            self.names.append(0)
        self.letters, self.word_marks = bytearray(), []
        for i, word in enumerate(self.words):
            if i % WORDS_PER_MARK == 0:
                self.word_marks.append(len(self.letters))
            self.letters += bytes([len(word)]) + word.encode()
        self.order = sorted(range(len(texts)), key=texts.__getitem__)
        self.runs, previous = [], -2
        for i, c in enumerate(sorted(names)):
            if c != previous + 1:
                self.runs.append((c, i))
            previous = c
        self.runs.append((SIZE, len(names)))
        self.aliases = [c for _, c in aliases]


def generate(root, outdir):
    names, aliases, ideographs = read_names(root)
    t = Tables(names, aliases)
    arrays = [
        ("uint8_t", "unicode_name_words", t.letters), ("uint32_t", "unicode_name_word_marks", t.word_marks),
        ("uint8_t", "unicode_names", t.names), ("uint32_t", "unicode_name_marks", t.name_marks),
        ("uint16_t", "unicode_name_order", t.order), ("uint32_t", "unicode_name_aliases", t.aliases),
    ]
    pairs = [("unicode_name_runs", t.runs), ("unicode_ideographs", ideographs)]
    head = BANNER + "#pragma once\n#include <stdint.h>\n\nenum {\n"
    head += f"    UNICODE_NAME_ONE_BYTE = {ONE_BYTE},\n    UNICODE_NAMES_PER_MARK = {NAMES_PER_MARK},\n"
    head += f"    UNICODE_WORDS_PER_MARK = {WORDS_PER_MARK},\n    UNICODE_NAMED = {len(names)}, // the rest are aliases\n"
    head += f"    UNICODE_NAME_TOTAL = {len(t.order)},\n}};\n"
    head += "struct UnicodeRange { // a run: first code point, number of its name; ideographs: first and last\n    uint32_t first, second;\n};\n"
    text = BANNER + '#include "unicode_names.h"\n'
    for kind, name, values in arrays:
        head += f"extern const {kind} {name}[{len(values)}];\n"
        text += array(kind, name, len(values), list(values))
    for name, values in pairs:
        head += f"extern const struct UnicodeRange {name}[{len(values)}];\n"
        rows = "".join(f"    {{{a}, {b}}},\n" for a, b in values)
        text += f"\nconst struct UnicodeRange {name}[{len(values)}] = {{\n{rows}}};\n"
    write(outdir / "unicode_names.h", head)
    write(outdir / "unicode_names.c", text)


def check(root):
    import unicodedata

    names, aliases, ideographs = read_names(root)
    passed = failed = 0
    for c in range(SIZE):
        name = names.get(c, "")
        if any(a <= c <= b for a, b in ideographs):
            name = f"CJK UNIFIED IDEOGRAPH-{c:04X}"
        expected = unicodedata.name(chr(c), "")
        good = name == expected or expected.startswith("HANGUL SYLLABLE ")
        passed, failed = passed + good, failed + (not good)
        if not good:
            print(f"U+{c:04X}: {name!r}, Python says {expected!r}")
    for alias, c in aliases:
        good = unicodedata.lookup(alias) == chr(c)
        passed, failed = passed + good, failed + (not good)
    print(f"{passed} passed, {failed} failed")
    return failed != 0


if __name__ == "__main__":
    ucd = Path(sys.argv[2] if len(sys.argv) > 2 else "/usr/share/unicode")
    if sys.argv[1] == "--check":
        sys.exit(check(ucd))
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    generate(ucd, target)
