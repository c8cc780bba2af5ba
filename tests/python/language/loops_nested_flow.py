# break, continue, else and return through nested loops, try and with.
class CM:
    def __init__(self, log):
        self.log = log

    def __enter__(self):
        self.log.append("in")

    def __exit__(self, *a):
        self.log.append("out")


def search(grid, wanted):
    for y, row in enumerate(grid):
        for x, v in enumerate(row):
            if v == wanted:
                break
        else:
            continue
        return y, x
    else:
        return None


print(search([[1, 2], [3, 4]], 3), search([[1]], 9), search([], 1))


def flow(n):
    log = []
    for i in range(n):
        with CM(log):
            try:
                if i == 1:
                    continue
                if i == 3:
                    break
                for j in range(5):
                    try:
                        if j == 1:
                            continue
                        if j == 3:
                            break
                        log.append((i, j))
                    finally:
                        log.append("f")
                else:
                    log.append("inner else")
            finally:
                log.append("F")
    else:
        log.append("outer else")
    return log


print(flow(2))
print(flow(5))


def returns():
    log = []
    while True:
        try:
            for i in range(3):
                with CM(log):
                    if i == 1:
                        return log
        finally:
            log.append("finally")


print(returns())
