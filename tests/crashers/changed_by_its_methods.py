# Methods that change a container while one of its operations calls them: the operation ends, and the container is whole.
# (CPython 3.11.2 itself ends with a fault here: an index of a bytearray that makes it grow.)
import array
import bisect
import collections
import functools
import heapq
import itertools
import operator
import random
import struct
import sys

MAKERS = [lambda: list(range(8)), lambda: {i: i for i in range(8)}, lambda: set(range(8)), lambda: bytearray(b"12345678"),
          lambda: collections.deque(range(8)), lambda: collections.OrderedDict((i, i) for i in range(8)), lambda: array.array("i", range(8))]


def grow(x):
    (x.update if hasattr(x, "update") else x.extend)(dict.fromkeys(range(100, 200)))


CHANGES = [lambda x: x.clear() if hasattr(x, "clear") else x.__delitem__(slice(None)), grow, lambda x: x.popitem() if hasattr(x, "popitem") else x.pop(),
           lambda x: x.reverse() if hasattr(x, "reverse") else x.pop(3)]


class Hostile:
    def __init__(self, container, change, times):
        self.container, self.change, self.times = container, change, times

    def strike(self):
        if self.times:
            self.times -= 1
            try:
                self.change(self.container)
            except (KeyError, IndexError, RuntimeError, BufferError):
                pass

    def answer(result):
        def method(self, *others):
            self.strike()
            return result(*others) if callable(result) else result
        return method

    __eq__ = answer(lambda other: other == 3)
    __lt__ = __gt__ = answer(lambda other: isinstance(other, int) and other < 4)
    __hash__ = __index__ = __len__ = __length_hint__ = answer(3)
    __iter__ = answer(lambda: iter(range(5)))
    __bool__ = answer(True)
    __call__ = answer(lambda *values: 1)
    keys = answer(lambda: [100, 101])
    __getitem__ = answer(lambda key: key)


OPERATIONS = """x.index(h) | x.count(h) | x.remove(h) | h in x | x == [h] * 8 | x[h] | x[h:] | x[h:h:h] | x.__setitem__(h, 1)
x.__setitem__(slice(h, None), [1, 2, 3]) | x.__setitem__(slice(0, 8, h), [1, 2, 3]) | x.__delitem__(h) | x.__delitem__(slice(h, None))
x.insert(h, h) | x.pop(h) | x.extend(h) | x.__iadd__(h) | x * h | x.__imul__(h) | x.rotate(h) | x.get(h) | x.setdefault(h, 1) | x.update(h)
x.update([(h, 1), (2, h)]) | x.pop(h, 1) | x.add(h) | x.discard(h) | x & {h} | x - {h} | x ^ {h} | x.union(h) | x.difference_update(h)
x.symmetric_difference_update(h) | x.isdisjoint(h) | x <= {h} | sorted(x, key=h) | x.sort(key=h) | list(map(h, x)) | list(zip(x, h))
list(zip(h, x)) | bytearray(h) | b','.join([x, x]) | x.replace(b'1', b'2', h) | x.find(b'1', h) | x.center(h) | x.append(h)
struct.pack_into('i', x, h, 1) | struct.pack_into('ii', x, 0, h, h) | memoryview(x)[h:h] | memoryview(x).__setitem__(0, h)
heapq.heappush(x, h) | heapq.heapify(x) | heapq.heapreplace(x, h) | bisect.insort(x, h) | functools.reduce(h, x)
list(itertools.accumulate(x, h)) | list(itertools.groupby(x, h)) | list(itertools.product(x, h)) | x.fromkeys(h, 1) | x.move_to_end(h)
x.fromlist([h]) | array.array('i', [1, h]) | x.__setitem__(slice(0, None), h) | type(x)(h) | type(x)([h, h]) | random.Random(1).shuffle(x)
operator.countOf(x, h) | x == {3: h} | x.items() & {(h, h)} | (h, h) in x.items() | x.keys() - {h} | [h(k) for k in x.items()]"""
done = wrong = 0
for make in MAKERS:
    for operation in OPERATIONS.replace("\n", " | ").split(" | "):
        code = compile(operation, "operation", "eval")
        for change in CHANGES:
            for times in (1, 3):
                x = make()
                h = Hostile(x, change, times)
                try:
                    eval(code, globals(), {"x": x, "h": h})
                except Exception as e:
                    if type(e).__name__ in ("SystemError", "MemoryError"):
                        print(operation, repr(e))
                        wrong += 1
                h.times = 0
                if sum(1 for _ in x) != len(x) or x != x or not repr(x):
                    print(operation, "has left", len(x), x)
                    wrong += 1
                done += 1
print(done, wrong)
sys.exit(3 if wrong else 0)
