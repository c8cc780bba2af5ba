"""nqueens: place n queens by trying all permutations from a generator; sets decide on diagonals."""
import sys


def permutations(items):
    """Every order of the items, in the lexicographic order of their places."""
    pool = tuple(items)
    n = len(pool)
    places = list(range(n))
    cycles = list(range(n, 0, -1))
    yield tuple(pool[i] for i in places)
    while n:
        for i in reversed(range(n)):
            cycles[i] -= 1
            if cycles[i] == 0:
                places[i:] = places[i + 1:] + places[i:i + 1]
                cycles[i] = n - i
            else:
                j = cycles[i]
                places[i], places[-j] = places[-j], places[i]
                yield tuple(pool[k] for k in places)
                break
        else:
            return


def solutions(n):
    columns = range(n)
    for queens in permutations(columns):
        if n == len(set(queens[i] + i for i in columns)) == len(set(queens[i] - i for i in columns)):
            yield queens


def main(n, rounds=5):
    for _ in range(rounds):
        found = list(solutions(n))
    checksum = 0
    for queens in found:
        for q in queens:
            checksum = (checksum * 31 + q) % 1000000007
    print(f"{n} queens: {len(found)} solutions, first {found[0]}, last {found[-1]}, checksum {checksum}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:])) if len(sys.argv) > 1 else main(9)
