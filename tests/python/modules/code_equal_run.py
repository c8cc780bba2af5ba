# Code that has run equals code that has not: what a run leaves in the instructions is nobody's to see.
import math

SOURCE = """
class Point:
    count = 0
    def __init__(self, x):
        self.x = x
    @property
    def double(self):
        return self.x * 2
    def method(self):
        return self.x

def reads_module():
    return math.pi

def calls_module():
    return math.floor(2.5)

def uses(point):
    point.x = point.x + 1
    return point.double, point.method(), point.count, len("abc")

def loops():
    total = 0
    for i in range(3):
        total += i
    for item in [1, 2]:
        total += item
    for item in (1, 2):
        total += item
    for item in (n for n in (1, 2)):
        total += item
    for item in "ab":
        total += ord(item)
    return total
"""


def functions():
    names = {"math": math}
    exec(compile(SOURCE, "source", "exec"), names)
    return names


ran, fresh = functions(), functions()
point = ran["Point"](1)
for _ in range(20):
    ran["reads_module"](), ran["calls_module"](), ran["uses"](point), ran["loops"]()
for name in ("reads_module", "calls_module", "uses", "loops"):
    ours, theirs = ran[name].__code__, fresh[name].__code__
    print(name, ours == theirs, hash(ours) == hash(theirs), ours.co_code == theirs.co_code)
print(ran["uses"].__code__ == ran["loops"].__code__)
