# sum over ints that grow, floats, mixtures, vectors, with a start of each type.
class V:
    def __init__(self, *c):
        self.c = c

    def __add__(self, o):
        return V(*(a + b for a, b in zip(self.c, o.c)))

    def __radd__(self, o):
        return self if o == 0 else NotImplemented

    def __repr__(self):
        return f"V{self.c}"


print(sum([2**60] * 5), sum([2**62, -2**62, 1]), sum(range(10**6)), sum([0.1] * 7), sum([1, 2.5, 3]), sum([1.5, 2**70]), sum([True] * 3), sum([1j, 2]))
print(sum([V(1, 2), V(3, 4)]), sum([V(1, 2)], V(10, 10)), sum([[1], [2]], [0]), sum([(1,), (2,)], ()), sum([{"a": 1}.keys().__len__()]), sum(x * x for x in range(10)))
print(sum([], "x") if False else sum([], 5), sum([], []), sum((), start=1.5), sum([-0.0]), sum([], -0.0), sum([0.5, 0.25], start=1), sum([2**63, 0.5]))
for f in (lambda: sum([V(1), 5]), lambda: sum([1, "a"]), lambda: sum("ab"), lambda: sum([[1]]), lambda: sum([1], []), lambda: sum([1, None])):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(e)
