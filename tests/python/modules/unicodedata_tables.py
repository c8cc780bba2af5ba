# Every property of one character in 61, and of the first 0x500, in both databases.
import unicodedata

FIELDS = ["category", "bidirectional", "east_asian_width", "mirrored", "combining", "decomposition"]
NUMBERS = ["decimal", "digit", "numeric"]


def properties(who, c):
    row = [getattr(who, name)(c) for name in FIELDS]
    row += [getattr(who, name)(c, None) for name in NUMBERS]
    return row + [who.name(c, None), *(ascii(who.normalize(form, c)) for form in ("NFC", "NFD", "NFKC", "NFKD"))]


for who in (unicodedata, unicodedata.ucd_3_2_0):
    print(who.unidata_version)
    sum_ = 0
    for i in [*range(0x500), *range(0x500, 0x110000, 61), 0x2F868, 0xF951, 0xFDD0, 0xB2, 0x1369]:
        text = repr(properties(who, chr(i)))
        for letter in text:
            sum_ = (sum_ * 31 + ord(letter)) % 1000003
        if i % 5000 == 0 or i in range(0xA0, 0xC0):
            print(hex(i), text)
        if i % 64 == 0:
            print(hex(i), sum_)
