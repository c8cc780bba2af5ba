# A simulated shop: customers arrive, queue, are served; generators as processes, a heap of events.
import heapq
from math import log


class Simulation:
    def __init__(self, seed):
        self.now = 0.0
        self.events = []
        self.order = 0
        self.state = seed
        self.log = []

    def random(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 11) / 2**53

    def exponential(self, mean):
        return -mean * log(1.0 - self.random())

    def start(self, process, delay=0.0):
        self.order += 1
        heapq.heappush(self.events, (self.now + delay, self.order, process))

    def run(self, until):
        while self.events and self.events[0][0] <= until:
            self.now, _, process = heapq.heappop(self.events)
            self.resume(process)
        self.now = until

    def resume(self, process, value=None):
        try:
            request = process.send(value)
        except StopIteration:
            return
        match request:
            case ("wait", delay):
                self.start(process, delay)
            case ("acquire", resource):
                resource.acquire(process)
            case ("release", resource):
                resource.release()
                self.start(process)
            case _:
                raise ValueError(f"unknown request {request}")


class Resource:
    def __init__(self, simulation, capacity):
        self.simulation, self.free = simulation, capacity
        self.queue = []
        self.longest = 0

    def acquire(self, process):
        if self.free:
            self.free -= 1
            self.simulation.start(process)
        else:
            self.queue.append(process)
            self.longest = max(self.longest, len(self.queue))

    def release(self):
        if self.queue:
            self.simulation.start(self.queue.pop(0))
        else:
            self.free += 1


class Shop:
    def __init__(self, seed, clerks):
        self.simulation = Simulation(seed)
        self.clerks = Resource(self.simulation, clerks)
        self.waits, self.left = [], 0

    def arrivals(self, mean):
        number = 0
        while True:
            yield "wait", self.simulation.exponential(mean)
            number += 1
            self.simulation.start(self.customer(number))

    def customer(self, number):
        s = self.simulation
        arrived = s.now
        if len(self.clerks.queue) > 6:
            self.left += 1
            return
        yield "acquire", self.clerks
        self.waits.append(s.now - arrived)
        if number <= 5:
            s.log.append(f"{s.now:8.3f} customer {number} is served after {s.now - arrived:.3f}")
        yield "wait", s.exponential(2.5)
        yield "release", self.clerks


for clerks in (1, 2, 3):
    shop = Shop(seed=11, clerks=clerks)
    shop.simulation.start(shop.arrivals(1.5))
    shop.simulation.run(2000.0)
    if clerks == 1:
        print("\n".join(shop.simulation.log))
    waits = sorted(shop.waits)
    print(f"{clerks} clerks: {len(waits)} served, {shop.left} left, mean wait {sum(waits) / len(waits):.4f}, "
          f"median {waits[len(waits) // 2]:.4f}, longest {waits[-1]:.4f}, queue up to {shop.clerks.longest}")


def bad():
    yield "sleep", 5


s = Simulation(1)
s.start(bad())
try:
    s.run(1)
except ValueError as e:
    print(e)
