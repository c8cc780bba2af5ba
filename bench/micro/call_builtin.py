"""call_builtin: calls of builtins: len, abs, min."""
import sys


def run(n):
    text = "hello"
    x = 0
    for i in range(n):
        x += len(text) + abs(-i) + min(i, 3)
    return x


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1500000))
