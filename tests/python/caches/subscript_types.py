# One subscript site sees lists, tuples, strings, dicts, bytes, ranges and objects.
def get(c, k):
    return c[k]


def put(c, k, v):
    c[k] = v
    return c


class G:
    def __getitem__(self, k):
        return ("G", k)

    def __setitem__(self, k, v):
        self.last = k, v

    def __repr__(self):
        return "G"


class L(list):
    def __getitem__(self, k):
        return "L" + str(super().__getitem__(k))


class D(dict):
    def __missing__(self, k):
        return "missing"


items = [([1, 2, 3], 1), ((4, 5), -1), ("text", 2), ({"k": "v"}, "k"), (b"bytes", 0), (range(10, 20), 3), (G(), "any"), (L([7]), 0), (D(), 1), (bytearray(b"z"), 0), ({1: "int"}, 1.0), ({1: "int"}, True), ([1, 2], True), ("日本語", 1), (memoryview(b"ab"), 1), ([1, 2, 3], slice(1, 3)), ("abc", slice(None, None, -1)), (list[int] if False else [9], 0)]
for turn in range(3):
    for c, k in items:
        for _ in range(turn * 3):
            get(c, k)
        print(get(c, k), end=" ")
    print()
for c, k, v in (([1, 2], 0, "x"), ({}, "k", 1), (bytearray(b"ab"), 1, 65), (G(), 1, 2), (L([1]), 0, 5), ([1, 2, 3], slice(0, 2), "ab")) * 2:
    print(put(c, k, v), end=" ")
print()
for c, k in (([1], 5), ((), 0), ("", 0), ({}, "q"), (5, 0), (None, 0), ([1], "a"), ("a", 1.5), (b"", 0), (range(3), 9)):
    try:
        print(get(c, k))
    except Exception as e:
        print(type(e).__name__, e)
