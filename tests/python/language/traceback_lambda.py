# Frames of lambdas, comprehensions, generators, class bodies, methods.
def gen():
    for i in range(3):
        yield [10 // (2 - j) for j in range(i + 1)]


class C:
    def method(self):
        return list(map(lambda x: list(gen()), [1]))


def run():
    class Inner:
        result = C().method()
    return Inner


run()
