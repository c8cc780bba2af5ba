# Conway's game of life on sets of cells and on a torus, with known patterns.
from collections import Counter


def parse(text):
    return {(x, y) for y, line in enumerate(text.split("\n")) for x, c in enumerate(line) if c == "O"}


def step(cells):
    near = Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {c for c, n in near.items() if n == 3 or n == 2 and c in cells}


class Torus:
    def __init__(self, width, height, cells):
        self.width, self.height = width, height
        self.rows = [[int((x, y) in cells) for x in range(width)] for y in range(height)]

    def step(self):
        w, h, old = self.width, self.height, self.rows
        new = []
        for y in range(h):
            up, here, down = old[y - 1], old[y], old[(y + 1) % h]
            row = []
            for x in range(w):
                left, right = x - 1, (x + 1) % w
                n = up[left] + up[x] + up[right] + here[left] + here[right] + down[left] + down[x] + down[right]
                row.append(1 if n == 3 or n == 2 and here[x] else 0)
            new.append(row)
        self.rows = new

    def __str__(self):
        return "\n".join("".join(".O"[c] for c in row) for row in self.rows)

    def population(self):
        return sum(map(sum, self.rows))


GLIDER = parse(".O.\n..O\nOOO")
BLINKER = parse("OOO")
PENTOMINO = parse(".OO\nOO.\n.O.")
ACORN = parse(".O.....\n...O...\nOO..OOO")


def shifted(cells, dx, dy):
    return {(x + dx, y + dy) for x, y in cells}


def run(cells, n):
    for _ in range(n):
        cells = step(cells)
    return cells


print(run(GLIDER, 4) == shifted(GLIDER, 1, 1), run(BLINKER, 2) == BLINKER, len(run(PENTOMINO, 100)), sorted(step(BLINKER)))
c = ACORN
sizes = []
for i in range(150):
    if i % 15 == 0:
        sizes.append(len(c))
    c = step(c)
print(sizes, min(c), max(c))
t = Torus(20, 10, shifted(GLIDER, 2, 2) | shifted(PENTOMINO, 12, 4))
for i in range(41):
    if i % 20 == 0:
        print(f"generation {i}, {t.population()} cells")
        print(t)
    t.step()
seen, cells, n = {}, shifted(PENTOMINO, 5, 5), 0
t = Torus(12, 12, cells)
while (key := str(t)) not in seen:
    seen[key] = n
    t.step()
    n += 1
print("repeats after", n, "first seen at", seen[key])
