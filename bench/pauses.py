# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Pauses of the collector with 64 MB live, for `pysgx run --sim --heap 512M bench/pauses.py` (`make bench-pauses`): small
steps of allocation are timed; a step during which a collection ran paused for what it took longer than the median step."""
import gc
import sys
import time

LIVE = 64 << 20


class Node:
    __slots__ = ("left", "right", "value")

    def __init__(self, left, right, value):
        self.left, self.right, self.value = left, right, value


def heap_of(size):
    """A list of small trees and texts of about this size in all: a node takes 32 bytes, an entry of a list 8."""
    return [Node(Node(None, None, str(i)), [i, i + 1.5], i) for i in range(size // 160)]


def step(live, i):
    """Some allocation, and writes into old objects."""
    kept = [Node(None, None, k) for k in range(200)]
    live[i * 7919 % len(live)].left = kept[0]
    return len(kept)


def collections():
    return sum(generation["collections"] for generation in gc.get_stats())


def main(steps):
    live = heap_of(LIVE)
    pauses, others = [], []
    clock, before = time.perf_counter, collections()
    for i in range(steps):
        start = clock()
        step(live, i)
        took = clock() - start
        after = collections()
        (pauses if after != before else others).append(took)
        before = after
    usual = sorted(others)[len(others) // 2]
    pauses = sorted(p - usual for p in pauses)
    if not pauses:
        sys.exit("no collection ran: give more steps")
    print(f"{len(live):,} trees live, {len(pauses)} collections in {steps:,} steps; pauses in ms: "
          f"median {pauses[len(pauses) // 2] * 1e3:.2f}, 99th percentile {pauses[len(pauses) * 99 // 100] * 1e3:.2f}, "
          f"longest {pauses[-1] * 1e3:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100000)
