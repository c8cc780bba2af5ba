# The iterator protocol: __iter__, __next__, the old __getitem__ protocol, exhaustion.
class Down:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Down(3)), sum(Down(5)), max(Down(4)), [*Down(2)], 2 in Down(4))
d = Down(2)
print(next(d), next(d), next(d, "end"))
try:
    next(d)
except StopIteration as e:
    print("stop", e.args)


class Old:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i


print(list(Old()), 9 in Old(), 10 in Old())
a, b, c, d = Old()
print(a, b, c, d)


class NotIter:
    def __iter__(self):
        return 5


class NoNext:
    def __iter__(self):
        return self


class Hidden:
    __iter__ = None


for o in (NotIter(), NoNext(), Hidden(), 5, None, object, 1.5):
    try:
        for x in o:
            pass
    except TypeError as e:
        print(e)
it = iter([1, 2])
print(iter(it) is it, next(it), list(it), list(it))
count = 0


def step():
    global count
    count += 1
    return count


print(list(iter(step, 4)))
