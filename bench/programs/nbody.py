"""nbody: the sun and four planets, moved by a symplectic integrator; float arithmetic over lists."""
import sys
from math import pi

SOLAR_MASS = 4 * pi * pi
YEAR = 365.24

# Position, velocity, mass: the Jovian planets.
BODIES = {
    "sun": ([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], SOLAR_MASS),
    "jupiter": ([4.84143144246472090e+00, -1.16032004402742839e+00, -1.03622044471123109e-01],
                [1.66007664274403694e-03 * YEAR, 7.69901118419740425e-03 * YEAR,
                 -6.90460016972063023e-05 * YEAR], 9.54791938424326609e-04 * SOLAR_MASS),
    "saturn": ([8.34336671824457987e+00, 4.12479856412430479e+00, -4.03523417114321381e-01],
               [-2.76742510726411899e-03 * YEAR, 4.99852801234917238e-03 * YEAR,
                2.30417297573763929e-05 * YEAR], 2.85885980666130812e-04 * SOLAR_MASS),
    "uranus": ([1.28943695621391310e+01, -1.51111514016986312e+01, -2.23307578892655734e-01],
               [2.96460137564761618e-03 * YEAR, 2.37847173959480950e-03 * YEAR,
                -2.96589568540237556e-05 * YEAR], 4.36624404335156298e-05 * SOLAR_MASS),
    "neptune": ([1.53796971148509165e+01, -2.59193146099879641e+01, 1.79258772950371181e-01],
                [2.68067772490389322e-03 * YEAR, 1.62824170038242295e-03 * YEAR,
                 -9.51592254519715870e-05 * YEAR], 5.15138902046611451e-05 * SOLAR_MASS),
}
SYSTEM = list(BODIES.values())


def pairs_of(items):
    return [(a, b) for i, a in enumerate(items) for b in items[i + 1:]]


PAIRS = pairs_of(SYSTEM)


def advance(dt, n, bodies=SYSTEM, pairs=PAIRS):
    for _ in range(n):
        for (([x1, y1, z1], v1, m1), ([x2, y2, z2], v2, m2)) in pairs:
            dx = x1 - x2
            dy = y1 - y2
            dz = z1 - z2
            magnitude = dt * ((dx * dx + dy * dy + dz * dz) ** -1.5)
            b1 = m1 * magnitude
            b2 = m2 * magnitude
            v1[0] -= dx * b2
            v1[1] -= dy * b2
            v1[2] -= dz * b2
            v2[0] += dx * b1
            v2[1] += dy * b1
            v2[2] += dz * b1
        for (place, [vx, vy, vz], _m) in bodies:
            place[0] += dt * vx
            place[1] += dt * vy
            place[2] += dt * vz


def energy(bodies=SYSTEM, pairs=PAIRS):
    e = 0.0
    for (((x1, y1, z1), _v1, m1), ((x2, y2, z2), _v2, m2)) in pairs:
        dx = x1 - x2
        dy = y1 - y2
        dz = z1 - z2
        e -= m1 * m2 / ((dx * dx + dy * dy + dz * dz) ** 0.5)
    for (_place, (vx, vy, vz), m) in bodies:
        e += m * (vx * vx + vy * vy + vz * vz) / 2.0
    return e


def offset_momentum(reference, bodies=SYSTEM):
    px = py = pz = 0.0
    for (_place, (vx, vy, vz), m) in bodies:
        px -= vx * m
        py -= vy * m
        pz -= vz * m
    _place, velocity, mass = reference
    velocity[0] = px / mass
    velocity[1] = py / mass
    velocity[2] = pz / mass


def main(n):
    offset_momentum(BODIES["sun"])
    print(f"{energy():.9f}")
    advance(0.01, n)
    print(f"{energy():.9f}")
    print(SYSTEM[1][0])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 700000)
