"""mandelbrot: the set as a bitmap, one bit per point; complex arithmetic written out in floats."""
import sys

LIMIT = 50


def row(y, n):
    """One row as a list of bytes, eight points in each."""
    ci = 2.0 * y / n - 1.0
    bits = []
    byte = 0
    for x in range(n):
        cr = 2.0 * x / n - 1.5
        zr = zi = tr = ti = 0.0
        i = 0
        while i < LIMIT and tr + ti <= 4.0:
            zi = 2.0 * zr * zi + ci
            zr = tr - ti + cr
            tr = zr * zr
            ti = zi * zi
            i += 1
        byte = byte << 1 | (tr + ti <= 4.0)
        if x & 7 == 7:
            bits.append(byte)
            byte = 0
    if n & 7:
        bits.append(byte << (8 - (n & 7)))
    return bits


def main(n):
    checksum = inside = 0
    for y in range(n):
        bits = row(y, n)
        for b in bits:
            checksum = (checksum * 31 + b) % 1000000007
            inside += bin(b).count("1")
        if y == n // 2:
            print("middle row", bytes(bits).hex()[:60])
    print(f"P4 {n} {n}: {inside} points inside, checksum {checksum}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
