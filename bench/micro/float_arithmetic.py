"""float_arithmetic: float multiplication, addition, division."""
import sys


def run(n):
    x = 0.5
    for _ in range(n):
        x = x * 3.7 * (1.0 - x)
        x = x / 1.0001
    return x


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 2500000))
