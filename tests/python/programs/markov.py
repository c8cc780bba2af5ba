# A Markov chain of letters and of words, with an own generator; stationary distribution.
TEXT = """the quick brown fox jumps over the lazy dog the dog sleeps while the fox runs over the hill and the hare
watches the fox run the lazy hare jumps over the quick dog and the brown hill sleeps""".split()


class Random:
    def __init__(self, seed):
        self.state = seed

    def __call__(self):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return self.state / 0x80000000


class Chain:
    def __init__(self, order):
        self.order = order
        self.table = {}

    def train(self, items):
        items = [None] * self.order + list(items) + [None]
        for i in range(len(items) - self.order):
            key, after = tuple(items[i:i + self.order]), items[i + self.order]
            row = self.table.setdefault(key, {})
            row[after] = row.get(after, 0) + 1

    def generate(self, random, limit=30):
        key = (None,) * self.order
        for _ in range(limit):
            row = self.table[key]
            r = random() * sum(row.values())
            for after, n in row.items():
                r -= n
                if r < 0:
                    break
            if after is None:
                return
            yield after
            key = key[1:] + (after,)


words = Chain(1)
words.train(TEXT)
pairs = Chain(2)
pairs.train(TEXT)
random = Random(5)
for chain in (words, pairs):
    for _ in range(3):
        print(" ".join(chain.generate(random, 12)))
letters = Chain(3)
for w in set(TEXT):
    pass
for w in dict.fromkeys(TEXT):
    letters.train(w)
made = []
while len(made) < 12:
    w = "".join(letters.generate(random))
    if w not in made:
        made.append(w)
print(made, [w for w in made if w not in TEXT])
print(len(words.table), len(pairs.table), len(letters.table), words.table[("the",)])
states = sorted({a for (a,) in words.table if a} | {b for r in words.table.values() for b in r if b})
index = {s: i for i, s in enumerate(states)}
p = [1 / len(states)] * len(states)
for step in range(300):
    q = [0.15 / len(states)] * len(states)
    for s, i in index.items():
        row = {a: n for a, n in words.table[(s,)].items() if a is not None}
        total = sum(row.values())
        for a, n in row.items():
            q[index[a]] += 0.85 * p[i] * n / total
        if not row:
            for j in range(len(states)):
                q[j] += 0.85 * p[i] / len(states)
    p = q
print(f"{sum(p):.12f}")
for s in sorted(states, key=lambda s: (-p[index[s]], s))[:8]:
    print(f"{s:>8} {p[index[s]]:.6f} {'#' * int(p[index[s]] * 200)}")
