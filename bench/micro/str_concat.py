"""str_concat: building a str by +=, and + of two."""
import sys


def run(n):
    total = 0
    for i in range(n // 50):
        s = ""
        for j in range(50):
            s += "ab"
        total += len(s + "x")
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 2000000))
