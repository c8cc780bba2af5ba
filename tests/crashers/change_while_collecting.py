# Callbacks and finalisers change what is being collected.
import gc
import weakref


class C:
    def __del__(self):
        self.other.clear()
        everything.append(self)
        gc.collect()
        everything.clear()


everything = []
references = []
for i in range(400):
    a, b = C(), {}
    a.other, b["c"] = b, a
    b["list"] = [a, b]
    references.append(weakref.ref(a, lambda r: (references.clear(), gc.collect())))
    if i % 100 == 0:
        gc.collect()
del a, b
gc.collect()
print(len(references), len(everything))
