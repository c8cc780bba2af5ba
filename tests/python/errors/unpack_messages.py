# Errors of unpacking in assignment, loops, calls and comprehensions.
import sys


def t(code):
    try:
        exec(code)
        print(code, "ok")
    except Exception as e:
        print(code, "->", type(e).__name__, e)


for code in ("a, b = 1, 2, 3", "a, b, c = 1, 2", "a, b = []", "a, b = [1]", "a, b = 'abc'", "a, b = 5", "a, b = None", "a, *b, c = [1]", "*a, b = []", "(a, b), c = 1, 2", "(a, b), c = (1, 2, 3), 4", "[a, b] = {1}", "a, b = iter([1])", "a, b = (x for x in range(9))", "for a, b in [1]: pass", "for a, b in [(1, 2, 3)]: pass", "[a for a, b in ['abc']]", "a, b = {1: 2}", "a, b = b'xyz'", "a, = ()", "() = [1]", "[] = 5", "a, b, c, *d = 1, 2", "a, b = range(3)", "with 5 as (a, b): pass", "a = *5,", "a = [*None]", "a = {*1}", "print(*None)", "print(**[])", "a, b = float", "a, b = object()"):
    t(code)
