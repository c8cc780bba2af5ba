# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""What stepping.py runs with an interrupt in front of each instruction: a little of everything that keeps state in
registers, with a call out now and then. The first line is written before anything is interrupted."""
print("begin", flush=True)


def primes(limit):
    known = []
    for n in range(2, limit):
        if all(n % p for p in known):
            known.append(n)
            yield n


class Account:
    def __init__(self, balance):
        self.balance = balance

    def take(self, sum):
        if sum > self.balance:
            raise ValueError(f"{sum} of {self.balance}")
        self.balance -= sum


print(list(primes(40)), flush=True)
print(2**200 // 3**50, -17 // 5, -17 % 5, flush=True)
print(sum(1 / n for n in range(1, 40)), 2.5**0.5, f"{1 / 3:.10f}", flush=True)
table = {word: len(word) for word in "the quick brown fox jumps over the lazy dog".split()}
print(sorted(table, key=lambda word: (table[word], word)), flush=True)
account = Account(100)
try:
    for part in (30, 50, 40):
        account.take(part)
except ValueError as error:
    print("refused:", error, account.balance, flush=True)
print("ä€😀".encode(), bytes(range(20)).hex(), hash((1, 2.0, 3)), flush=True)
print([[i * j for j in range(4)] for i in range(4)], flush=True)
