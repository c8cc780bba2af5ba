# gc and weakref at their simplest: collection of cycles isn't asked for, only that nothing breaks.
import gc
import weakref


class Node:
    def __init__(self):
        self.me = self


for i in range(20000):
    Node()
gc.collect()
print(gc.isenabled(), type(gc.collect()).__name__)
n = Node()
r = weakref.ref(n)
print(r() is n, type(r).__name__)
d = weakref.WeakValueDictionary()
d["n"] = n
print(d["n"] is n, len(d))
try:
    weakref.ref(5)
except TypeError as e:
    print(e)
