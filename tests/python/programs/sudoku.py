# A sudoku solver: candidates, elimination, search; puzzles of several grades.
ROWS, DIGITS = "ABCDEFGHI", "123456789"
CELLS = [r + c for r in ROWS for c in DIGITS]
UNITS = ([[r + c for c in DIGITS] for r in ROWS] + [[r + c for r in ROWS] for c in DIGITS]
         + [[r + c for r in rs for c in cs] for rs in ("ABC", "DEF", "GHI") for cs in ("123", "456", "789")])
UNITS_OF = {cell: [u for u in UNITS if cell in u] for cell in CELLS}
PEERS = {cell: {c for u in UNITS_OF[cell] for c in u} - {cell} for cell in CELLS}


class Stuck(Exception):
    pass


class Solver:
    def __init__(self):
        self.guesses = 0

    def assign(self, values, cell, digit):
        for other in values[cell].replace(digit, ""):
            self.eliminate(values, cell, other)

    def eliminate(self, values, cell, digit):
        if digit not in values[cell]:
            return
        values[cell] = values[cell].replace(digit, "")
        if not values[cell]:
            raise Stuck
        if len(values[cell]) == 1:
            for peer in PEERS[cell]:
                self.eliminate(values, peer, values[cell])
        for unit in UNITS_OF[cell]:
            places = [c for c in unit if digit in values[c]]
            if not places:
                raise Stuck
            if len(places) == 1:
                self.assign(values, places[0], digit)

    def search(self, values):
        if all(len(v) == 1 for v in values.values()):
            return values
        cell = min((c for c in CELLS if len(values[c]) > 1), key=lambda c: (len(values[c]), c))
        for digit in values[cell]:
            self.guesses += 1
            copy = dict(values)
            try:
                self.assign(copy, cell, digit)
                return self.search(copy)
            except Stuck:
                pass
        raise Stuck

    def solve(self, puzzle):
        values = dict.fromkeys(CELLS, DIGITS)
        for cell, c in zip(CELLS, puzzle):
            if c in DIGITS:
                self.assign(values, cell, c)
        return self.search(values)


def show(values):
    for i, r in enumerate(ROWS):
        if i in (3, 6):
            print("------+-------+------")
        print(" | ".join(" ".join(values[r + c] for c in cs) for cs in ("123", "456", "789")))


PUZZLES = {
    "easy": "54.263...7.1...4....2.......9..2..6.31.4.8.92.5..7..1.......8....4...2.3...794.51",
    "medium": ".1..3..2..........7.92.48.5.729.348.8.......9.548.217.4.61.85.7..........9..2..1.",
    "hard": "6......59.7.8.............6..3...48.....29.........7..2...6.......4..3..5........",
    "impossible": "5........5.......................................................................",
}
for name, puzzle in PUZZLES.items():
    solver = Solver()
    try:
        values = solver.solve(puzzle)
    except Stuck:
        print(name, "can't be solved")
        continue
    print(name, "needed", solver.guesses > 0 and "guesses" or "no guess")
    show(values)
    assert all(sorted(values[c] for c in u) == list(DIGITS) for u in UNITS)
    assert all(c == "." or values[cell] == c for cell, c in zip(CELLS, puzzle))
