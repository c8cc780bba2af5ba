"""Sets and frozensets compared again and again: the answer is the same each time, whatever was asked before."""


class Own(frozenset):
    pass


def compared(a, b):
    return [a <= b, a < b, a == b, a != b, a >= b, a > b, a.issubset(b), b.issuperset(a)]


def often(a, b):
    answers = {tuple(compared(a, b)) for _ in range(5)}
    print(len(answers), *answers, list(a) == list(a), len(a))


for kind in (set, frozenset, Own):
    for elements in ([], [7], [1, 2, 3, 4, 5], [31, 5, 64, 96, 0], list("seven"), [1, "one", -1], [(1, 2), 3], range(60)):
        few = kind(x for x in elements)
        for other in (frozenset(range(50)), set(elements), frozenset(list(elements)[1:]), frozenset(list(elements) + [99, "z"])):
            often(few, other)

# The first element decides, the last one does, none of them, and an element that was taken away.
row = frozenset([40, 1, 2, 3, 4])
board = set(range(50))
for _ in range(3):
    print(row <= board, row <= board - {40}, row <= board - {4}, row <= board - {1, 2, 3}, row <= set())
board.remove(40)
print(row <= board, row - board, sorted(row | board)[-1], hash(row) == hash(frozenset([40, 1, 2, 3, 4])))
print(sorted(row), min(row), list(row) == list(frozenset([40, 1, 2, 3, 4])), row.copy() is row, set(row) <= row)

deep = other = frozenset()
for _ in range(60):
    deep, other = frozenset([deep]), frozenset([other])
print(deep == other, deep <= other, deep < other)
