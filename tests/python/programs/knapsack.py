# Dynamic programming: knapsack, longest common subsequence, edit distance, coins, partitions, matrix chain.
from functools import lru_cache


def knapsack(items, capacity):
    best = [[0] * (capacity + 1)]
    for weight, value, _ in items:
        above = best[-1]
        best.append([max(above[c], above[c - weight] + value if c >= weight else 0) for c in range(capacity + 1)])
    chosen, c = [], capacity
    for i in range(len(items), 0, -1):
        if best[i][c] != best[i - 1][c]:
            chosen.append(items[i - 1][2])
            c -= items[i - 1][0]
    return best[-1][capacity], chosen[::-1]


def common(a, b):
    table = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a, 1):
        for j, y in enumerate(b, 1):
            table[i][j] = table[i - 1][j - 1] + x if x == y else max(table[i - 1][j], table[i][j - 1], key=len)
    return table[-1][-1]


def edits(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        diagonal, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (x != y))
    return row[-1]


def coins(amount, kinds):
    ways = [1] + [0] * amount
    fewest = [0] + [None] * amount
    for k in kinds:
        for a in range(k, amount + 1):
            ways[a] += ways[a - k]
            if fewest[a - k] is not None and (fewest[a] is None or fewest[a - k] + 1 < fewest[a]):
                fewest[a] = fewest[a - k] + 1
    return ways[amount], fewest[amount]


@lru_cache(maxsize=None)
def partitions(n, largest=None):
    largest = n if largest is None else largest
    if n == 0:
        return 1
    return sum(partitions(n - k, k) for k in range(1, min(n, largest) + 1))


def chain(sizes):
    @lru_cache(None)
    def best(i, j):
        if i == j:
            return 0, f"M{i}"
        return min((best(i, k)[0] + best(k + 1, j)[0] + sizes[i] * sizes[k + 1] * sizes[j + 1], f"({best(i, k)[1]}{best(k + 1, j)[1]})") for k in range(i, j))
    return best(0, len(sizes) - 2)


def longest_increasing(xs):
    best = []
    for x in xs:
        best.append(max((b for b in best if b[-1] < x), key=len, default=[]) + [x])
    return max(best, key=len)


def subset_sums(xs):
    sums = {0: ()}
    for x in xs:
        for s, used in list(sums.items()):
            sums.setdefault(s + x, used + (x,))
    return sums


ITEMS = [(12, 4, "green"), (2, 2, "grey"), (1, 1, "blue"), (4, 10, "yellow"), (1, 2, "orange"), (7, 9, "red"), (5, 8, "pink")]
for capacity in (0, 5, 10, 15, 100):
    print(capacity, knapsack(ITEMS, capacity))
big = [((i * 37) % 23 + 1, (i * 53) % 41 + 1, i) for i in range(60)]
print(knapsack(big, 300))
print(common("AGGTABQWERTY", "GXTXAYBWXRT"), repr(common("abc", "xyz")), edits("kitten", "sitting"), edits("", "abc"), edits("intention", "execution"), edits("x" * 60, "xy" * 40))
print(coins(100, (1, 5, 10, 25, 50)), coins(11, (2, 4)), coins(500, (1, 2, 5, 10, 20, 50, 100, 200)), coins(63, (1, 21, 25)))
print([partitions(n) for n in range(12)], partitions(60), chain((40, 20, 30, 10, 30)), chain((5, 10, 3, 12, 5, 50, 6)))
print(longest_increasing([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7]), longest_increasing([(i * 71) % 97 for i in range(80)]))
s = subset_sums([3, 34, 4, 12, 5, 2])
print(s[9], 30 in s, len(s), max(s), [x for x in range(61) if x not in s])
