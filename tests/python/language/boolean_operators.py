# and, or, not return operands; truth of every type.
print(0 or "x", 1 or "x", 0 and "x", 1 and "x")
print(None or [] or "" or 0.0, 1 and 2 and 3)
print(not 0, not "a", not [])


class Falsy:
    def __bool__(self):
        return False


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


for v in (0, 1, 0.0, -0.0, 0j, "", " ", b"", [], [0], (), (0,), {}, {0: 0}, set(), {0}, None, range(0),
          range(1), Falsy(), Sized(0), Sized(2), object(), print, float("nan"), ...):
    print(type(v).__name__, bool(v), not v)


class Bad:
    def __bool__(self):
        return 1


class BadLen:
    def __len__(self):
        return -1


for b in (Bad(), BadLen()):
    try:
        if b:
            pass
    except Exception as e:
        print(type(e).__name__, e)
