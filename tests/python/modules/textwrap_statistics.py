# textwrap, statistics, fractions, decimal: the pure-Python library at work.
import decimal
import fractions
import statistics
import textwrap

text = "The quick brown fox jumps over the lazy dog and runs away from the very lazy dog."
print(textwrap.fill(text, 30), textwrap.shorten(text, 25), repr(textwrap.dedent("  a\n    b\n  c")), textwrap.indent("a\nb", "> "), sep="\n")
print(statistics.mean([1, 2, 4]), statistics.median([3, 1, 2]), statistics.stdev([1.5, 2.5, 4]), statistics.mode("aab"), statistics.pvariance([1, 2, 3, 4]), statistics.quantiles([1, 2, 3, 4, 5]))
F = fractions.Fraction
print(F(1, 3) + F(1, 6), F("0.125"), F(0.5), F(3, -6), F(7, 2) // 1, float(F(1, 3)), F(1, 3) < 0.34, F(1, 3) ** 2, F(22, 7).limit_denominator(5))
D = decimal.Decimal
print(D("0.1") + D("0.2"), D(1) / D(3), D("1.10").quantize(D("0.1")), D("NaN"), D(2).sqrt(), D("1E+3"), D("123.45").as_tuple(), round(D("2.675"), 2), D("-0"))
with decimal.localcontext() as ctx:
    ctx.prec = 5
    print(D(1) / D(7), D(2) ** D("0.5"))
