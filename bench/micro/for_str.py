"""for_str: for over the characters of a str."""
import sys


def run(n):
    s = "abcdefghij" * 10
    total = 0
    for _ in range(n // 100):
        for c in s:
            if c == "d":
                total += 1
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 3000000))
