#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Time the benchmark programs on every Python there is, side by side.

What is measured is the CPU time of a whole process, user and system, as wait4 reports it, and its
largest resident set. The runners take turns, run by run, so that a busy machine is unfair to none.
Each result is the median; the spread is (largest - smallest) / median. A program whose output is not
CPython's is a failure, whatever its time. Writes build/bench/results.json, results.txt and the figures.

  bench/run.py                      all programs, three runs each
  bench/run.py fib nbody --runs 5   some of them
  bench/run.py --micro              the micro programs instead
  bench/run.py --test --only native small sizes, once, only to compare outputs
"""

import argparse
import json
import math
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
OUT = os.path.join(ROOT, "build", "bench")
# Where pysgx keeps the key it signs with.
HOME = os.path.join(ROOT, "build", "tests", "home")
REFERENCE = "cpython"


class Runner:
    def __init__(self, name, title, command, environment=None):
        self.name, self.title, self.command = name, title, command
        self.environment = environment or {}


def find_runners(only, pysgx):
    runners = [Runner(REFERENCE, "CPython 3.11", ["/usr/bin/python3.11"])]
    pypy = shutil.which("pypy3")
    if pypy:
        # PyPy's default nursery takes hundreds of megabytes and is slower.
        runners.append(Runner("pypy", "PyPy", [pypy], {"PYPY_GC_NURSERY": "4M"}))
    if os.path.exists(pysgx):
        for mode in ("native", "sim", "sim-strict"):
            runners.append(Runner(mode, "Python-SGX " + mode, [pysgx, "run", "--" + mode]))
    wanted = set(only or ("pypy", "native", "sim"))
    unknown = wanted - {r.name for r in runners}
    if only and unknown:
        sys.exit("not available here: " + ", ".join(sorted(unknown)))
    return [r for r in runners if r.name == REFERENCE or r.name in wanted]


def test_sizes():
    sizes = {}
    with open(os.path.join(HERE, "sizes.txt")) as lines:
        for line in lines:
            words = line.split("#")[0].split()
            if words:
                sizes[words[0]] = words[1:]
    return sizes


def resident_peak(pid):
    """The largest resident set of a live process so far, in KB."""
    try:
        with open(f"/proc/{pid}/status") as file:
            for line in file:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1])
    except OSError:
        pass
    return 0


def wait(child, timeout):
    """Wait for a child: its usage, its resident peak in KB, and whether it was too late."""
    # wait4's figure is never below what this process had when it started the child: where that hides
    # the child's own, the last look at the living child counts.
    floor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seen = 0
    end = time.monotonic() + timeout
    late = False
    while True:
        pid, status, usage = os.wait4(child.pid, os.WNOHANG)
        if pid:
            break
        seen = max(seen, resident_peak(child.pid))
        if time.monotonic() > end and not late:
            late = True
            child.kill()
        time.sleep(0.01)
    child.returncode = os.waitstatus_to_exitcode(status)
    return usage, usage.ru_maxrss if usage.ru_maxrss > floor else seen, late


def run_once(runner, program, arguments, timeout):
    """One run: CPU seconds, resident KB, output, and a line that says what failed, or None."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": HOME, "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    environment.update(runner.environment)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen(runner.command + [program] + arguments, stdin=subprocess.DEVNULL,
                                 stdout=out, stderr=err, env=environment)
        usage, rss, late = wait(child, timeout)
        out.seek(0)
        err.seek(0)
        output = out.read()
        errors = err.read().decode("utf-8", "replace").strip().splitlines()
    failure = None
    if late:
        failure = f"more than {timeout:g} s"
    elif child.returncode:
        failure = errors[-1] if errors else f"exit status {child.returncode}"
    return {"cpu": usage.ru_utime + usage.ru_stime, "rss": rss, "output": output, "failure": failure}


def progress(text):
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def measure(programs, runners, runs, timeout, sizes):
    """{program: {runner: {"cpu": [...], "rss": KB, "failure": text or None}}}"""
    results = {p: {r.name: {"cpu": [], "rss": 0, "failure": None} for r in runners} for p in programs}
    expected = {}
    for turn in range(runs):
        for program, path in programs.items():
            for runner in runners:
                cell = results[program][runner.name]
                if cell["failure"]:
                    continue
                progress(f"run {turn + 1}/{runs}: {program} on {runner.title}")
                got = run_once(runner, path, sizes.get(program, []), timeout)
                cell["cpu"].append(got["cpu"])
                cell["rss"] = max(cell["rss"], got["rss"])
                cell["failure"] = got["failure"]
                if runner.name == REFERENCE:
                    expected[program] = got["output"]
                    if got["failure"]:
                        sys.exit(f"{program} fails on CPython: {got['failure']}")
                elif not got["failure"] and got["output"] != expected[program]:
                    cell["failure"] = "its output differs from CPython's"
    progress("")
    return results


def summarize(results, runners):
    """Median, spread, peak and ratio of each cell; geometric means over what ran."""
    table = {}
    for program, row in results.items():
        base = statistics.median(row[REFERENCE]["cpu"])
        table[program] = {}
        for runner in runners:
            cell = row[runner.name]
            entry = {"failure": cell["failure"]}
            if not cell["failure"]:
                middle = statistics.median(cell["cpu"])
                entry.update(cpu=middle, runs=cell["cpu"], rss=cell["rss"],
                             spread=(max(cell["cpu"]) - min(cell["cpu"])) / middle if middle else 0.0,
                             ratio=base / middle if middle else math.inf)
            table[program][runner.name] = entry
    means = {}
    for runner in runners:
        ratios = [row[runner.name]["ratio"] for row in table.values() if not row[runner.name]["failure"]]
        means[runner.name] = {"programs": len(ratios),
                              "ratio": statistics.geometric_mean(ratios) if ratios else None}
    return table, means


def as_text(table, means, runners):
    """The table a person reads: seconds, spread, times faster than CPython, MB."""
    width = max(len(p) for p in table) + 2
    lines = ["CPU seconds (spread), times faster than CPython 3.11, peak MB", ""]
    lines.append(" " * width + "".join(f"{r.title:>32}" for r in runners))
    failures = []
    for program, row in table.items():
        line = program.ljust(width)
        for runner in runners:
            cell = row[runner.name]
            if cell["failure"]:
                line += f"{'fail':>32}"
                failures.append(f"{program} on {runner.title}: {cell['failure']}")
            else:
                line += (f"{cell['cpu']:9.3f} ({cell['spread'] * 100:3.0f}%)"
                         f"{cell['ratio']:7.2f}x{cell['rss'] / 1024:5.0f} MB").rjust(32)
        lines.append(line)
    line = "geometric mean".ljust(width)
    for runner in runners:
        mean = means[runner.name]
        text = f"{mean['ratio']:.2f}x of {mean['programs']}" if mean["ratio"] else "-"
        line += text.rjust(32)
    lines += ["", line]
    if failures:
        lines += ["", "failures:"] + ["  " + f for f in failures]
    return "\n".join(lines) + "\n"


def processor():
    try:
        with open("/proc/cpuinfo") as file:
            for line in file:
                if line.startswith("model name"):
                    return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.machine()


def save(name, text):
    os.makedirs(OUT, exist_ok=True)
    path = os.path.join(OUT, name)
    with open(path + ".new", "w") as file:
        file.write(text)
    os.replace(path + ".new", path)
    return os.path.relpath(path)


def main():
    parser = argparse.ArgumentParser(description="Time the benchmark programs.")
    parser.add_argument("programs", nargs="*", help="names of programs (default: all)")
    parser.add_argument("--runs", type=int, default=3, help="runs of each (default: 3)")
    parser.add_argument("--micro", action="store_true", help="the micro programs")
    parser.add_argument("--test", action="store_true", help="small sizes, one run, compare outputs only")
    parser.add_argument("--only", action="append", metavar="RUNNER",
                        help="pypy, native, sim or sim-strict; may be repeated")
    parser.add_argument("--pysgx", default=os.path.join(ROOT, "build", "pysgx"), help="another pysgx than this tree's")
    parser.add_argument("--timeout", type=float, default=120, help="seconds per run (default: 120)")
    arguments = parser.parse_args()
    folder = os.path.join(HERE, "micro" if arguments.micro else "programs")
    known = sorted(name[:-3] for name in os.listdir(folder) if name.endswith(".py"))
    for name in arguments.programs:
        if name not in known:
            sys.exit(f"no program {name} in {os.path.relpath(folder)}; there are: {' '.join(known)}")
    programs = {n: os.path.join(folder, n + ".py") for n in known if n in (arguments.programs or known)}
    os.makedirs(HOME, exist_ok=True)
    runners = find_runners(arguments.only, arguments.pysgx)
    if arguments.test:
        sizes = {n: ["1000"] for n in known} if arguments.micro else test_sizes()
        results = measure(programs, runners, 1, arguments.timeout, sizes)
        failed = [(p, r.title, results[p][r.name]["failure"]) for p in programs for r in runners
                  if results[p][r.name]["failure"]]
        for program, title, failure in failed:
            print(f"FAIL {program} on {title}: {failure}")
        print(f"{len(programs) * (len(runners) - 1) - len(failed)} passed, {len(failed)} failed")
        return 1 if failed else 0
    results = measure(programs, runners, arguments.runs, arguments.timeout, {})
    table, means = summarize(results, runners)
    text = as_text(table, means, runners)
    print(text, end="")
    stem = "micro" if arguments.micro else "results"
    facts = {"processor": processor(), "runs": arguments.runs, "runners": [r.name for r in runners],
             "titles": {r.name: r.title for r in runners}, "programs": table, "means": means}
    written = [save(stem + ".json", json.dumps(facts, indent=1) + "\n"), save(stem + ".txt", text)]
    if not arguments.micro:
        import figures
        written += figures.draw(facts, OUT)
    print("\nwrote " + " ".join(written))
    return 0


if __name__ == "__main__":
    sys.exit(main())
