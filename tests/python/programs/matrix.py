# Matrices of floats and fractions: operators, elimination, determinant, inverse, eigenvalue.
class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError("rows of different lengths")

    @classmethod
    def identity(cls, n):
        return cls([[1 if i == j else 0 for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __getitem__(self, at):
        if isinstance(at, tuple):
            i, j = at
            return self.rows[i][j]
        return self.rows[at]

    def __add__(self, other):
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])

    def __sub__(self, other):
        return self + other * -1

    def __mul__(self, factor):
        return Matrix([[a * factor for a in r] for r in self.rows])

    __rmul__ = __mul__

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"shapes {self.shape} and {other.shape} don't fit")
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in columns] for r in self.rows])

    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def trace(self):
        return sum(self.rows[i][i] for i in range(len(self.rows)))

    def determinant(self):
        """Bareiss' algorithm: integers stay integers."""
        m = [r[:] for r in self.rows]
        n, sign, previous = len(m), 1, 1
        for k in range(n - 1):
            if m[k][k] == 0:
                for i in range(k + 1, n):
                    if m[i][k]:
                        m[k], m[i] = m[i], m[k]
                        sign = -sign
                        break
                else:
                    return 0
            for i in range(k + 1, n):
                for j in range(k + 1, n):
                    m[i][j] = (m[i][j] * m[k][k] - m[i][k] * m[k][j]) // previous
            previous = m[k][k]
        return sign * m[-1][-1]

    def inverse(self):
        n = len(self.rows)
        m = [[float(x) for x in r] + [1.0 if i == j else 0.0 for j in range(n)] for i, r in enumerate(self.rows)]
        for c in range(n):
            p = max(range(c, n), key=lambda r: abs(m[r][c]))
            if abs(m[p][c]) < 1e-12:
                raise ZeroDivisionError("singular matrix")
            m[c], m[p] = m[p], m[c]
            pivot = m[c][c]
            m[c] = [x / pivot for x in m[c]]
            for r in range(n):
                if r != c:
                    f = m[r][c]
                    m[r] = [x - f * y for x, y in zip(m[r], m[c])]
        return Matrix([r[n:] for r in m])

    def __str__(self):
        return "\n".join(" ".join(f"{x:8.3f}" if isinstance(x, float) else f"{x:8}" for x in r) for r in self.rows)

    def __repr__(self):
        return f"Matrix({self.rows})"


def power_iteration(m, steps):
    v = Matrix([[1.0]] * m.shape[0])
    value = 0.0
    for _ in range(steps):
        v = m @ v
        value = max(abs(x[0]) for x in v.rows)
        v = v * (1 / value)
    return value, v


a = Matrix([[2, 1, 3], [0, -1, 4], [1, 2, 5]])
b = Matrix([[1, 0], [2, 1], [3, 2]])
print(a @ b, a.T, sep="\n--\n")
print(a + a == 2 * a, a - a, a.trace(), a.determinant(), a[1, 2], a[0])
print(a.inverse())
print(a @ a.inverse())
print(Matrix([[1, 1], [1, 0]]) ** 50)
hilbert = Matrix([[1 / (i + j + 1) for j in range(5)] for i in range(5)])
print(f"{hilbert.inverse()[4, 4]:.6f}")
print(Matrix([[(i * 7 + j * 3) % 11 - 5 for j in range(8)] for i in range(8)]).determinant(), Matrix([[i ** j for j in range(7)] for i in range(7)]).determinant())
value, vector = power_iteration(Matrix([[4.0, 1.0], [2.0, 3.0]]), 50)
print(f"{value:.9f} {vector[0, 0]:.6f} {vector[1, 0]:.6f}")
for f in (lambda: b @ a, lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: Matrix([[1], [1, 2]])):
    try:
        f()
    except (ValueError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
