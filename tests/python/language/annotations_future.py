# With the future import, annotations stay text.
from __future__ import annotations


def f(a: undefined, b: list[int] = None, *c: x.y) -> "quoted":
    pass


print(f.__annotations__)


class Node:
    next: Node
    pair: tuple[Node, int | None]
    value: lambda x: x + 1
    s: f"{1}" = 2


print(Node.__annotations__)
v: 1 + 2 * 3 = 4
print(__annotations__)
