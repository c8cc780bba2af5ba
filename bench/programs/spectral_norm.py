"""spectral_norm: the spectral norm of an infinite matrix, whose elements are computed, not stored."""
import sys
from math import sqrt


def element(i, j):
    ij = i + j
    return 1.0 / (ij * (ij + 1) // 2 + i + 1)


def times_row(i, u):
    total = 0.0
    for j, u_j in enumerate(u):
        total += element(i, j) * u_j
    return total


def times_column(i, u):
    total = 0.0
    for j, u_j in enumerate(u):
        total += element(j, i) * u_j
    return total


def multiply(f, u):
    return [f(i, u) for i in range(len(u))]


def square(u):
    return multiply(times_column, multiply(times_row, u))


def main(n):
    u = [1.0] * n
    for _ in range(10):
        v = square(u)
        u = square(v)
    vbv = vv = 0.0
    for ue, ve in zip(u, v):
        vbv += ue * ve
        vv += ve * ve
    print(f"{sqrt(vbv / vv):.9f}", repr(u[n // 2]))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 750)
