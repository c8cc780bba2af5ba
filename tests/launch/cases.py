#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Runs the test payload natively and in each simulator, and compares what comes out with what has to.

usage: cases.py BUILD_FOLDER

A case: arguments, exit status, expected output (None: any), and for the simulators a part of the error line. The last
line printed is `N passed, N failed`.
"""
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tally import check, end  # noqa: E402

ABORT = 134
INSIDE = " inside the enclave"
UNDEFINED = "the enclave ended itself: illegal instruction" + INSIDE
PROTECTION = "the enclave ended itself: general protection fault" + INSIDE
PAGE = "the enclave ended itself: page fault" + INSIDE

BIG = bytes(range(256)) * 1000

# What an enclave may do: the same in all builds.
GOOD = [
    # arguments, standard input, status, standard output
    (["echo"], b"", 0, b""),
    (["echo"], b"hello\n", 0, b"hello\n"),
    (["echo"], BIG, 0, BIG),
    (["exit", "0"], b"", 0, b""),
    (["exit", "3"], b"", 3, b""),
    (["exit", "255"], b"", 255, b""),
    (["arguments", "a", "", "ü b"], b"", 0, "arguments|a||ü b|".encode()),
    (["arguments", "x" * 60000], b"", 0, b"arguments|" + b"x" * 60000 + b"|"),
    (["frozen"], b"", 0, b"the archive's bytes\n" * 500),
    (["heap"], b"", 0, b"176\n"),
    (["layout"], b"", 0, b""),
    (["clocks"], b"", 0, b""),
    (["random"], b"", 0, b""),
    (["wait"], b"", 10, b""),
    (["stats"], b"", 0, b""),
    (["spin", "1000000"], b"", 0, None),
]
# What needs a processor, real or simulated.
ENCLAVE_ONLY = [
    (["leafs"], b"", 0, b""),
]

# What it may not: status ABORT and these words on standard error.
BAD = [
    (["abort"], "the enclave ended itself: the payload asked for it"),
    (["syscall"], UNDEFINED + ": SYSCALL at enclave offset 0x"),
    (["int80"], UNDEFINED + ": INT at enclave offset 0x"),
    (["hidden-syscall"], UNDEFINED + ": SYSCALL at enclave offset 0x"),
    (["cpuid"], UNDEFINED + ": CPUID at enclave offset 0x"),
    (["rdtsc"], UNDEFINED + ": RDTSC at enclave offset 0x"),
    (["avx"], UNDEFINED + ": an AVX instruction"),
    (["ud2"], UNDEFINED + ": an undefined instruction"),
    (["hlt"], PROTECTION),
    (["divide"], "division error" + INSIDE),
    (["breakpoint"], "processor exception" + INSIDE),
    (["null"], PAGE + ": read of address 0x0, a null pointer"),
    (["jump", "4096"], PAGE + ": execution of address 0x1000, outside the enclave"),
    (["rodata"], PAGE + ": write to enclave offset 0x"),
    (["text"], PAGE + ": write to enclave offset 0x"),
    (["guard"], "where the enclave has no page"),
    (["execute-stack"], "in a page that is not executable"),
    (["overflow"], "the enclave ended itself: stack overflow" + INSIDE),
    (["bad-leaf"], PROTECTION + ": ENCLU leaf 0x63"),
    (["bad-report"], PROTECTION + ": ENCLU leaf 0x0 with wrong operands"),
    (["leak-register"], "at EEXIT a general register is not scrubbed"),
    (["leak-vector"], "at EEXIT an XMM register is not clean"),
    (["arguments", "x" * 70000], "arguments and environment are too long"),
]


class Build:
    def __init__(self, folder, scratch):
        self.folder = folder
        self.archive = os.path.join(scratch, "archive")
        with open(self.archive, "wb") as file:
            file.write(b"the archive's bytes\n" * 500)

    def run(self, mode, arguments, given=b"", options=()):
        here = os.path.join(self.folder, "tests/launch")
        if mode == "native":
            command = [here + "/payload-native", *options, self.archive, *arguments]
        else:
            elf = here + "/payload.elf"
            command = [here + "/runner", mode, elf, self.archive, "tests/vectors/sig1.key.pem", *options, *arguments]
        return subprocess.run(command, input=given, capture_output=True, timeout=60)


def good(build, mode):
    for arguments, given, status, output in GOOD + (ENCLAVE_ONLY if mode != "native" else []):
        done = build.run(mode, arguments, given)
        ok = done.returncode == status and (output is None or done.stdout == output) and done.stderr == b""
        check(f"{mode} {arguments[0]}", ok, (done.returncode, done.stdout[:100], done.stderr[:300]))
    done = build.run(mode, ["arguments"], options=["--env", "A=1", "--env", "B=x y"])
    check(f"{mode} environment", done.stderr == b"A=1|B=x y|", done.stderr)


def broken_pipe(build, mode):
    """A reader that is gone: the payload's write fails, it exits with 9."""
    reader, writer = os.pipe()
    os.close(reader)
    here = os.path.join(build.folder, "tests/launch")
    command = [here + "/payload-native", build.archive, "echo"] if mode == "native" else [
        here + "/runner", mode, here + "/payload.elf", build.archive, "tests/vectors/sig1.key.pem", "echo"]
    done = subprocess.run(command, input=b"x", stdout=writer, stderr=subprocess.PIPE, timeout=60)
    os.close(writer)
    check(f"{mode} broken pipe", done.returncode == 9, (done.returncode, done.stderr))


def bad(build, mode):
    for arguments, words in BAD:
        done = build.run(mode, arguments)
        error = done.stderr.decode()
        ok = done.returncode == ABORT and words in error and error.count("\n") == 1
        check(f"{mode} {arguments[0]}", ok, (done.returncode, error[:400]))
    # In the same process the host's memory is there to be read: only sim-strict can catch that.
    done = build.run(mode, ["stray", "HOST-POINTER"])
    caught = done.returncode == ABORT and b"memory of the host that is not an exchange buffer" in done.stderr
    check(f"{mode} stray", caught if mode == "sim-strict" else done.returncode == 0, done.stderr)


def keys(build):
    """Reports and keys are the same in both simulators, bear the mark, and depend on what they should."""
    results = {}
    for mode in ["sim", "sim-strict"]:
        results[mode] = [build.run(mode, arguments).stdout for arguments in
                         (["report"], ["key", "4", "0"], ["key", "3", "0"], ["key", "4", "1"], ["key", "77", "0"], ["key", "1", "0"])]
    report, seal, own, newer, unknown, provision = results["sim"]
    check("simulators agree on keys", results["sim"] == results["sim-strict"], results)
    check("report is marked", bytes.fromhex(report.decode())[:16] == b"SIMULATED-NO-SGX", report)
    check("report data", bytes.fromhex(report.decode())[320:384] == bytes(range(64)), report)
    check("keys differ", seal[:32] != own[:32] and seal[:32] != b"0" * 32, (seal, own))
    check("key of a newer version", newer.endswith(b"\n64\n") and newer.startswith(b"0" * 32), newer)
    check("key of no name", unknown.endswith(b"\n256\n"), unknown)
    check("provisioning key", provision.endswith(b"\n2\n"), provision)


def counts(build):
    for mode in ["sim", "sim-strict"]:
        done = build.run(mode, ["stats"], options=["--stats"])
        check(f"{mode} counts", done.stderr == b"entries 2 exits 2 aex 0 writes 0 peak 1\n", done.stderr)
        done = build.run(mode, ["ud2"], options=["--stats"])
        check(f"{mode} counts of a fault", done.stderr.startswith(b"entries 2 exits 2 aex 1 "), done.stderr)
        done = build.run(mode, ["ping", "20000"])
        check(f"{mode} ping", done.returncode == 0 and int(done.stdout) > 0, done)
        print(f"{mode}: an ECALL round trip takes {int(done.stdout)} ns")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as scratch:
        build = Build(sys.argv[1], scratch)
        for mode in ["native", "sim", "sim-strict"]:
            good(build, mode)
            broken_pipe(build, mode)
        for mode in ["sim", "sim-strict"]:
            bad(build, mode)
        keys(build)
        counts(build)
    sys.exit(end())


if __name__ == "__main__":
    main()
