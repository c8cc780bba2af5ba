# Arguments that nothing names but the generator made from them: tuples and dicts of * and **, many variables, through
# each way of calling. (A collection between binding them and making the generator must see them.)
def spread(*items, **named):
    yield items
    yield sorted(named.items())


def optional(a, b=None, *rest, c=(), **named):
    yield a, b, rest, c, named


class Holder:
    def method(self, *items, **named):
        yield items, named

    async def coroutine(self, *items, **named):
        return items, named

    async def both(self, *items, **named):
        yield items, named

    def __call__(self, *items, **named):
        yield items, named


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


holder = Holder()
for i in range(30):
    text = "x" * i
    print(*spread(text + "a", text + "b", k=text + "c"))
    print(*spread(*[text + "d"] * 3, **{text + "e": text}))
    print(next(optional(text + "f")), next(optional(text, text + "g", text + "h", c=[text], d=text + "i")))
    print(next(holder.method(text + "j", k=text)), next(holder(text + "l", m=text)), next(holder(*[text], **{"n": text})))
    print(run(holder.coroutine(text + "o", p=text)), run(holder.both(text + "q", r=text).__anext__()))
    print(list(map(next, map(spread, [text + "s", text + "t"]))))

wide = ", ".join(f"v{i}=None" for i in range(240))
namespace = {}
exec(f"def wide(first, {wide}, *rest, **named):\n    yield first, v0, v239, rest, named\n", namespace)
for i in range(10):
    print(next(namespace["wide"]("a" * i, "b" * i, v239="c" * i, z="d" * i)))
    print(next(namespace["wide"](*[str(i) + "e"] * 243)))
