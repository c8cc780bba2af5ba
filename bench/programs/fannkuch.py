"""fannkuch: count the pancake flips of every permutation; list slices, swaps and integer compares."""
import sys


def fannkuch(n):
    order = list(range(n))
    counts = [0] * n
    most = checksum = 0
    size = n
    even = True
    while True:
        while size > 1:
            counts[size - 1] = size
            size -= 1
        first = order[0]
        if first:
            cards = order[:]
            flips = 0
            while first:
                cards[:first + 1] = cards[first::-1]
                flips += 1
                first = cards[0]
            if flips > most:
                most = flips
            checksum += flips if even else -flips
        while True:
            if size == n:
                return checksum, most
            moved = order[0]
            for i in range(size):
                order[i] = order[i + 1]
            order[size] = moved
            counts[size] -= 1
            size += 1
            if counts[size - 1] > 0:
                size -= 1
                break
        even = not even


def main(n):
    checksum, most = fannkuch(n)
    print(checksum)
    print(f"Pfannkuchen({n}) = {most}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
