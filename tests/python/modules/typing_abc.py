# typing names, abc, collections.abc.
import abc
import collections.abc as cabc
from typing import Any, Callable, Generic, NamedTuple, Optional, TypeVar, Union


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self):
        ...

    @property
    @abc.abstractmethod
    def name(self):
        ...


class Square(Shape):
    name = "square"

    def area(self):
        return 4


try:
    Shape()
except TypeError as e:
    print(e)
print(Square().area(), isinstance(Square(), Shape), issubclass(Square, Shape), Shape.__abstractmethods__ == {"area", "name"})


@Shape.register
class Virtual:
    pass


print(isinstance(Virtual(), Shape), isinstance([], cabc.Sequence), isinstance({}, cabc.Mapping), isinstance(5, cabc.Hashable), isinstance([], cabc.Hashable), isinstance((x for x in ""), cabc.Generator), isinstance(len, cabc.Callable), issubclass(dict, cabc.MutableMapping))


class MySeq(cabc.Sequence):
    def __len__(self):
        return 3

    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return i * 10


s = MySeq()
print(list(s), 20 in s, s.index(10), s.count(0), list(reversed(s)))
T = TypeVar("T")


class Box(Generic[T]):
    def __init__(self, v: T) -> None:
        self.v = v


class E(NamedTuple):
    a: int
    b: str = "x"


print(Box[int](5).v, E(1), E(1).b, Optional[int], Union[int, str], Callable[[int], str], Any, list[Optional[int]])
