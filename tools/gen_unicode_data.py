# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Writes the tables of module unicodedata that nothing else needs: categories, directions, widths, numbers, sequences.

Usage: gen_unicode_data.py OUTDIR [UCD]      the sources are those of gen_unicode.py
       gen_unicode_data.py --check [UCD]     compares with the Python that runs it
       gen_unicode_data.py --old             writes tools/unicode_3_2.txt, see there

Of Unicode 3.2 (unicodedata.ucd_3_2_0) the database has the age of each code point and the corrected decompositions; what
else has changed since is in unicode_3_2.txt.
"""
import sys
from pathlib import Path

from gen_unicode import BANNER, SHIFT, SIZE, Database, array, compress, fields, write

OLD = Path(__file__).parent / "unicode_3_2.txt"
CATEGORIES = "Cn Lu Ll Lt Mn Mc Me Nd Nl No Zs Zl Zp Cc Cf Cs Co Lm Lo Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So".split()
DIRECTIONS = ["", *"L LRE LRO R AL RLE RLO PDF EN ES ET AN CS NSM BN B S WS ON LRI RLI FSI PDI".split()]
WIDTHS = "F H W Na A N".split()
OLD_FIELDS = ("category", "bidirectional", "mirrored", "east_asian_width", "decimal")
# Sequences that 15.0 named.
NEWER = ()


class Properties:
    def __init__(self, root):
        data = self.data = Database(root)
        self.mirrored, self.width = bytearray(SIZE), ["F" if category == "Cn" else "N" for category in data.category]
        start = None
        for c, _, rest in fields(root / "UnicodeData.txt"):
            if rest[0].endswith(", First>"):
                start = c
                continue
            for i in range(start if rest[0].endswith(", Last>") else c, c + 1):
                self.mirrored[i] = rest[8] == "Y" and data.assigned[i]
        for first, last, rest in fields(root / "EastAsianWidth.txt"):
            for c in range(first, last + 1):
                if data.category[c] != "Cn":
                    self.width[c] = rest[0]
        self.old_assigned = bytearray(SIZE)
        for first, last, rest in fields(root / "DerivedAge.txt"):
            if tuple(map(int, rest[0].split("."))) <= (3, 2):
                for c in range(first, last + 1):
                    self.old_assigned[c] = data.category[c] != "Cn"
        self.old = {name: {} for name in OLD_FIELDS}
        for line in OLD.read_text().splitlines():
            if line and line[0] != "#":
                where, name, value = line.split()
                first, _, last = where.partition("..")
                for c in range(int(first, 16), int(last or first, 16) + 1):
                    self.old[name][c] = value
        self.corrections = {}
        for c, _, rest in fields(root / "NormalizationCorrections.txt"):
            if rest[2] == "4.0.0":
                self.corrections[c] = int(rest[0], 16)
        self.sequences = []
        for line in (root / "NamedSequences.txt").read_text().splitlines():
            if line and line[0] != "#":
                name, points = line.split(";")
                points = [int(p, 16) for p in points.split()]
                if all(data.assigned[c] for c in points) and name not in NEWER:
                    self.sequences.append((name, points))

    def record(self, c):
        """category, direction, width and mirrored; then what Unicode 3.2 had."""
        data, old = self.data, self.old
        now = (data.category[c], data.bidi[c], self.width[c], self.mirrored[c])
        if not self.old_assigned[c]:
            return now, ("Cn", "", "F", 0), False
        before = (old["category"].get(c, now[0]), old["bidirectional"].get(c, now[1]), old["east_asian_width"].get(c, now[2]),
                  int(old["mirrored"].get(c, now[3])))
        return now, before, True


def pack(values):
    category, direction, width, mirrored = values
    return CATEGORIES.index(category), DIRECTIONS.index(direction), WIDTHS.index(width) | mirrored << 3


def generate(root, outdir):
    p = Properties(root)
    records, numbers = {}, []
    for c in range(SIZE):
        now, before, assigned = p.record(c)
        row = (*pack(now), *pack(before), int(assigned))
        numbers.append(records.setdefault(row, len(records)))
    first, second = compress(numbers)
    numeric = sorted(p.data.numeric.items())
    letters = bytearray()
    for name, points in p.sequences:
        letters += bytes([len(name)]) + name.encode() + bytes([len(points)])
        for c in points:
            letters += c.to_bytes(3, "little")
    decimals = sorted((c, int(v)) for c, v in p.old["decimal"].items())
    head = BANNER.replace("gen_unicode", "gen_unicode_data") + "#pragma once\n#include <stdint.h>\n"
    head += f"""
enum {{ UNICODE_DATA_SHIFT = {SHIFT} }};
struct UnicodeData {{ // category, direction, width | mirrored << 3: numbers in the tables of names; the same in Unicode 3.2
    uint8_t category, direction, width, old_category, old_direction, old_width, old_assigned;
}};
struct UnicodeNumeric {{
    uint32_t c;
    double value;
}};
struct UnicodeOld {{ // a code point, and its decimal digit or its decomposition in Unicode 3.2
    uint32_t c, value;
}};
extern const uint16_t unicode_data_first[{len(first)}];
extern const uint16_t unicode_data_second[{len(second)}];
extern const struct UnicodeData unicode_data[{len(records)}];
extern const struct UnicodeNumeric unicode_numerics[{len(numeric)}];
extern const struct UnicodeOld unicode_old_decimals[{len(decimals)}];
extern const struct UnicodeOld unicode_old_decompositions[{len(p.corrections)}];
extern const uint8_t unicode_sequences[{len(letters)}]; // size, name, number of code points, 3 bytes each
extern const char unicode_categories[{len(CATEGORIES)}][4];
extern const char unicode_directions[{len(DIRECTIONS)}][4];
extern const char unicode_widths[{len(WIDTHS)}][4];
"""
    text = BANNER.replace("gen_unicode", "gen_unicode_data") + '#include "unicode_properties.h"\n'
    text += array("uint16_t", "unicode_data_first", len(first), first)
    text += array("uint16_t", "unicode_data_second", len(second), second)

    def rows(kind, name, lines):
        return f"\nconst struct {kind} {name}[{len(lines)}] = {{\n" + "".join(f"    {{{line}}},\n" for line in lines) + "};\n"

    text += rows("UnicodeData", "unicode_data", [", ".join(map(str, row)) for row in records])
    text += rows("UnicodeNumeric", "unicode_numerics",
                 [f"{c}, " + " / ".join(part + ".0" for part in value.split("/")) for c, value in numeric])
    text += rows("UnicodeOld", "unicode_old_decimals", [f"{c}, {v}" for c, v in decimals])
    text += rows("UnicodeOld", "unicode_old_decompositions", [f"{c}, {v}" for c, v in sorted(p.corrections.items())])
    text += array("uint8_t", "unicode_sequences", len(letters), list(letters))
    for name, values in (("categories", CATEGORIES), ("directions", DIRECTIONS), ("widths", WIDTHS)):
        quoted = ", ".join(f'"{v}"' for v in values)
        text += f"\nconst char unicode_{name}[{len(values)}][4] = {{{quoted}}};\n"
    write(outdir / "unicode_properties.h", head)
    write(outdir / "unicode_properties.c", text)


def check(root):
    import unicodedata

    p, passed, failed = Properties(root), 0, 0
    for c in range(SIZE):
        now, before, assigned = p.record(c)
        for who, values in ((unicodedata, now), (unicodedata.ucd_3_2_0, before)):
            s = chr(c)
            wanted = (who.category(s), who.bidirectional(s), who.east_asian_width(s), who.mirrored(s))
            good = tuple(values) == wanted
            passed, failed = passed + good, failed + (not good)
            if not good:
                print(f"U+{c:04X}: {values}, Python says {wanted}")
        number = p.data.numeric.get(c)
        if number is not None:
            top, _, bottom = number.partition("/")
            number = int(top) / int(bottom or 1)
        good = number == unicodedata.numeric(chr(c), None)
        passed, failed = passed + good, failed + (not good)
        if not good:
            print(f"U+{c:04X}: numeric {number}")
    for name, points in p.sequences:
        try:
            good = unicodedata.lookup(name) == "".join(map(chr, points))
        except KeyError:
            good = False
        passed, failed = passed + good, failed + (not good)
        if not good:
            print(f"sequence {name}")
    print(f"{passed} passed, {failed} failed")
    return failed != 0


def write_old():
    """What the running Python knows of Unicode 3.2 that differs from its newer database."""
    import unicodedata

    old, lines = unicodedata.ucd_3_2_0, []
    for name in OLD_FIELDS:
        run = None
        for c in range(SIZE + 1):
            value = None
            if c < SIZE and old.category(chr(c)) != "Cn":
                default = (-1,) if name == "decimal" else ()
                a, b = (getattr(who, name)(chr(c), *default) for who in (old, unicodedata))
                value = a if a != b else None
            if run and (value is None or value != run[2]):
                lines.append(f"{run[0]:04X}..{run[1]:04X} {name} {run[2]}")
                run = None
            if value is not None:
                run = (run[0] if run else c, c, value)
    OLD.write_text("# Properties that characters had in Unicode 3.2 and do not have in 14.0, where the Unicode Character Database\n"
                   "# that Debian ships does not tell. Written by gen_unicode_data.py --old.\n" + "\n".join(lines) + "\n")


if __name__ == "__main__":
    ucd = Path(sys.argv[2] if len(sys.argv) > 2 else "/usr/share/unicode")
    if sys.argv[1] == "--old":
        write_old()
    elif sys.argv[1] == "--check":
        sys.exit(check(ucd))
    else:
        target = Path(sys.argv[1])
        target.mkdir(parents=True, exist_ok=True)
        generate(ucd, target)
