# Types in expressions: unions, subscripted builtins, their repr and checks.
print(int | str, int | None, list[int], dict[str, int], tuple[int, ...], list[int] | None, type(int | str).__name__, type(list[int]).__name__)
print((int | str) == (str | int), int | int, isinstance(5, int | str), issubclass(bool, int | str), (int | str).__args__, list[int].__origin__, list[int].__args__)
print(list[int]([1, 2]), dict[str, int](a=1), tuple[int](), list[list[int]], type[int], int | list[str], None | int)
for f in (lambda: int | 5, lambda: isinstance(1, list[int]), lambda: list[int] + 1, lambda: int[str], lambda: "x" | int, lambda: (int | str)(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(repr(int), repr(type), str(str), type(5), type("a"), type(type), int.__name__, int.__module__, int.__mro__)
