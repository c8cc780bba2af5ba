"""dict_methods: get with a default, setdefault, in."""
import sys


def run(n):
    d = {}
    hits = 0
    for i in range(n):
        k = i % 97
        d[k] = d.get(k, 0) + 1
        d.setdefault(k, 5)
        if k in d:
            hits += 1
    return hits


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1000000))
