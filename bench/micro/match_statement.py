"""match_statement: match on ints, strings and sequences."""
import sys


def kind(v):
    match v:
        case 0:
            return 1
        case "a" | "b":
            return 2
        case [x, y]:
            return x
        case _:
            return 4


def run(n):
    values = [0, "b", (3, 4), 9]
    total = 0
    for i in range(n):
        total += kind(values[i & 3])
    return total


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 800000))
