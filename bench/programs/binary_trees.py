"""binary_trees: build and walk many short-lived perfect binary trees beside a long-lived one."""
import sys


def make(depth):
    if depth == 0:
        return (None, None)
    depth -= 1
    return (make(depth), make(depth))


def count(tree):
    left, right = tree
    if left is None:
        return 1
    return 1 + count(left) + count(right)


def main(n):
    smallest = 4
    largest = max(smallest + 2, n)
    stretch = largest + 1
    print(f"stretch tree of depth {stretch}\t check: {count(make(stretch))}")
    lasting = make(largest)
    for depth in range(smallest, largest + 1, 2):
        trees = 1 << (largest - depth + smallest)
        total = 0
        for _ in range(trees):
            total += count(make(depth))
        print(f"{trees}\t trees of depth {depth}\t check: {total}")
    print(f"long lived tree of depth {largest}\t check: {count(lasting)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 17)
