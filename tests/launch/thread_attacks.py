#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Runs threads_victim.py in the simulated enclave under a host that parks and wakes its threads as badly as it can
(hostile_crew.c). What the program computes stays right; at worst it does not go on. Then the same with an interpreter lock
that believes the host, in a copy of kernel/threads.c: there such a host breaks the program, so that the test is known to be
able to fail.

usage: thread_attacks.py BUILD_FOLDER COMPILER LINKER COMPILER_FLAGS -- LINKER_FLAGS -- OBJECTS
"""
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tally import check, end, lists  # noqa: E402

EXPECTED = b"""begin
30000 24000 149985000 True
[True, True, True]
True
True
True False
"""
FILE = "kernel/threads.c"
# name: (policies that break it, text, what stands there instead)
WEAK = {
    "believes-wakes": (["storm"], "        bool late = door_wait(SWITCH_NANOSECONDS, wake) == 1;\n",
                       "        bool late = door_wait(SWITCH_NANOSECONDS, wake) == 1;\n        if (!late) break;\n"),
    "believes-times": (["late"], "        bool late = door_wait(SWITCH_NANOSECONDS, wake) == 1;\n",
                       "        bool late = door_wait(SWITCH_NANOSECONDS, wake) == 1;\n        if (late) break;\n"),
    "no-owner": (["storm", "reorder"], "    if (owner != 0 && owner != me + 1) return word | waits(me);\n", ""),
}
TRIES = 12  # two threads in the interpreter at once break it nearly always, not always
POLICIES = ["", "storm", "late", "reorder", "slow"]


def main():
    (build, compiler, linker, *compiler_flags), linker_flags, objects = lists(sys.argv[1:])
    folder = os.path.join(build, "tests/launch")
    manifest = os.path.join(folder, "threads.toml")
    with open(manifest, "w") as file:
        file.write("threads = 5\n")

    def attempt(policy, elf=None, timeout=100):
        command = [os.path.join(build, "pysgx-hostile"), "run", "--sim", "--heap", "64M", "--manifest", manifest]
        command += ["--enclave", elf] if elf else []
        process = subprocess.Popen(command + ["tests/launch/threads_victim.py"], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=os.environ | {"HOSTILE": policy})
        try:
            output, errors = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            return None, process.communicate()[0], b""
        return process.returncode, output, errors

    for policy in POLICIES:
        status, output, errors = attempt(policy)
        check(f"threads under the host '{policy}'", (status, output) == (0, EXPECTED), (status, output, errors[-300:]))
    # At worst it is interrupted, if it has not said yet that it does not want that.
    status, output, errors = attempt("feigned")
    check("threads under the host 'feigned'",
          (status, output) == (0, EXPECTED) or status in (130, -2) and errors.endswith(b"KeyboardInterrupt\n"),
          (status, output, errors[-300:]))
    # Nobody comes back who was not woken: what was printed is right as far as it goes.
    status, output, errors = attempt("never", timeout=6)
    check("threads under the host 'never'", (status is None or status == 0) and EXPECTED.startswith(output),
          (status, output, errors[-300:]))

    text = open(FILE).read()
    for weak, (policies, old, new) in WEAK.items():
        check(f"{weak}: what it weakens is in {FILE}", text.count(old) == 1, old)
        base = os.path.join(folder, "weak-" + weak)
        with open(base + ".c", "w") as output:
            output.write(text.replace(old, new))
        subprocess.run([*compiler.split(), *compiler_flags, "-w", "-c", base + ".c", "-o", base + ".o"], check=True)
        honest = os.path.join(build, "enclave/kernel/threads.o")
        subprocess.run([linker, *linker_flags, "-o", base + ".elf",
                        *[base + ".o" if each == honest else each for each in objects]], check=True)
        for policy in policies:
            broken = any(attempt(policy, base + ".elf", timeout=20)[:2] != (0, EXPECTED) for _ in range(TRIES))
            check(f"the host '{policy}' breaks the lock '{weak}'", broken)
    return end()


if __name__ == "__main__":
    sys.exit(main())
