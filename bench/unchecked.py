#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""What the kernel's checks cost: instructions of the programs of bench/ on the interpreter as it is, and on one whose
kernel refuses nothing (`make bench-unchecked` builds it; it is good for nothing else). unchecked.py CHECKED UNCHECKED,
two pysgx. Start-up, the run of an empty program, is taken off. Writes build/bench/unchecked.txt, too."""
import os
import statistics
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import count  # noqa: E402
import run  # noqa: E402


def cost(pysgx, program, size):
    """Instructions; a text says why there is no count."""
    return count.instructions([pysgx, "run", "--native"], program, *size)


def main():
    binaries, rows, lines = sys.argv[1:3], [], [f"{'program':18}{'with checks':>16}{'without':>16}{'share':>8}"]
    with tempfile.NamedTemporaryFile("w", suffix=".py") as empty:
        starts = [cost(binary, empty.name, []) for binary in binaries]
    for program, size in run.test_sizes().items():
        counts = [cost(b, os.path.join(run.HERE, "programs", program + ".py"), size) for b in binaries]
        for result in (*starts, *counts):
            if isinstance(result, str):
                sys.exit(f"{program}: {result}")
        with_checks, without = (n - start for n, start in zip(counts, starts))
        rows.append(with_checks / without)
        lines.append(f"{program:18}{with_checks:16,}{without:16,}{1 - without / with_checks:8.1%}")
        print(lines[-1] if len(rows) > 1 else "\n".join(lines), flush=True)
    lines.append(f"geometric mean: {1 - 1 / statistics.geometric_mean(rows):.1%} of the instructions are checks")
    print(lines[-1])
    os.makedirs(run.OUT, exist_ok=True)
    with open(os.path.join(run.OUT, "unchecked.txt"), "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
