# print: sep, end, file, flush, no arguments, any objects.
import sys

print()
print("a", 1, None, 2.5, [1, "x"], ("t",))
print("a", "b", sep="")
print("a", "b", sep=", ", end="!\n")
print("no newline", end="")
print()
print(*range(5), sep="-")
print("x", end="")
print("y", end="\n\n")
print("to stderr", file=sys.stderr)
print("flushed", flush=True)
print(sep="-")
print("", "", sep="|")
print("a", None, sep=None, end=None)


class W:
    def __init__(self):
        self.parts = []

    def write(self, s):
        self.parts.append(s)


w = W()
print("hello", 5, file=w, sep="+")
print(w.parts)
for kw in ({"sep": 1}, {"end": 2}, {"file": 5}, {"what": 1}):
    try:
        print("x", **kw)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print("tab\tnew\nline", "é日🐍")


class S:
    def __str__(self):
        return "str of S"


print(S(), [S].__len__(), print)
