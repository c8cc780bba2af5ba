# sys.stdin: iteration, readline, read, mixed.
import sys

print(repr(sys.stdin.readline()))
print(repr(next(sys.stdin)))
for line in sys.stdin:
    print(repr(line))
    if line.startswith("stop"):
        break
print(repr(sys.stdin.read(5)), repr(sys.stdin.read(1)), repr(sys.stdin.readline()), repr(sys.stdin.readline(3)))
print(sys.stdin.readlines(2))
rest = sys.stdin.read()
print(len(rest), repr(rest[:10]), repr(rest[-10:]))
print(repr(sys.stdin.read()), repr(sys.stdin.readline()), list(sys.stdin))
