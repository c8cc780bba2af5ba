"""hexiom2: place numbered tiles on a board of hexagons so that each number counts its tile's neighbours:
constraint propagation over lists of candidates, and backtracking search."""
import sys

EMPTY = 7


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        return (self.state >> 33) % n


class Hexagon:
    """The cells of a board with a side of n, and the neighbours of each."""

    def __init__(self, n):
        self.side = n
        self.cells = []
        for y in range(2 * n - 1):
            width = 2 * n - 1 - abs(y - n + 1)
            start = max(0, n - 1 - y)
            for x in range(start, start + width):
                self.cells.append((x, y))
        self.number = {cell: i for i, cell in enumerate(self.cells)}
        self.links = []
        for x, y in self.cells:
            around = [(x - 1, y), (x + 1, y), (x, y - 1), (x + 1, y - 1), (x - 1, y + 1), (x, y + 1)]
            self.links.append([self.number[c] for c in around if c in self.number])

    def __len__(self):
        return len(self.cells)


class Puzzle:
    """Which tiles there are (tiles[v] of value v), and what a few cells are known to hold."""

    def __init__(self, board, random, filled, given):
        order = list(range(len(board)))
        for i in range(len(order) - 1, 0, -1):
            j = random.below(i + 1)
            order[i], order[j] = order[j], order[i]
        on = set(order[:filled])
        self.board = board
        self.tiles = [0] * 8
        self.known = {}
        for cell in range(len(board)):
            value = sum(1 for n in board.links[cell] if n in on) if cell in on else EMPTY
            self.tiles[value] += 1
            if cell in order[-given:] or cell in order[:given]:
                self.known[cell] = value


class Contradiction(Exception):
    pass


class State:
    """The candidates that are left for each cell."""

    def __init__(self, candidates):
        self.candidates = candidates

    def clone(self):
        return State([list(c) for c in self.candidates])

    def remove(self, cell, value):
        c = self.candidates[cell]
        if value not in c:
            return False
        if len(c) == 1:
            raise Contradiction
        c.remove(value)
        return True

    def fix(self, cell, value):
        c = self.candidates[cell]
        if value not in c:
            raise Contradiction
        if len(c) == 1:
            return False
        self.candidates[cell] = [value]
        return True

    def done(self):
        return all(len(c) == 1 for c in self.candidates)


def narrow_by_neighbours(puzzle, state):
    changed = False
    links = puzzle.board.links
    candidates = state.candidates
    for cell in range(len(candidates)):
        filled = unknown = 0
        for n in links[cell]:
            c = candidates[n]
            if EMPTY not in c:
                filled += 1
            elif len(c) > 1:
                unknown += 1
        most = filled + unknown
        for value in list(candidates[cell]):
            if value != EMPTY and not filled <= value <= most:
                changed |= state.remove(cell, value)
        if unknown and len(candidates[cell]) == 1 and candidates[cell][0] != EMPTY:
            value = candidates[cell][0]
            if value == filled:
                for n in links[cell]:
                    if EMPTY in candidates[n]:
                        changed |= state.fix(n, EMPTY)
            elif value == most:
                for n in links[cell]:
                    if len(candidates[n]) > 1:
                        changed |= state.remove(n, EMPTY)
    return changed


def narrow_by_tiles(puzzle, state):
    changed = False
    fixed = [0] * 8
    possible = [0] * 8
    for c in state.candidates:
        if len(c) == 1:
            fixed[c[0]] += 1
        for value in c:
            possible[value] += 1
    for value, tiles in enumerate(puzzle.tiles):
        if fixed[value] > tiles or possible[value] < tiles:
            raise Contradiction
        if possible[value] == fixed[value]:
            continue
        if fixed[value] == tiles:
            for cell, c in enumerate(state.candidates):
                if len(c) > 1:
                    changed |= state.remove(cell, value)
        elif possible[value] == tiles:
            for cell, c in enumerate(state.candidates):
                if value in c:
                    changed |= state.fix(cell, value)
        if changed:
            return True
    return changed


def choose(puzzle, state):
    """The cell to try next: few candidates first, then many decided neighbours."""
    best = None
    for cell, c in enumerate(state.candidates):
        if len(c) > 1:
            decided = sum(1 for n in puzzle.board.links[cell] if len(state.candidates[n]) == 1)
            key = (len(c), -decided, cell)
            if best is None or key < best:
                best = key
    return best[2]


class Solver:
    def __init__(self, puzzle, limit):
        self.puzzle = puzzle
        self.limit = limit
        self.steps = 0

    def solve(self, state):
        """A solved state, or None when there is no solution or the limit is reached."""
        self.steps += 1
        if self.steps > self.limit:
            return None
        try:
            while narrow_by_neighbours(self.puzzle, state) or narrow_by_tiles(self.puzzle, state):
                pass
        except Contradiction:
            return None
        if state.done():
            return state
        cell = choose(self.puzzle, state)
        for value in state.candidates[cell]:
            trial = state.clone()
            trial.candidates[cell] = [value]
            solved = self.solve(trial)
            if solved is not None:
                return solved
        return None


def show(board, state):
    n = board.side
    for y in range(2 * n - 1):
        row = ["." if state.candidates[i] == [EMPTY] else str(state.candidates[i][0])
               for i, cell in enumerate(board.cells) if cell[1] == y]
        print(" " * abs(y - n + 1) + " ".join(row))


def main(puzzles, side=4, limit=400):
    board = Hexagon(side)
    random = Random(36)
    solved = steps = checksum = 0
    last = None
    for i in range(puzzles):
        puzzle = Puzzle(board, random, len(board) * 2 // 3, 2 + i % 3)
        start = State([[puzzle.known[cell]] if cell in puzzle.known
                       else [v for v in range(8) if puzzle.tiles[v]] for cell in range(len(board))])
        solver = Solver(puzzle, limit)
        state = solver.solve(start)
        steps += solver.steps
        if state is not None:
            solved += 1
            last = state
            for c in state.candidates:
                checksum = (checksum * 31 + c[0]) % 1000000007
    print(f"{puzzles} puzzles of side {side}: {solved} solved in {steps} steps, checksum {checksum}")
    if last is not None:
        show(board, last)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:])) if len(sys.argv) > 1 else main(160)
