#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Draw the paper's two figures from build/bench/results.json with gnuplot, as SVG and as PNG.

  speed      CPU time relative to CPython's of each program: ours, PyPy, CPython (the paper's figure 7)
  enclave    CPU time inside the enclave relative to the native binary's (the paper's figure 8)

A figure whose columns weren't measured isn't drawn; without gnuplot there are none.
"""

import json
import os
import shutil
import subprocess
import sys

COLOURS = ("#4c72b0", "#dd8452", "#55a868")


def bars(facts, base, others):
    """Rows of (program, time of each relative to base's); None where one failed."""
    rows = []
    for program, row in facts["programs"].items():
        if row[base]["failure"]:
            continue
        rows.append((program, [None if row[o]["failure"] else row[o]["cpu"] / row[base]["cpu"]
                               for o in others]))
    return rows


def plot(rows, titles, ylabel, stem):
    """Run gnuplot once for each format; the result is the paths written."""
    data = "\n".join(" ".join([program.replace("_", "-")] + ["NaN" if v is None else f"{v:.4f}" for v in values])
                     for program, values in rows)
    lines = ", ".join(f"$bars using {i + 2}:xtic(1) title '{title}' linecolor rgb '{COLOURS[i]}'"
                      for i, title in enumerate(titles))
    written = []
    for extension, terminal in (("svg", "svg size 1100,480 font 'sans,13' background 'white'"),
                                ("png", "pngcairo size 1100,480 font 'sans,11'")):
        path = f"{stem}.{extension}"
        script = f"""set terminal {terminal}
set output '{path}'
set style data histogram
set style histogram clustered gap 1
set style fill solid 0.9 noborder
set boxwidth 0.9
set xtics rotate by -40 nomirror
set ytics nomirror
set grid ytics linecolor rgb '#dddddd'
set yrange [0:*]
set ylabel '{ylabel}'
set key outside top center horizontal
$bars << END
{data}
END
plot {lines}, 1 notitle linecolor rgb '#888888' dashtype 2 with lines
"""
        subprocess.run(["gnuplot"], input=script, text=True, check=True)
        written.append(os.path.relpath(path))
    return written


def draw(facts, folder):
    if not shutil.which("gnuplot"):
        return []
    there = facts["runners"]
    titles = facts["titles"]
    written = []
    others = [r for r in ("native", "pypy") if r in there]
    if others:
        columns = others + ["cpython"]
        rows = bars(facts, "cpython", columns)
        written += plot(rows, [titles[c] for c in columns], "CPU time, CPython 3.11 = 1",
                        os.path.join(folder, "speed"))
    if "native" in there and "sim" in there:
        rows = bars(facts, "native", ["native", "sim"])
        if rows:
            written += plot(rows, [titles["native"], titles["sim"]], "CPU time, outside the enclave = 1",
                            os.path.join(folder, "enclave"))
    return written


if __name__ == "__main__":
    out = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "build", "bench")
    with open(os.path.join(out, "results.json")) as file:
        print(*draw(json.load(file), out), sep="\n")
    sys.exit(0)
