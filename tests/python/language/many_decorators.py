# More decorators and more loops in a comprehension than a frame has registers.
import traceback

called = []


def step(number):
    called.append(number)

    def decorate(what):
        called.append(-number)
        return what

    return decorate


def source(n, what):
    return "".join(f"@step({i})\n" for i in range(n)) + what


for n in (3, 16, 17, 300, 2000):
    for what in ("def f(): return 7", "class f: pass", "async def f(): pass"):
        names = {"step": step}
        called.clear()
        exec(source(n, what), names)
        print(n, what, called == [*range(n), *range(-(n - 1), 1)], names["f"].__name__)


def broken(what):
    raise ValueError("broken")


def harmless(what):
    return what


lines = ["@harmless"] * 20 + ["@broken"] + ["@harmless"] * 20 + ["class K: pass"]
try:
    exec(compile("\n".join(lines), "decorated", "exec"))
except ValueError as error:
    print([entry.lineno for entry in traceback.extract_tb(error.__traceback__)][1:])
try:
    exec("\n".join(["@harmless"] * 30 + ["@(1 + nothing)"] + ["def f(): pass"]))
except NameError as error:
    print(error)


def function():
    kept = [1]
    @harmless
    @(lambda what: (kept.append(2), what)[1])
    @(lambda what: (kept.append(3), what)[1])
    def inner():
        return kept
    return inner()


print(function())

for n in (2, 20, 63, 64, 100, 300):
    one = "".join(f" for a{i} in [{i}]" for i in range(n))
    print(n, eval(f"[(a0, a{n - 1}){one}]"), eval(f"{{a{n // 2}{one}}}"), eval(f"{{a0: a{n - 1}{one}}}"), list(eval(f"(a{n - 1}{one})")))
    print(eval("sum(1" + "".join(f" for a{i} in (0, 1) if a{i} or {i} != {n // 2}" if i % 30 == 0 else f" for a{i} in [a{i - 1}]" for i in range(n)) + ")"))
    print(eval("[x" + " for x in [1]" * (n - 1) + " for x in (x, 2, 3)]"), eval("[x" + " for x, y in [(1, 2)]" * n + "]"))


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


async def items():
    yield 1
    yield 2


names = {"items": items}
exec("async def f():\n    return [a0" + "".join(f" async for a{i} in items()" if i % 40 == 1 else f" for a{i} in [{i}]" for i in range(100)) + "]", names)
print(run(names["f"]()))


def interrupted():
    generator = eval("(a0" + "".join(f" for a{i} in (1, 2)" for i in range(120)) + ")")
    print(next(generator), next(generator))
    generator.close()
    try:
        eval("[1 // a99" + "".join(f" for a{i} in (1, 0)" for i in range(100)) + "]")
    except ZeroDivisionError as error:
        print(error)


interrupted()
