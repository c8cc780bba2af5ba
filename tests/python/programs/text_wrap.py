# Text justification with least raggedness, and word statistics.
TEXT = """It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of
foolishness, it was the epoch of belief, it was the epoch of incredulity, it was the season of Light, it was the
season of Darkness, it was the spring of hope, it was the winter of despair, we had everything before us, we had
nothing before us, we were all going direct to Heaven, we were all going direct the other way."""


def wrap_greedy(words, width):
    lines, line = [], []
    for w in words:
        if line and sum(map(len, line)) + len(line) + len(w) > width:
            lines.append(line)
            line = []
        line.append(w)
    return lines + [line] if line else lines


def wrap_best(words, width):
    """Least sum of squared gaps at line ends, the last line free."""
    n = len(words)
    best = [0.0] + [float("inf")] * n
    back = [0] * (n + 1)
    for end in range(1, n + 1):
        length = -1
        for start in range(end - 1, -1, -1):
            length += len(words[start]) + 1
            if length > width:
                break
            cost = 0 if end == n else (width - length) ** 2
            if best[start] + cost < best[end]:
                best[end], back[end] = best[start] + cost, start
    lines, end = [], n
    while end:
        lines.append(words[back[end]:end])
        end = back[end]
    return lines[::-1], best[n]


def justify(line, width):
    if len(line) == 1:
        return line[0].ljust(width)
    gaps = len(line) - 1
    spaces = width - sum(map(len, line))
    each, extra = divmod(spaces, gaps)
    return "".join(w + " " * (each + (i < extra)) for i, w in enumerate(line[:-1])) + line[-1]


words = TEXT.split()
for line in wrap_greedy(words, 40):
    print("|" + " ".join(line).ljust(40) + "|")
lines, cost = wrap_best(words, 40)
print("cost", cost)
for i, line in enumerate(lines):
    print("|" + (justify(line, 40) if i < len(lines) - 1 else " ".join(line).ljust(40)) + "|")
for width in (30, 50, 72):
    g = wrap_greedy(words, width)
    b, cost = wrap_best(words, width)
    print(width, len(g), len(b), sum((width - len(" ".join(l))) ** 2 for l in g[:-1]), cost)
counts = {}
for w in words:
    w = w.strip(",.").lower()
    counts[w] = counts.get(w, 0) + 1
for w, n in sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:8]:
    print(f"{w:>8} {'*' * n} {n}")
initials = {}
for w in counts:
    initials.setdefault(w[0], []).append(w)
print({k: sorted(v, key=len)[-1] for k, v in sorted(initials.items())})
print(" ".join(w[::-1] if i % 2 else w.title() for i, w in enumerate(words[:12])))
