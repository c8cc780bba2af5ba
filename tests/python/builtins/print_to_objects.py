# print to objects that write, that lack write, that fail, and with flush.
import sys


class W:
    def __init__(self, fail=None):
        self.out, self.fail = [], fail

    def write(self, s):
        if self.fail == "write":
            raise ValueError("write failed")
        self.out.append(s)

    def flush(self):
        if self.fail == "flush":
            raise ValueError("flush failed")
        self.out.append("FLUSH")


w = W()
print("a", 1, file=w)
print(file=w, end="E")
print("x", "y", sep="", end="", flush=True, file=w)
print(w.out)
for target, kw in ((W("write"), {}), (W("flush"), {"flush": True}), (object(), {}), (5, {}), ("s", {})):
    try:
        print("x", file=target, **kw)
        print("printed")
    except (ValueError, AttributeError) as e:
        print(type(e).__name__, e)


class BadStr:
    def __str__(self):
        raise KeyError("no str")


w = W()
try:
    print("first", BadStr(), "last", file=w)
except KeyError as e:
    print(e, w.out)
print("to stdout", file=None)
print("é", "日", file=sys.stdout, sep="🐍")
print(*[], *(), end="|\n", sep="never")
print(print("inner"))
print("a\n", end="")
print("\x00\x01 control".encode())
