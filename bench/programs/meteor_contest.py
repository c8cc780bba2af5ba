"""meteor_contest: all ways to fill a board of 5 by 10 hexagons with ten pieces of five: sets of cells,
built by turning and flipping each piece, and a search that fills the first free cell."""
import sys

WIDTH, HEIGHT = 5, 10
E, SE, SW, W, NW, NE = range(6)
STEPS = {E: (1, 0), W: (-1, 0)}

# Each piece as a walk from its first cell; a step may return to a cell already taken.
PIECES = [
    [E, E, E, SE],
    [SE, SW, W, SW],
    [W, W, SW, SE],
    [E, E, SW, SE],
    [NW, W, NW, SE, SW],
    [E, E, NE, W],
    [NW, NE, NE, W],
    [NE, SE, E, NE],
    [SE, SE, E, SE],
    [E, NW, NW, NW],
]


def move(x, y, direction):
    """The cell next to (x, y); odd rows are shifted half a cell to the right."""
    if direction in STEPS:
        dx, dy = STEPS[direction]
        return x + dx, y + dy
    odd = y & 1
    if direction == SE:
        return x + odd, y + 1
    if direction == SW:
        return x - 1 + odd, y + 1
    if direction == NE:
        return x + odd, y - 1
    return x - 1 + odd, y - 1


def turned(piece, times):
    return [(d + times) % 6 for d in piece]


def flipped(piece):
    """Mirrored left to right."""
    mirror = {E: W, W: E, SE: SW, SW: SE, NE: NW, NW: NE}
    return [mirror[d] for d in piece]


def cells_of(piece, x, y):
    cells = {(x, y)}
    for d in piece:
        x, y = move(x, y, d)
        cells.add((x, y))
    return cells


def placements():
    """For each first cell, for each piece: the sets of cells it covers there, all others being later."""
    table = [[[] for _ in PIECES] for _ in range(WIDTH * HEIGHT)]
    for number, piece in enumerate(PIECES):
        shapes = set()
        for variant in (piece, flipped(piece)):
            for times in range(6):
                shape = turned(variant, times)
                for y in range(HEIGHT):
                    for x in range(WIDTH):
                        cells = cells_of(shape, x, y)
                        if all(0 <= cx < WIDTH and 0 <= cy < HEIGHT for cx, cy in cells):
                            shapes.add(frozenset(cx + cy * WIDTH for cx, cy in cells))
        for shape in sorted(shapes, key=sorted):
            if possible(shape):
                table[min(shape)][number].append(shape)
    return table


def neighbours(cell):
    x, y = cell % WIDTH, cell // WIDTH
    found = []
    for d in range(6):
        nx, ny = move(x, y, d)
        if 0 <= nx < WIDTH and 0 <= ny < HEIGHT:
            found.append(nx + ny * WIDTH)
    return found


NEIGHBOURS = [neighbours(cell) for cell in range(WIDTH * HEIGHT)]


def possible(shape):
    """No region that the shape leaves may have a size that isn't a multiple of five."""
    free = set(range(WIDTH * HEIGHT)) - shape
    while free:
        region = [free.pop()]
        size = 0
        while region:
            cell = region.pop()
            size += 1
            for n in NEIGHBOURS[cell]:
                if n in free:
                    free.remove(n)
                    region.append(n)
        if size % 5:
            return False
    return True


class Search:
    def __init__(self, wanted):
        self.table = placements()
        self.wanted = wanted
        self.found = []
        self.board = [-1] * (WIDTH * HEIGHT)

    def solve(self, first, free, pieces):
        for number in pieces:
            rest = [p for p in pieces if p != number]
            for shape in self.table[first][number]:
                if shape <= free:
                    for cell in shape:
                        self.board[cell] = number
                    left = free - shape
                    if not left:
                        self.found.append("".join(map(str, self.board)))
                    else:
                        self.solve(min(left), left, rest)
                    if len(self.found) >= self.wanted:
                        return


def show(solution):
    for y in range(HEIGHT):
        row = " ".join(solution[y * WIDTH:(y + 1) * WIDTH])
        print(" " + row if y & 1 else row)
    print()


def main(wanted):
    search = Search(wanted)
    search.solve(0, frozenset(range(WIDTH * HEIGHT)), list(range(len(PIECES))))
    found = sorted(set(search.found))
    checksum = 0
    for solution in found:
        checksum = (checksum * 31 + int(solution) % 1000003) % 1000000007
    print(f"{len(search.found)} found, {len(found)} of them different, checksum {checksum}")
    show(found[0])
    show(found[-1])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2098)
