#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Run the language tests: each program must do what CPython 3.11 does.

A test is a file <topic>/<name>.py below this folder. It runs with its topic folder as the
working directory and its bare file name on the command line, and its standard output, standard
error (tracebacks included) and exit status are compared with those of /usr/bin/python3.11, the
oracle, whose results are cached below build/.

  <name>.in            standard input of the test (else it is empty)
  # args: a b 'c d'    in the first lines: the arguments
  _anything            names that start with an underscore are helpers, not tests
  pending.txt          tests not expected to pass yet, one `path reason` on a line

Nothing here knows what a test is about; a test that needs more than this needs another runner.
"""

import argparse
import concurrent.futures
import difflib
import hashlib
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
ORACLE = "/usr/bin/python3.11"
# Where pysgx keeps the key it signs with.
HOME = os.path.join(ROOT, "build", "tests", "home")
CACHE = os.path.join(ROOT, "build", "tests", "python", "oracle")
DIFF_LINES = 12
FIELDS = ("stdout", "stderr", "status")


def parse_arguments():
    parser = argparse.ArgumentParser(description="Run the Python language tests.")
    parser.add_argument("filters", nargs="*", help="run only tests whose path contains one of these; but:TEST leaves one out")
    parser.add_argument("--mode", choices=("native", "sim", "sim-strict", "sgx"), default="native",
                        help="the mode of build/pysgx run (default: native)")
    parser.add_argument("--command", help="run this command instead of build/pysgx")
    parser.add_argument("--stress", type=int, metavar="N",
                        help="the stress build (make stress), natively: collect at every Nth allocation")
    parser.add_argument("--jobs", type=int, default=2, help="tests in parallel (default: 2)")
    parser.add_argument("--timeout", type=float, default=120, help="seconds per test (default: 120)")
    parser.add_argument("--list", action="store_true", help="print the tests and stop")
    parser.add_argument("--all", action="store_true", help="treat pending tests as any other")
    parser.add_argument("--no-carets", action="store_true",
                        help="ignore the lines of ^ and ~ in tracebacks")
    parser.add_argument("--why", action="store_true",
                        help="end with a table of the failures' last error lines")
    parser.add_argument("--check-oracle", action="store_true",
                        help="run each test on CPython under three hash seeds and compare")
    return parser.parse_args()


def find_tests(filters):
    found = []
    for folder, folders, files in os.walk(HERE):
        folders[:] = sorted(f for f in folders if f[0] not in "_.")
        if folder == HERE:
            continue
        for name in sorted(files):
            if not name.endswith(".py") or name.startswith("_"):
                continue
            path = os.path.relpath(os.path.join(folder, name), HERE)
            wanted = [f for f in filters if not f.startswith("but:")]
            if (not wanted or any(f in path for f in wanted)) and not any("but:" + f in filters for f in (path, path[:-3])):
                found.append(path)
    return found


def read_pending():
    pending = {}
    with open(os.path.join(HERE, "pending.txt")) as lines:
        for number, line in enumerate(lines, 1):
            line = line.split("#")[0].strip()
            if not line:
                continue
            path, _, reason = line.partition(" ")
            if not reason.strip():
                sys.exit(f"pending.txt:{number}: say why after the path")
            if not os.path.exists(os.path.join(HERE, path)):
                sys.exit(f"pending.txt:{number}: no such test: {path}")
            pending[path] = reason.strip()
    return pending


def arguments_of(source):
    for line in source.splitlines()[:5]:
        if line.startswith("# args:"):
            return shlex.split(line[len("# args:"):])
    return []


def run_program(command, path, timeout, extra_environment=None):
    """Run one test; the result is a dict of stdout, stderr and status."""
    full = os.path.join(HERE, path)
    folder, name = os.path.split(full)
    with open(full, encoding="utf-8", errors="surrogateescape") as file:
        arguments = arguments_of(file.read())
    environment = {"PATH": "/usr/bin:/bin", "HOME": HOME, "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1",
                   "PYTHONHASHSEED": "0"}
    environment.update(extra_environment or {})
    standard_input = os.path.splitext(full)[0] + ".in"
    if not os.path.exists(standard_input):
        standard_input = os.devnull
    with open(standard_input, "rb") as stdin:
        child = subprocess.Popen(command + [name] + arguments, stdin=stdin, cwd=folder,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                 env=environment, start_new_session=True)
        try:
            out, err = child.communicate(timeout=timeout)
            status = child.returncode
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            out, err = child.communicate()
            status = f"timeout after {timeout:g} s"
    # CPython writes the script's path in full, others as it was given: both become the bare name.
    text = err.decode("utf-8", "backslashreplace").replace(folder + os.sep, "")
    return {"stdout": out.decode("utf-8", "backslashreplace"), "stderr": text, "status": status}


def oracle_key(path):
    """A digest of all that the oracle's answer depends on."""
    digest = hashlib.sha256(ORACLE.encode() + str(os.stat(ORACLE).st_mtime_ns).encode())
    full = os.path.join(HERE, path)
    folder = os.path.dirname(full)
    inputs = [full, os.path.splitext(full)[0] + ".in", os.path.abspath(__file__)]
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if f != "__pycache__")
        inputs += [os.path.join(parent, f) for f in sorted(files)
                   if os.path.relpath(os.path.join(parent, f), folder).startswith("_")]
    for name in inputs:
        if os.path.exists(name):
            with open(name, "rb") as file:
                digest.update(file.read() + b"\0")
    return digest.hexdigest()


def oracle(path, timeout):
    stored = os.path.join(CACHE, path + ".json")
    key = oracle_key(path)
    try:
        with open(stored) as file:
            answer = json.load(file)
        if answer["key"] == key:
            return answer
    except (OSError, ValueError, KeyError):
        pass
    answer = run_program([ORACLE, "-B"], path, timeout)
    if isinstance(answer["status"], str):
        sys.exit(f"{path} on CPython: {answer['status']}; a test must end")
    answer["key"] = key
    os.makedirs(os.path.dirname(stored), exist_ok=True)
    temporary = f"{stored}.{os.getpid()}"
    with open(temporary, "w") as file:
        json.dump(answer, file)
    os.replace(temporary, stored)
    return answer


def without_carets(text):
    return re.sub(r"(?m)^ +[~^][~^ ]*\n", "", text)


def compare(expected, got, no_carets):
    """The lines that say how two results differ; empty when they agree."""
    report = []
    for field in FIELDS:
        want, have = str(expected[field]), str(got[field])
        if field == "stderr" and no_carets:
            want, have = without_carets(want), without_carets(have)
        if want == have:
            continue
        if field == "status":
            report.append(f"  exit status {have}, expected {want}")
            continue
        diff = list(difflib.unified_diff(want.splitlines(), have.splitlines(), "expected", "got",
                                         lineterm="", n=1))[2:]
        report.append(f"  {field}:" if diff else f"  {field}: differs in line ends only")
        report += ["    " + line for line in diff[:DIFF_LINES]]
        if len(diff) > DIFF_LINES:
            report.append(f"    ... {len(diff) - DIFF_LINES} more lines")
    return report


def reason_of(expected, got):
    """One line that names a failure's cause, to group failures by."""
    if isinstance(got["status"], str):
        return "timeout"
    if got["status"] < 0:
        return "killed by " + signal.Signals(-got["status"]).name
    lines = [line for line in got["stderr"].splitlines() if line.strip()]
    if lines and got["stderr"] != expected["stderr"]:
        return re.sub(r"line \d+", "line N", lines[-1])[:150]
    return " and ".join(f for f in FIELDS if got[f] != expected[f]) + " differ"


def check_oracle(tests, arguments):
    """The tests must not depend on the hash seed, or on when they run."""
    def one(path):
        runs = [run_program([ORACLE, "-B"], path, arguments.timeout, {"PYTHONHASHSEED": seed})
                for seed in ("0", "1", "4711")]
        return path, [r for run in runs[1:] for r in compare(runs[0], run, False)]
    bad = 0
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for path, report in pool.map(one, tests):
            if report:
                bad += 1
                print(f"UNSTABLE {path}", *report, sep="\n")
    print(f"{len(tests) - bad} stable, {bad} unstable")
    return 1 if bad else 0


def command_of(arguments):
    if arguments.command:
        return shlex.split(arguments.command)
    if arguments.stress:
        arguments.mode = "native"
    binary = os.path.join(ROOT, "build", *(["stress"] if arguments.stress else []), "pysgx")
    if not os.path.exists(binary):
        sys.exit(f"{os.path.relpath(binary)} isn't built: run make, or give --command")
    stress = ["--env", f"STRESS_COLLECT={arguments.stress}"] if arguments.stress else []
    return [binary, "run", "--" + arguments.mode, *stress]


def main():
    arguments = parse_arguments()
    tests = find_tests(arguments.filters)
    if not tests:
        sys.exit("no test's path contains " + " or ".join(arguments.filters))
    if arguments.list:
        print("\n".join(tests))
        return 0
    if arguments.check_oracle:
        return check_oracle(tests, arguments)
    command = command_of(arguments)
    os.makedirs(HOME, exist_ok=True)
    pending = {} if arguments.all else read_pending()

    def one(path):
        expected = oracle(path, arguments.timeout)
        got = run_program(command, path, arguments.timeout)
        return path, expected, got

    passed = failed = skipped = 0
    reasons = {}
    started = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for done, (path, expected, got) in enumerate(pool.map(one, tests), 1):
            report = compare(expected, got, arguments.no_carets)
            if not report:
                passed += 1
                if path in pending:
                    print(f"now passes: {path} (was pending: {pending[path]})")
            elif path in pending:
                skipped += 1
            else:
                failed += 1
                reasons.setdefault(reason_of(expected, got), []).append(path)
                print(f"FAIL {path}", *report, sep="\n", flush=True)
            if sys.stderr.isatty():
                print(f"\r{done}/{len(tests)} ", end="", file=sys.stderr, flush=True)
    if arguments.why:
        for reason, paths in sorted(reasons.items(), key=lambda item: -len(item[1])):
            print(f"{len(paths):4} {reason}\n       {' '.join(paths[:6])}")
    print(f"{time.monotonic() - started:.0f} s, {skipped} pending")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
