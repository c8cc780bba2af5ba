# Graph algorithms: breadth and depth first, Dijkstra, topological order, components, spanning tree.
import heapq


class Graph:
    def __init__(self, directed=False):
        self.edges = {}
        self.directed = directed

    def add(self, a, b, weight=1):
        self.edges.setdefault(a, {})[b] = weight
        other = self.edges.setdefault(b, {})
        if not self.directed:
            other[a] = weight

    def breadth_first(self, start):
        seen, queue = {start: None}, [start]
        for node in queue:
            for n in sorted(self.edges[node]):
                if n not in seen:
                    seen[n] = node
                    queue.append(n)
        return seen

    def path(self, start, end):
        back = self.breadth_first(start)
        if end not in back:
            return None
        path = [end]
        while path[-1] != start:
            path.append(back[path[-1]])
        return path[::-1]

    def depth_first(self, start, seen=None):
        seen = set() if seen is None else seen
        seen.add(start)
        yield start
        for n in sorted(self.edges[start]):
            if n not in seen:
                yield from self.depth_first(n, seen)

    def dijkstra(self, start):
        distance, done = {start: 0}, set()
        heap = [(0, start)]
        while heap:
            d, node = heapq.heappop(heap)
            if node in done:
                continue
            done.add(node)
            for n, w in self.edges[node].items():
                if n not in distance or d + w < distance[n]:
                    distance[n] = d + w
                    heapq.heappush(heap, (d + w, n))
        return distance

    def topological(self):
        degree = {n: 0 for n in self.edges}
        for targets in self.edges.values():
            for t in targets:
                degree[t] += 1
        ready = sorted(n for n, d in degree.items() if d == 0)
        order = []
        while ready:
            node = ready.pop(0)
            order.append(node)
            for t in sorted(self.edges[node]):
                degree[t] -= 1
                if degree[t] == 0:
                    ready.append(t)
        if len(order) < len(self.edges):
            raise ValueError("there is a cycle")
        return order

    def components(self):
        seen, found = set(), []
        for node in sorted(self.edges):
            if node not in seen:
                found.append(sorted(self.depth_first(node, seen)))
        return found

    def spanning_tree(self):
        parent = {n: n for n in self.edges}

        def root(n):
            while parent[n] != n:
                parent[n] = parent[parent[n]]
                n = parent[n]
            return n

        tree = []
        for w, a, b in sorted({(w, *sorted((a, b))) for a, ts in self.edges.items() for b, w in ts.items()}):
            ra, rb = root(a), root(b)
            if ra != rb:
                parent[ra] = rb
                tree.append((a, b, w))
        return tree


g = Graph()
for a, b, w in (("a", "b", 7), ("a", "d", 5), ("b", "c", 8), ("b", "d", 9), ("b", "e", 7), ("c", "e", 5), ("d", "e", 15), ("d", "f", 6), ("e", "f", 8), ("e", "g", 9), ("f", "g", 11), ("x", "y", 1)):
    g.add(a, b, w)
print(list(g.breadth_first("a")), g.path("a", "g"), g.path("a", "x"))
print(list(g.depth_first("a")), sorted(g.dijkstra("a").items()))
print(g.components(), g.spanning_tree(), sum(w for *_, w in g.spanning_tree()))
tasks = Graph(directed=True)
for before, after in (("shop", "cook"), ("cook", "eat"), ("wash", "cook"), ("set table", "eat"), ("shop", "wash"), ("eat", "dishes")):
    tasks.add(before, after)
print(tasks.topological())
tasks.add("dishes", "shop")
try:
    tasks.topological()
except ValueError as e:
    print(e)
grid = Graph()
state, size = 3, 25
for y in range(size):
    for x in range(size):
        for dx, dy in ((1, 0), (0, 1)):
            if x + dx < size and y + dy < size:
                state = (state * 1103515245 + 12345) % 2**31
                grid.add((x, y), (x + dx, y + dy), 1 + (state >> 16) % 9)
d = grid.dijkstra((0, 0))
print(len(d), d[24, 24], max(d.values()), sum(d.values()), len(grid.path((0, 0), (24, 24))), sum(w for *_, w in grid.spanning_tree()))
