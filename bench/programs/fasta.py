"""fasta: DNA by repetition and by weighted random choice; a linear congruential generator, bisection
over cumulative weights, and joining characters into lines."""
import sys

WIDTH = 60
ALU = ("GGCCGGGCGCGGTGGCTCACGCCTGTAATCCCAGCACTTTGGGAGGCCGAGGCGGGCGGATCACCTGAGGTC"
       "AGGAGTTCGAGACCAGCCTGGCCAACATGGTGAAACCCCGTCTCTACTAAAAATACAAAAATTAGCCGGGCGTG"
       "GTGGCGCGCGCCTGTAATCCCAGCTACTCGGGAGGCTGAGGCAGGAGAATCGCTTGAACCCGGGAGGCGGAGGT"
       "TGCAGTGAGCCGAGATCGCGCCACTGCACTCCAGCCTGGGCGACAGAGCGAGACTCCGTCTCAAAAA")
AMBIGUOUS = [("a", 0.27), ("c", 0.12), ("g", 0.12), ("t", 0.27)] + [(c, 0.02) for c in "BDHKMNRSVWY"]
HUMAN = [("a", 0.3029549426680), ("c", 0.1979883004921), ("g", 0.1975473066391), ("t", 0.3015094502008)]
MODULUS = 139968


class Sink:
    """Keeps a checksum of all lines and prints a few of them."""

    def __init__(self, shown):
        self.lines = self.total = 0
        self.shown = shown

    def write(self, line):
        self.lines += 1
        # Ten samples of each line, so that hashing isn't what is measured.
        for c in line[::6]:
            self.total = (self.total * 31 + ord(c)) % 1000000007
        if self.lines <= self.shown:
            print(line)


def repeat(title, source, n, sink):
    sink.write(title)
    twice = source + source
    at = 0
    while n > 0:
        width = WIDTH if n > WIDTH else n
        sink.write(twice[at:at + width])
        at = (at + width) % len(source)
        n -= width


def cumulate(table):
    letters, bounds, total = [], [], 0.0
    for letter, weight in table:
        total += weight
        letters.append(letter)
        bounds.append(total)
    bounds[-1] = 1.0
    return letters, bounds


def choose(title, table, n, seed, sink):
    sink.write(title)
    letters, bounds = cumulate(table)
    last = len(bounds) - 1
    while n > 0:
        line = []
        for _ in range(WIDTH if n > WIDTH else n):
            seed = (seed * 3877 + 29573) % MODULUS
            r = seed / MODULUS
            low, high = 0, last
            while low < high:
                middle = (low + high) >> 1
                if bounds[middle] <= r:
                    low = middle + 1
                else:
                    high = middle
            line.append(letters[low])
        sink.write("".join(line))
        n -= WIDTH
    return seed


def main(n):
    sink = Sink(3)
    repeat(">ONE Homo sapiens alu", ALU, n * 2, sink)
    seed = choose(">TWO IUB ambiguity codes", AMBIGUOUS, n * 3, 42, sink)
    choose(">THREE Homo sapiens frequency", HUMAN, n * 5, seed, sink)
    print(sink.lines, "lines, checksum", sink.total)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1200000)
