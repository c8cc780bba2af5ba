# A vending machine as a table of states, with logging decorators and an undo stack.
class Event:
    def __init__(self, kind, value=None):
        self.kind, self.value = kind, value

    def __repr__(self):
        return self.kind if self.value is None else f"{self.kind}({self.value})"


class Refused(Exception):
    pass


def on(state, kind):
    """Register a method for an event in a state."""
    def register(f):
        f.handles = getattr(f, "handles", []) + [(state, kind)]
        return f
    return register


class MachineMeta(type):
    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, ns)
        cls.table = {}
        for base in reversed(cls.__mro__):
            for f in vars(base).values():
                for key in getattr(f, "handles", ()):
                    cls.table[key] = f
        return cls


class Machine(metaclass=MachineMeta):
    start = "idle"

    def __init__(self):
        self.state = self.start
        self.history = []

    def send(self, event):
        handler = self.table.get((self.state, event.kind)) or self.table.get(("*", event.kind))
        if handler is None:
            raise Refused(f"{event} isn't possible when {self.state}")
        before = self.snapshot()
        self.state = handler(self, event.value) or self.state
        self.history.append((event, before))

    def snapshot(self):
        return {k: (v.copy() if hasattr(v, "copy") else v) for k, v in vars(self).items() if k != "history"}

    def undo(self):
        event, before = self.history.pop()
        vars(self).update(before)
        return event


class Vending(Machine):
    PRICES = {"tea": 120, "coffee": 150, "water": 80}
    COINS = (200, 100, 50, 20, 10)

    def __init__(self, stock):
        super().__init__()
        self.stock = dict(stock)
        self.credit = 0
        self.bank = {c: 2 for c in self.COINS}
        self.out = []

    @on("idle", "coin")
    @on("paying", "coin")
    def coin(self, value):
        if value not in self.COINS:
            raise Refused(f"no coin of {value}")
        self.credit += value
        self.bank[value] += 1
        return "paying"

    @on("paying", "choose")
    def choose(self, what):
        if not self.stock.get(what):
            raise Refused(f"no {what} left")
        if self.credit < self.PRICES[what]:
            raise Refused(f"{self.PRICES[what] - self.credit} missing")
        change = self.change(self.credit - self.PRICES[what])
        self.stock[what] -= 1
        self.out.append((what, change))
        self.credit = 0
        return "idle"

    @on("paying", "cancel")
    def cancel(self, _):
        self.out.append(("money back", self.change(self.credit)))
        self.credit = 0
        return "idle"

    def change(self, amount):
        given, bank = [], self.bank.copy()
        for c in self.COINS:
            while amount >= c and bank[c]:
                amount -= c
                bank[c] -= 1
                given.append(c)
        if amount:
            raise Refused(f"can't give {amount} of change")
        self.bank = bank
        return given


class Serviced(Vending):
    @on("*", "open")
    def open(self, _):
        return "service"

    @on("service", "fill")
    def fill(self, what):
        self.stock[what] = self.stock.get(what, 0) + 5

    @on("service", "close")
    def close(self, _):
        return "paying" if self.credit else "idle"


m = Serviced({"tea": 1, "water": 3})
script = [("choose", "tea"), ("coin", 100), ("coin", 3), ("choose", "tea"), ("coin", 50), ("choose", "coffee"), ("choose", "tea"), ("coin", 200),
          ("choose", "tea"), ("open",), ("coin", 10), ("fill", "tea"), ("close",), ("choose", "tea"), ("cancel",), ("coin", 20), ("cancel",), ("explode",)]
for step in script:
    e = Event(*step)
    try:
        m.send(e)
        print(f"{e!r:<14} {m.state:<8} {m.credit:>4} {m.out[-1:]}")
    except Refused as r:
        print(f"{e!r:<14} refused: {r}")
print(m.stock, m.bank, m.out, sum(c * n for c, n in m.bank.items()))
while m.history:
    print("undo", m.undo(), m.state, m.credit, m.stock, end="; " if len(m.history) % 3 else "\n")
print(sorted(map(str, Vending.table)), len(Serviced.table), m.bank == {c: 2 for c in m.COINS})
