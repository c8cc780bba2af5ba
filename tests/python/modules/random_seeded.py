# random: the Mersenne twister gives CPython's numbers for a seed.
import random

random.seed(42)
print([random.random() for _ in range(3)], random.randint(1, 100), random.randrange(0, 1000, 7), random.choice("abcdef"), random.uniform(1, 2))
x = list(range(10))
random.shuffle(x)
print(x, random.sample(range(100), 5), random.choices("abc", k=5), random.getrandbits(70), random.gauss(0, 1), random.expovariate(2))
r = random.Random("text seed")
print(r.random(), r.randint(0, 10**30), random.Random(0).random(), random.Random(2**100).random())
s = r.getstate()
a = r.random()
r.setstate(s)
print(a == r.random(), random.Random(1).choices([1, 2, 3], weights=[5, 1, 1], k=10), random.Random(5).triangular(), random.Random(5).betavariate(2, 3))
