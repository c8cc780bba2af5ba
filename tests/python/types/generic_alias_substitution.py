# Type variables of list[T], Callable[P, T], tuple[*Ts]: what replaces them, and what stays of a subclass.
import pickle
import typing
from collections.abc import Callable

T, U = typing.TypeVar("T"), typing.TypeVar("U")
P = typing.ParamSpec("P")
Ts = typing.TypeVarTuple("Ts")


def attempt(function):
    try:
        print(function())
    except TypeError as error:
        print("TypeError:", error)


for alias in Callable[[], bool], Callable[[int, T], str], Callable[P, T], Callable[typing.Concatenate[int, P], T], Callable[..., T]:
    print(alias, type(alias).__name__, alias.__args__, alias.__parameters__, pickle.loads(pickle.dumps(Callable[[int], str])))
attempt(lambda: Callable[[int, T], str][bool])
attempt(lambda: Callable[P, T][[int, str], bool])
attempt(lambda: Callable[P, int][int, str])
attempt(lambda: Callable[[T, U], T][int, str])
attempt(lambda: list[T][int])
attempt(lambda: list[T][int, str])
attempt(lambda: list[int][str])
attempt(lambda: dict[T, list[U]][int, str])
attempt(lambda: dict[T, T][int])
attempt(lambda: list[T][*tuple[int]])
attempt(lambda: dict[T, U][*tuple[int, str]])
attempt(lambda: list[T][*tuple[int, ...]])
attempt(lambda: tuple[*Ts][int, str])
attempt(lambda: tuple[*Ts][()])
attempt(lambda: tuple[int, *Ts, T][str, bool, float])
attempt(lambda: list[tuple[*Ts]][int, str])
attempt(lambda: tuple[*Ts][*tuple[int, str], bool])
attempt(lambda: (list[T] | dict[U, T])[int, str])


class Sub(type(list[int])):
    pass


sub = Sub(list, (int, T))
print(type(sub).__name__, sub, sub.__reduce__()[0].__name__, type(sub[str]).__name__)
