"""call_fib: a recursive call with a compare and an addition; n is about the number of calls."""
import sys


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def run(n):
    """Calls of fib(12), each of which makes 465."""
    total = 0
    for _ in range(n // 465):
        total += fib(12)
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 2000000))
