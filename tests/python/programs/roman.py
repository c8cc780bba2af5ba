# Roman numerals both ways, number words, and base conversions.
PAIRS = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = [(10**9, "billion"), (10**6, "million"), (1000, "thousand")]


def to_roman(n):
    if not 0 < n < 4000:
        raise ValueError(f"{n} has no Roman numeral")
    out = ""
    for value, letters in PAIRS:
        times, n = divmod(n, value)
        out += letters * times
    return out


def from_roman(text):
    values = {letters: value for value, letters in PAIRS if len(letters) == 1}
    total = 0
    try:
        numbers = [values[c] for c in text.upper()]
    except KeyError as e:
        raise ValueError(f"{e} is no Roman digit in {text!r}") from None
    for this, after in zip(numbers, numbers[1:] + [0]):
        total += -this if this < after else this
    if not total or to_roman(total) != text.upper():
        raise ValueError(f"{text!r} isn't written properly")
    return total


def words(n):
    if n < 0:
        return "minus " + words(-n)
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + ("-" + ONES[n % 10] if n % 10 else "")
    if n < 1000:
        return ONES[n // 100] + " hundred" + (" and " + words(n % 100) if n % 100 else "")
    for scale, name in SCALES:
        if n >= scale:
            rest = n % scale
            return words(n // scale) + " " + name + ("" if not rest else (" and " if rest < 100 else ", ") + words(rest))


def to_base(n, base, digits="0123456789abcdefghijklmnopqrstuvwxyz"):
    if n < 0:
        return "-" + to_base(-n, base)
    out = []
    while True:
        n, d = divmod(n, base)
        out.append(digits[d])
        if not n:
            return "".join(reversed(out))


for n in (1, 4, 9, 14, 40, 90, 400, 1666, 1994, 2026, 3888, 3999):
    print(n, to_roman(n), from_roman(to_roman(n).lower()))
assert all(from_roman(to_roman(n)) == n for n in range(1, 4000))
print(max(range(1, 4000), key=lambda n: len(to_roman(n))), sum(len(to_roman(n)) for n in range(1, 4000)))
for bad in ("IIII", "VX", "ABC", "", "IC", "MMMM", "IXI"):
    try:
        print(from_roman(bad))
    except ValueError as e:
        print("ValueError:", e)
for bad in (0, 4000, -1):
    try:
        to_roman(bad)
    except ValueError as e:
        print(e)
for n in (0, 7, 13, 21, 100, 342, 1000, 1066, 12345, 1000001, 999999999, -42, 2**31):
    print(f"{n:>12,} {words(n)}")
print(sum(len(words(n).replace(" ", "").replace("-", "")) for n in range(1, 1001)))
for base in (2, 3, 7, 16, 36):
    print(base, to_base(123456789, base), int(to_base(123456789, base), base), to_base(-10**20, base), to_base(0, base))
print(sorted(range(1, 21), key=words)[:5], sorted(map(to_roman, range(1, 11))))
