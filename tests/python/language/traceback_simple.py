# An uncaught exception through functions: text, carets, exit status 1.
print("before")


def divide(a, b):
    return a / b


def work(items):
    total = 0
    for item in items:
        total += divide(10, item)
    return total


class Runner:
    def run(self, *args):
        return work(list(args))


print(Runner().run(1, 2))
Runner().run(1, 0)
print("never")
