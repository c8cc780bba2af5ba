"""float_math: math.sqrt and float power."""
import math
import sys


def run(n):
    x = 1.0
    sqrt = math.sqrt
    for i in range(n):
        x = sqrt(x * x + i) - x ** 0.5
    return x


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1500000))
