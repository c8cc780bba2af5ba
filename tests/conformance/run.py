#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""CPython's own tests, unmodified, inside the interpreter.

Takes the test files from Debian's libpython3.11-testsuite, runs of each the tests that required.txt names, in a process
of its own per file, and prints what did not pass. A process that dies or hangs is started again with the rest. Below
build/conformance/: a table <file>.tsv (id, P passed, F failed, S skipped, X the process died or hung, - did not run;
then why), and <file>.log, all that the last process printed.

The judge is the enclave: --mode sim runs it simulated, sgx on hardware; native is the same interpreter without it.
The last line is `N of M passed`; with --baseline the exit status is 1 when fewer pass in a file than baseline.txt says,
and the last line is `N passed, N failed`: a file has failed that has lost a test.
inapplicable.txt lists required tests that cannot apply, with reasons; they count as not passed. timed.txt lists those
whose result depends on the clock or the machine, with reasons: baseline.txt does not count them.
"""

import argparse
import collections
import concurrent.futures
import os
import re
import selectors
import shlex
import signal
import subprocess
import sys
import time

import required

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
OUT = os.path.join(ROOT, "build", "conformance")
LIBRARY = "/usr/lib/python3.11"
# Files and folders in the folder of the tests that tests open.
DATA = {"test_baseexception": ["exception_hierarchy.txt"], "test_float": ["floating_points.txt", "formatfloat_testcases.txt"],
        "test_cmath": ["cmath_testcases.txt"], "test_math": ["math_testcases.txt", "ieee754.txt", "cmath_testcases.txt"],
        "test_strtod": ["floating_points.txt"], "test_utf8source": ["badsyntax_pep3120.py"], "test_ast": ["test_grammar.py", "test_unpack_ex.py"],
        "test_asyncio": ["allsans.pem", "keycert.pem", "keycert3.pem", "pycacert.pem", "ssl_cert.pem", "ssl_key.pem"],
        "test_configparser": ["cfgparser.1", "cfgparser.2", "cfgparser.3"], "test_decimal": ["decimaltestdata"],
        "test_sax": ["xmltestdata"], "test_minidom": ["xmltestdata"], "test_xml_etree": ["xmltestdata"],
        "test_doctest": ["test_doctest.txt", "test_doctest2.txt", "test_doctest3.txt", "test_doctest4.txt"], "test_email": ["test_email/data"],
        "test_tokenize": ["tokenize_tests.txt", "bad_coding.py", "bad_coding2.py", "tokenize_tests-latin1-coding-cookie-and-utf8-bom-sig.txt",
                          "tokenize_tests-no-coding-cookie-and-utf8-bom-sig-only.txt",
                          "tokenize_tests-utf8-coding-cookie-and-no-utf8-bom-sig.txt", "tokenize_tests-utf8-coding-cookie-and-utf8-bom-sig.txt"]}
# Modules that a test file imports by names which it makes up while it runs: the freezer has to see them.
NAMED = {"test_asyncio": ["tty"], "test_datetime": ["test.datetimetester", "_strptime"], "test_doctest":
         ["unittest.mock", "test.doctest_aliases", "test.doctest_lineno", "test.sample_doctest", "test.sample_doctest_no_docstrings",
          "test.sample_doctest_no_doctests", "test.test_doctest", "test.test_doctest2"],
         "test_json": ["json.tool"], "test_logging": ["asyncore", "smtpd"], "test_queue": ["queue"],
         "test_re": ["sre_compile", "sre_constants", "sre_parse"], "test_time": ["_strptime"], "test_uuid": ["uuid"]}
# Files with tests that need more threads than an enclave has unless its manifest says so.
THREADS = {"test_context": 16}
# How often a file is started again after its process died.
RESTARTS = 12


def parse_arguments():
    parser = argparse.ArgumentParser(description="Run CPython's own tests in the interpreter.")
    parser.add_argument("--tier", default="T1", choices=["T1", "T2", "all"])
    parser.add_argument("--file", action="append", default=[], help="test_x: only this file (may be repeated)")
    parser.add_argument("--part", default="1/1", help="K/N: only each N-th file, from the K-th on")
    parser.add_argument("--mode", default="sim", choices=["native", "sim", "sim-strict", "sgx"])
    parser.add_argument("--command", help="run this instead of build/pysgx run --MODE")
    parser.add_argument("--timeout", type=float, default=300, help="seconds for a file (default: 300)")
    parser.add_argument("--idle", type=float, default=40, help="seconds for one test (default: 40)")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--all", action="store_true", help="print every failing id, not only how many")
    parser.add_argument("--why", action="store_true", help="end with the causes, most frequent first")
    parser.add_argument("--baseline", action="store_true", help="fail when fewer pass than baseline.txt says")
    parser.add_argument("--update", action="store_true", help="write baseline.txt (needs all files of the tier)")
    return parser.parse_args()


def modules_of(file):
    """The modules that make up a test file or folder, by name."""
    if file == "test_unittest":
        folder, package = os.path.join(LIBRARY, "unittest", "test"), "unittest.test"
    else:
        folder, package = os.path.join(LIBRARY, "test", file), "test." + file
    if not os.path.isdir(folder):
        return [package]
    names = []
    for path, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if f != "__pycache__")
        below = os.path.relpath(path, folder).replace(os.sep, ".").strip(".")
        names += [".".join(filter(None, [package, below, f[:-3]])) for f in sorted(files)
                  if f.startswith("test") and f.endswith(".py")]
    return names or [package]


def write_program(path, file, wanted):
    with open(os.path.join(HERE, "driver.py"), encoding="utf-8") as source:
        driver = source.read()
    names = modules_of(file)
    with open(path, "w", encoding="utf-8") as out:
        out.write(f"FILES = {names!r}\nWANTED = frozenset({sorted(wanted)!r})\n\n\ndef LOAD(name):\n")
        for name in names:
            out.write(f"    if name == {name!r}:\n        import {name} as module\n        return module\n")
        out.write("\n\ndef named():\n" + "".join(f"    import {name}\n" for name in NAMED.get(file, ["sys"])) + "\n\n" + driver)


def run_process(command, program, timeout, idle):
    """Everything a process printed, and how it ended: killed when it says nothing for `idle` seconds."""
    child = subprocess.Popen(command + [os.path.basename(program)], cwd=os.path.dirname(program), stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
                             env={"PATH": "/usr/bin:/bin", "HOME": OUT, "LC_ALL": "C.UTF-8"})
    # Waiting is counted in slices, each for no more than it was meant to be: the clock of a virtual machine that was paused
    # jumps, and that is nobody's silence.
    output, end, spent, silent = bytearray(), "", 0.0, 0.0
    with child, selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while not end:
            started = time.monotonic()
            data = os.read(child.stdout.fileno(), 1 << 16) if selector.select(1) else None
            waited = min(time.monotonic() - started, 1)
            spent, silent = spent + waited, silent + waited
            if data:
                output += data
                silent = 0.0
            elif data == b"":
                status = child.wait()
                end = f"exit status {status}" if status >= 0 else "killed by " + signal.Signals(-status).name
            elif silent >= idle or spent >= timeout:
                os.killpg(child.pid, signal.SIGKILL)
                end = f"nothing for {idle:g} s" if spent < timeout else f"no end within {timeout:g} s"
    return output.decode("utf-8", "backslashreplace"), end


def read_output(output, results, notes):
    """Takes results from the output; the id of the test that was running at its end, None when it ended well."""
    running = "the start"
    for line in output.splitlines():
        mark = re.match(r"@@([BPFSNE]) ([^\t]*)\t?(.*)", line)
        if not mark:
            continue
        kind, name, why = mark.groups()
        if kind == "N":
            notes.append(f"{name}: {why}")
        elif kind == "E":
            return None
        elif kind == "B":
            running = name
        elif results.get(name, ("",))[0] != "F":
            results[name] = (kind, why)
            running = "the end of " + name
    return running


def run_file(arguments, command, file, ids):
    """(file, {id: (status, why)}, notes)"""
    program = os.path.join(OUT, f"run_{file}.py")
    results, notes, left, started_again = {}, [], set(ids), False
    deadline = time.monotonic() + arguments.timeout
    extra = [word for name in DATA.get(file, []) for word in ("--data", os.path.join(LIBRARY, "test", name))]
    if file in THREADS:
        manifest = os.path.join(OUT, file + ".toml")
        with open(manifest, "w", encoding="utf-8") as out:
            out.write(f"threads = {THREADS[file]}\n")
        extra += ["--manifest", manifest]
    for _ in range(RESTARTS):
        write_program(program, file, left)
        output, end = run_process(command + extra, program, max(deadline - time.monotonic(), 5), arguments.idle)
        with open(os.path.join(OUT, file + ".log"), "w", encoding="utf-8") as log:
            log.write(output + f"\n{end}\n")
        running = read_output(output, results, notes)
        if running is None:
            break
        last = [line for line in output.splitlines() if line.strip()][-1:]
        why = f"{end}: {last[0][:150]}" if last and not last[0].startswith("@@") else end
        if running not in left or running in results:
            notes.append(f"at {running}: {why}")
            if not left & set(results) and (running != "the start" or started_again):
                break # of a process that did not even start, a second one is tried: the machine may be at its limits
            started_again = running == "the start"
        else:
            results[running] = ("X", why)
        left -= set(results)
        if not left or time.monotonic() > deadline:
            break
    why = notes[-1] if notes else "was not found"
    for name in ids:
        results.setdefault(name, ("-", why))
    with open(os.path.join(OUT, file + ".tsv"), "w", encoding="utf-8") as table:
        for name in ids:
            table.write("\t".join([name, *results[name]]) + "\n")
    return file, {name: results[name] for name in ids}, notes


def read_list(name):
    """{id: reason} of a list of tests, each line an id and why."""
    with open(os.path.join(HERE, name), encoding="utf-8") as lines:
        return dict(line.rstrip("\n").split(" ", 1) for line in lines if line.strip() and not line.startswith("#"))


def read_baseline():
    with open(os.path.join(HERE, "baseline.txt"), encoding="utf-8") as lines:
        return {tuple(line.split()[:2]): int(line.split()[2]) for line in lines if not line.startswith("#")}


def write_baseline(tier, passed):
    try:
        counts = {key: n for key, n in read_baseline().items() if tier not in (key[0], "all")}
    except FileNotFoundError:
        counts = {}
    counts.update(passed)
    with open(os.path.join(HERE, "baseline.txt"), "w", encoding="utf-8") as out:
        out.write("# Required tests that pass in the simulated enclave, without those of timed.txt: tier, file, number. Written by run.py"
                  " --update.\n")
        for (tier, file), n in sorted(counts.items()):
            out.write(f"{tier} {file} {n}\n")


def causes(failures):
    """Failing tests by why, without what differs from one to the next."""
    found = collections.defaultdict(list)
    for name, (status, why) in failures.items():
        why = re.sub(r"0x[0-9a-f]+|\d+", "N", why)
        found[f"{status} {why[:110]}"].append(name)
    return sorted(found.items(), key=lambda item: -len(item[1]))


def main():
    arguments = parse_arguments()
    command = shlex.split(arguments.command) if arguments.command else [
        os.path.join(ROOT, "build", "pysgx"), "run", "--" + arguments.mode, "--heap", "1G", "--stack", "16M",
        "--path", os.path.join(HERE, "support")]
    if not os.path.isdir(os.path.join(LIBRARY, "test", "test_import")):
        sys.exit("the tests are missing: install Debian's libpython3.11-testsuite (make setup)")
    os.makedirs(OUT, exist_ok=True)
    chosen = [entry for entry in required.read() if arguments.tier in (entry[0], "all")]
    if arguments.file:
        chosen = [entry for entry in required.read() if entry[1] in arguments.file]
        unknown = set(arguments.file) - {entry[1] for entry in chosen}
        if unknown:
            sys.exit(f"required.txt has no file {' '.join(sorted(unknown))}")
    part, parts = map(int, arguments.part.split("/"))
    chosen = chosen[part - 1::parts]
    tiers = {file: tier for tier, file, _ in chosen}
    passed, steady, total, failures, started = {}, {}, 0, {}, time.monotonic()
    timed, inapplicable = read_list("timed.txt"), read_list("inapplicable.txt")
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        jobs = [pool.submit(run_file, arguments, command, file, ids) for _, file, ids in chosen]
        for done, job in enumerate(concurrent.futures.as_completed(jobs), 1):
            file, results, notes = job.result()
            good = sum(status == "P" for status, _ in results.values())
            passed[tiers[file], file] = good
            steady[tiers[file], file] = sum(status == "P" and name not in timed for name, (status, _) in results.items())
            total += len(results)
            bad = {name: result for name, result in results.items() if result[0] != "P"}
            failures.update(bad)
            for name in inapplicable.keys() & results.keys() - bad.keys():
                print(f"{name} passes, and stands in inapplicable.txt")
            if bad:
                print(f"{file}: {good} of {len(results)} passed" + (f"; {notes[-1][:160]}" if notes else ""), flush=True)
                for name, (status, why) in bad.items():
                    if status != "-" and (arguments.all or arguments.file):
                        print(f"  {status} {name}  {why[:160]}")
            if sys.stderr.isatty():
                print(f"\r{done} of {len(jobs)} files, {sum(passed.values())} of {total} passed ", end="", file=sys.stderr)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    if arguments.why:
        for why, names in causes(failures)[:60]:
            print(f"{len(names):5} {why}   ({names[0]})")
    if arguments.update:
        write_baseline(arguments.tier, steady)
    print(f"{time.monotonic() - started:.0f} s")
    print(f"{sum(passed.values())} of {total} passed")
    if not arguments.baseline:
        return 0
    expected, lost = read_baseline(), 0
    for key, n in sorted(steady.items()):
        if n < expected.get(key, 0):
            lost += 1
            print(f"{key[1]}: {n} passed, {expected[key]} before; see build/conformance/{key[1]}.tsv")
    print(f"{len(steady) - lost} passed, {lost} failed")
    return lost > 0


if __name__ == "__main__":
    sys.exit(main())
