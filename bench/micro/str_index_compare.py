"""str_index_compare: indexing a str and comparing characters."""
import sys


def run(n):
    s = "the quick brown fox jumps over the lazy dog"
    size = len(s)
    j = total = 0
    for _ in range(n):
        c = s[j]
        if "a" <= c <= "m":
            total += 1
        j += 1
        if j == size:
            j = 0
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 2000000))
