# Long chains of lazy iterators, evaluated once each and only on demand.
log = []


def t(tag):
    def f(x):
        log.append(f"{tag}{x}")
        return x
    return f


chain = map(t("c"), filter(lambda x: x % 2, map(t("b"), filter(lambda x: x > 2, map(t("a"), range(8))))))
print(next(chain), log)
log.clear()
print(list(chain), log)
z = zip(map(t("z"), range(5)), filter(None, [0, 1, 2]))
log.clear()
print(list(z), log)
it = iter(range(10))
print(list(zip(it, it, it)), list(it))
e = enumerate(zip("ab", [1, 2]))
print([(i, a, b) for i, (a, b) in e])
deep = iter(range(5))
for _ in range(100):
    deep = map(lambda x: x + 1, deep)
print(list(deep))
print(list(map(lambda *a: sum(a), *[range(3)] * 5)), list(map(lambda f, x: f(x), [abs, str, float], [-1, 2, 3])), dict(map(lambda p: (p[1], p[0]), {"a": 1}.items())))
print(sorted(filter(lambda p: p[0] != p[1], zip("abcd", reversed("abcd")))), any(map(lambda x: x > 3, range(10**9))), next(filter(lambda x: x * x > 50, range(10**12))), sum(map(len, ["a", "bb"])), max(map(lambda x: -x, [3, 1])), [*map(str, {1: 2})], list(reversed(list(map(int, "123")))))
