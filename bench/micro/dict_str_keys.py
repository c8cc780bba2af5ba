"""dict_str_keys: get and set with str keys."""
import sys


def run(n):
    keys = [f"key{i}" for i in range(64)]
    d = {k: 0 for k in keys}
    for i in range(n):
        k = keys[i & 63]
        d[k] = d[k] + 1
    return d["key3"]


print(run(int(sys.argv[1]) if len(sys.argv) > 1 else 2000000))
