"""gcbench: trees built top down and bottom up, of several depths, while a long-lived tree and a
long-lived array of floats stay alive: what a generational collector is good at, or not."""
import sys

ARRAY = 500000


class Node:
    def __init__(self, left=None, right=None):
        self.left = left
        self.right = right


def populate(depth, node):
    """Top down: the nodes exist before their children."""
    if depth <= 0:
        return
    depth -= 1
    node.left = Node()
    node.right = Node()
    populate(depth, node.left)
    populate(depth, node.right)


def build(depth):
    """Bottom up: children first."""
    if depth <= 0:
        return Node()
    return Node(build(depth - 1), build(depth - 1))


def size(node):
    if node is None:
        return 0
    return 1 + size(node.left) + size(node.right)


def time_construction(depth, largest):
    nodes = (1 << (depth + 1)) - 1
    rounds = 2 * ((1 << (largest + 2)) - 1) // nodes
    checked = 0
    for _ in range(rounds):
        tree = Node()
        populate(depth, tree)
    checked += size(tree)
    for _ in range(rounds):
        tree = build(depth)
    checked += size(tree)
    print(f"{rounds} trees of depth {depth}, top down and bottom up; the last hold {checked} nodes")


def main(largest):
    print(f"stretching with a tree of depth {largest + 2}: {size(build(largest + 2))} nodes")
    lasting = Node()
    populate(largest, lasting)
    numbers = [0.0] * ARRAY
    for i in range(1, ARRAY // 2):
        numbers[i] = 1.0 / i
    for depth in range(4, largest + 1, 2):
        time_construction(depth, largest)
    if lasting is None or numbers[1000] != 1.0 / 1000:
        print("failed")
    print(f"long-lived: {size(lasting)} nodes, sum {sum(numbers):.9f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 16)
