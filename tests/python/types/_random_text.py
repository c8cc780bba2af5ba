# Pseudo-random choices that are the same everywhere, and how a result is printed.


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return (self.state >> 8) % n

    def choice(self, items):
        return items[self.below(len(items))]

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def size(self, largest):
        return self.choice([0, 1, 2, 3, self.between(0, largest)])

    def text(self, largest, alphabet):
        return "".join([self.choice(alphabet) for _ in range(self.size(largest))])

    def bytes(self, largest, alphabet):
        return bytes([self.choice(alphabet) for _ in range(self.size(largest))])

    def part(self, s):
        i = self.between(0, len(s))
        return s[i : self.between(i, len(s))]

    def index(self):
        return self.choice([None, 0, 1, 2, 3, -1, -2, 5, 10, -10, 100, -100, self.between(-20, 20)])

    def number(self):
        return self.choice([0, 1, 2, 3, -1, 5, 10, self.between(-3, 20)])


def show(function, *args):
    try:
        print(ascii(function(*args)))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))
