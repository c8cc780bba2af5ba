"""str_methods: split, strip, replace, upper, startswith, find."""
import sys


def run(n):
    line = "  The quick brown fox jumps over the lazy dog  "
    total = 0
    for _ in range(n):
        words = line.strip().split(" ")
        total += len(words) + line.find("lazy")
        if line.replace("quick", "slow").upper().startswith("  THE"):
            total += 1
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 300000))
