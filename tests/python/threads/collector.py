# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Objects that one thread makes and others use, while the collector runs: nothing that a thread holds may be lost."""
import threading


def build(depth):
    return None if depth == 0 else (build(depth - 1), build(depth - 1))


def count(tree):
    return 1 if tree is None else count(tree[0]) + count(tree[1])


def texts(n):
    words = ["%d-%s" % (i, "x" * (i % 7)) for i in range(n)]
    return sum(len(w) for w in sorted(words, key=lambda w: w[::-1]))


def generator(n):
    for i in range(n):
        yield {"i": i, "square": i * i}


def work(results, n):
    kept = [build(4) for _ in range(4)]
    for _ in range(3):
        results.append((count(build(6)), texts(60), sum(d["square"] for d in generator(40)), f"{n}"[0] == str(n)[0]))
    results.append(sum(count(tree) for tree in kept))


alone = []
work(alone, 1)
results = [[] for _ in range(4)]
threads = [threading.Thread(target=work, args=(results[n], n)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(alone)
print([r == alone for r in results])
