# fsum with what is no number: the partial sums before it are dropped.
import math


def attempt(*terms):
    try:
        print(terms, math.fsum(terms))
    except (OverflowError, ValueError) as e:
        print(terms, type(e).__name__, e)


inf, nan, big = math.inf, math.nan, 1.7e308
for special in inf, -inf, nan:
    attempt(big, special, big)
    attempt(special, big, big)
    attempt(big, big, special)
    attempt(big, special, -big, big, 1.0)
attempt(inf, -inf)
attempt(inf, nan, -inf)
attempt(-0.0)
attempt(-0.0, 0.0)
attempt(1e308, -1e308, -0.0)
