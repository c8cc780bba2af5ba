# Empty standard input.
import sys

print(repr(sys.stdin.read()), repr(sys.stdin.readline()), list(sys.stdin))
try:
    input()
except EOFError as e:
    print(e)
input("uncaught ")
