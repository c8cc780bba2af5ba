"""pidigits: digits of pi from a spigot over integers of thousands of digits."""
import sys


def digits():
    """Rabinowitz and Wagon's series as Gibbons streams it, without bound."""
    k = 0
    numerator, denominator, accumulator = 1, 1, 0
    while True:
        # Take terms of the series until the next digit is the same at both ends of the interval.
        while True:
            k += 1
            odd = 2 * k + 1
            accumulator = (accumulator + 2 * numerator) * odd
            numerator *= k
            denominator *= odd
            if numerator > accumulator:
                continue
            low, rest = divmod(numerator * 3 + accumulator, denominator)
            if rest + numerator < denominator:
                break
        yield low
        accumulator = (accumulator - denominator * low) * 10
        numerator *= 10


def main(n):
    source = digits()
    line = []
    total = 0
    for i in range(1, n + 1):
        d = next(source)
        total = (total * 31 + d) % 1000000007
        line.append(str(d))
        if len(line) == 10:
            if i <= 30 or i > n - 30:
                print("".join(line) + "\t:" + str(i))
            line.clear()
    if line:
        print("".join(line).ljust(10) + "\t:" + str(n))
    print("checksum", total)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 12000)
