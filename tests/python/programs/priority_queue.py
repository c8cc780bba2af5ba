# A pairing heap with decrease-key, against sorting; used for scheduling.
class Entry:
    __slots__ = ("priority", "item", "child", "sibling", "before", "alive")

    def __init__(self, priority, item):
        self.priority, self.item = priority, item
        self.child = self.sibling = self.before = None
        self.alive = True


class PairingHeap:
    def __init__(self, items=()):
        self.root, self.size = None, 0
        for priority, item in items:
            self.push(priority, item)

    def __len__(self):
        return self.size

    def __bool__(self):
        return self.root is not None

    def push(self, priority, item):
        entry = Entry(priority, item)
        self.root = self._meld(self.root, entry)
        self.size += 1
        return entry

    @staticmethod
    def _meld(a, b):
        if a is None or b is None:
            return a or b
        if b.priority < a.priority:
            a, b = b, a
        b.sibling, b.before = a.child, a
        if a.child is not None:
            a.child.before = b
        a.child = b
        return a

    def pop(self):
        if self.root is None:
            raise IndexError("pop from an empty heap")
        top = self.root
        top.alive = False
        children, c = [], top.child
        while c is not None:
            after, c.sibling, c.before = c.sibling, None, None
            children.append(c)
            c = after
        pairs = [self._meld(children[i], children[i + 1] if i + 1 < len(children) else None) for i in range(0, len(children), 2)]
        root = None
        for p in reversed(pairs):
            root = self._meld(root, p)
        self.root = root
        self.size -= 1
        return top.priority, top.item

    def decrease(self, entry, priority):
        if not entry.alive or priority > entry.priority:
            raise ValueError("can't raise a priority")
        entry.priority = priority
        if entry is self.root:
            return
        if entry.before.child is entry:
            entry.before.child = entry.sibling
        else:
            entry.before.sibling = entry.sibling
        if entry.sibling is not None:
            entry.sibling.before = entry.before
        entry.sibling = entry.before = None
        self.root = self._meld(self.root, entry)


state = 99


def rand(n):
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return (state >> 12) % n


heap = PairingHeap((rand(1000), i) for i in range(2000))
out = [heap.pop() for _ in range(len(heap))]
print([p for p, _ in out] == sorted(p for p, _ in out), out[0][0], out[-1][0], len(heap))
heap = PairingHeap()
entries = [heap.push(10000 + rand(1000), i) for i in range(500)]
for _ in range(800):
    e = entries[rand(500)]
    if e.alive:
        heap.decrease(e, e.priority - rand(500))
    if rand(10) == 0:
        heap.pop()
left = sorted(e.priority for e in entries if e.alive)
print([heap.pop()[0] for _ in range(len(heap))] == left, len(left), left[0], sum(left))
jobs = PairingHeap()
for name, deadline in (("write", 5), ("test", 3), ("plan", 1), ("ship", 9), ("fix", 4)):
    jobs.push((deadline, name), name)
while jobs:
    (deadline, _), name = jobs.pop()
    print(deadline, name)
    if name == "test":
        jobs.push((4, "a retest"), "a retest")
for f in (lambda: jobs.pop(), lambda: jobs.decrease(entries[0], 0)):
    try:
        f()
    except (IndexError, ValueError) as e:
        print(type(e).__name__, e)
