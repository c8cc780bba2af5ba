# An LRU cache on a doubly linked list, with statistics, against a simple model.
class Node:
    __slots__ = ("key", "value", "before", "after")

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.before = self.after = self


class LRU:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be positive")
        self.capacity = capacity
        self.nodes = {}
        self.head = Node()
        self.hits = self.misses = self.evictions = 0

    def _unlink(self, node):
        node.before.after, node.after.before = node.after, node.before

    def _link_first(self, node):
        node.before, node.after = self.head, self.head.after
        node.before.after = node.after.before = node

    def __getitem__(self, key):
        node = self.nodes.get(key)
        if node is None:
            self.misses += 1
            raise KeyError(key)
        self.hits += 1
        self._unlink(node)
        self._link_first(node)
        return node.value

    def __setitem__(self, key, value):
        node = self.nodes.get(key)
        if node is None:
            if len(self.nodes) >= self.capacity:
                last = self.head.before
                self._unlink(last)
                del self.nodes[last.key]
                self.evictions += 1
            node = self.nodes[key] = Node(key)
        else:
            self._unlink(node)
        node.value = value
        self._link_first(node)

    def __delitem__(self, key):
        self._unlink(self.nodes.pop(key))

    def __contains__(self, key):
        return key in self.nodes

    def __len__(self):
        return len(self.nodes)

    def __iter__(self):
        node = self.head.after
        while node is not self.head:
            yield node.key
            node = node.after

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __repr__(self):
        return "LRU(" + ", ".join(f"{k}={self.nodes[k].value}" for k in self) + ")"


class Model:
    """The same, in the simplest way: a dict whose order is the age."""

    def __init__(self, capacity):
        self.capacity, self.items = capacity, {}

    def get(self, key):
        if key in self.items:
            self.items[key] = self.items.pop(key)
            return self.items[key]

    def put(self, key, value):
        self.items.pop(key, None)
        if len(self.items) >= self.capacity:
            del self.items[next(iter(self.items))]
        self.items[key] = value


c = LRU(3)
for i, k in enumerate("abcd"):
    c[k] = i
print(c, len(c), "a" in c, c["b"], c, c.get("zz", "none"))
c["b"] = 10
del c["d"]
print(c, list(c))
state = 7
cache, model = LRU(50), Model(50)
for step in range(20000):
    state = (state * 1103515245 + 12345) % 2**31
    key = (state >> 8) % 80
    if state & 1 << 20:
        cache[key] = step
        model.put(key, step)
    elif cache.get(key) != model.get(key):
        raise SystemExit(f"step {step}: differs")
print(cache.hits, cache.misses, cache.evictions, len(cache), list(cache)[:10] == list(model.items)[::-1][:10])
memo = LRU(1000)


def collatz(n):
    if n == 1:
        return 0
    steps = memo.get(n)
    if steps is None:
        steps = memo[n] = 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)
    return steps


print(max(range(1, 3000), key=collatz), memo.evictions > 0)
for bad in (0, -5):
    try:
        LRU(bad)
    except ValueError as e:
        print(e)
try:
    c["gone"]
except KeyError as e:
    print("KeyError", e)
