# itertools: product, permutations, combinations, combinations_with_replacement.
from itertools import combinations, combinations_with_replacement, permutations, product

print(list(product("ab", [1, 2])), list(product("ab", repeat=2)), list(product()), list(product("ab", [])), list(product([1], "x", repeat=2)), len(list(product(range(3), repeat=4))))
print(list(permutations("abc")), list(permutations("abc", 2)), list(permutations([])), list(permutations("ab", 3)), list(permutations("abc", 0)), len(list(permutations(range(6)))))
print(list(combinations("abcd", 2)), list(combinations("ab", 3)), list(combinations("abc", 3)), list(combinations([], 0)), len(list(combinations(range(10), 4))))
print(list(combinations_with_replacement("ab", 2)), list(combinations_with_replacement("abc", 0)), list(combinations_with_replacement("", 2)), len(list(combinations_with_replacement(range(5), 3))))
for f in (lambda: product(5), lambda: permutations("a", -1), lambda: combinations("a"), lambda: combinations("a", -1), lambda: product("a", repeat=-1), lambda: permutations("a", "b"), lambda: product("a", foo=1), lambda: combinations_with_replacement("a", -1)):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
p = permutations([3, 1, 2])
print(next(p), next(p), list(p)[-1], type(next(product("a"))).__name__)
