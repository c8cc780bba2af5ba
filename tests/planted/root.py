# A missing root: the module's table of formats is held where the collector does not look, and freed. (The subset checker
# refuses such a variable: this is what happens if it is overlooked.)
# In python/modules/_struct.c, the module's state:
#- static ROOT(known);
#+ static Value known;
# Ends: access outside a block's (slots|bytes) was refused
import gc
import struct


def deep(n):
    return n and deep(n - 1)


wrong = 0
for attempt in range(10):  # an address left on a stack may keep the table for once, or its parts meet objects of their kind
    wrong += struct.calcsize("<3i") != 12
    list(map(deep, [200]))
    gc.collect()
    others = [bytes(size) for size in range(16, 2000) for _ in range(8)]  # they lie where the table was
    wrong += struct.calcsize("<3i") != 12 or any(map(any, others))
assert not wrong
print("whole")
