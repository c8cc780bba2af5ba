#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Makes each attack of attack.c on the test payload with the real door, where it must fail, and with the door weakened
by leaving out or changing what stands against it, where it must succeed: so that each test is known to be able to fail.

usage: attacks.py BUILD_FOLDER COMPILER LINKER COMPILER_FLAGS -- LINKER_FLAGS

A weakening is made in a copy of kernel/entry.S or kernel/door.c; the text that it replaces has to be there exactly as
often as it says. The last line printed is `N passed, N failed`.
"""
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tally import check, end, lists  # noqa: E402

ENTRY, DOOR = "kernel/entry.S", "kernel/door.c"
KEY = "tests/vectors/sig1.key.pem"

# attacks, file, [(text, how often, what stands there instead)]
WEAK = {
    "no-flags": (["flags", "alignment"], ENTRY, [("    cld\n", 1, ""),
                                                 ("    pushq   $RFLAGS_CLEAN\n    popfq\n", 1, "")]),
    "no-state": (["mxcsr", "x87", "x87-stack", "exit-registers"], ENTRY, [("    xrstor  clean_area(%rip)\n", 1, "")]),
    "no-scrub": (["exit-registers", "refusal-registers"], ENTRY,
                 [("    clear   rcx, rdx, rsi, rdi, r8, r9, r10, r11, r12, r13, r14, r15\n    mov     $ENTRY_EEXIT", 1,
                   "    mov     $ENTRY_EEXIT")]),
    "any-buffer": (["buffer-inside"], DOOR, [("    if (!outside_is_valid(buffer)) {", 1, "    if (0) {")]),
    "half-buffer": (["buffer-across"], DOOR, [("return EXCHANGE_SIZE <= base - buffer.address;", 1, "return true;")]),
    "overflow": (["buffer-overflow"], DOOR, [(" && buffer.address <= UINT64_MAX - EXCHANGE_SIZE", 1, "")]),
    "misaligned": (["buffer-misaligned"], DOOR, [(" || buffer.address % 8 != 0", 1, "")]),
    "open-string": (["request-open"], DOOR, [("return count == wanted && at == size;", 1, "return true;")]),
    "no-counts": (["request-counts"], DOOR,
                  [("""    if (request_head.argument_count > REQUEST_TEXTS_MAX ||
        request_head.environment_count > REQUEST_TEXTS_MAX - request_head.argument_count)
        return false;
""", 1, "")]),
    "any-result": (["result-large", "result-negative"], DOOR,
                   [("if (result < -ERRNO_MAX || (result > 0 && (uint64_t)result > most))", 1, "if (0)")]),
    "reads-twice": (["double-fetch"], DOOR,
                    [("    return result;\n}\n\nstatic int64_t call_out", 1,
                      "    return (int64_t)outside_load(exchange(), WORD(result));\n}\n\nstatic int64_t call_out")]),
    "last-word": (["data-behind"], DOOR, [("    if (n >= 8) return *(const Unaligned *)from;\n", 1,
                                          "    return *(const Unaligned *)from;\n")]),
    "host-clock": (["clock-backwards"], DOOR, [("    return monotonic_last;\n", 1, "    return (uint64_t)now;\n")]),
    "no-cssa": (["reentry"], ENTRY, [("    test    %rax, %rax\n    jnz     exception\n", 1, "")]),
    "any-exception": (["reentry"], ENTRY, [("    testl   $ENTRY_EXITINFO_VALID, ENTRY_AT_EXITINFO(%r10)\n"
                                            "    jz      refuse\n", 1, "")]),
    "no-order": (["run-twice", "return-after-end"], ENTRY,
                 [("    cmpq    $THREAD_IDLE, %fs:BLOCK_AT_STATE\n    jne     refuse\n", 1, ""),
                  ("    test    %r8, %r8\n    jnz     refuse\n", 1, ""),
                  ("    cmpq    $0, enclave_dead(%rip)\n    jne     refuse\n", 2, "")]),
    "no-out": (["return-first", "return-on-another"], ENTRY,
               [("    cmpq    $THREAD_OUT, %fs:BLOCK_AT_STATE\n    jne     refuse\n", 1, "")]),
    "two-runs": (["run-on-two-threads"], ENTRY, [("    test    %r8, %r8\n    jnz     refuse\n", 1, "")]),
    "any-thread": (["thread-unasked", "threads-too-many"], ENTRY, [("1:  test    %rax, %rax\n    jz      refuse\n", 1,
                                                                      "1:  nop\n")]),
    "no-taking-back": (["thread-unasked"], DOOR, [("== 0 || !ticket_take_back();", 1, "== 0;")]),
    "believes-denials": (["thread-denied"], DOOR, [("== 0 || !ticket_take_back();", 1, "== 0 || (ticket_take_back(), 0);")]),
    "any-state": (["thread-on-busy"], ENTRY,
                  [("    cmpq    $THREAD_IDLE, %fs:BLOCK_AT_STATE\n    jne     refuse\n", 1, "")]),
    "undead": (["thread-after-end"], ENTRY, [("    cmpq    $0, enclave_dead(%rip)\n    jne     refuse\n", 2, "")]),
    "never-done": (["return-to-done"], ENTRY, [("    movq    $THREAD_IDLE, %fs:BLOCK_AT_STATE\n    jmp     leave", 1,
                                                "    movq    $THREAD_OUT, %fs:BLOCK_AT_STATE\n    jmp     leave")]),
    "any-thread-buffer": (["thread-buffer-inside"], DOOR, [("    if (!outside_is_valid(buffer)) {", 1, "    if (0) {")]),
    "keeps-keys": (["freed-secrets"], DOOR, [("        *(volatile uint8_t *)(leaf_data + i) = 0;\n", 1, "")]),
}
# What the processor holds against, whatever the door does; and a race, which would be won by chance only (double-fetch
# is the same attack at each moment in turn).
NOT_WEAKENED = {"stepping", "exception-twice", "double-fetch-race"}


def main():
    (build, compiler, linker, *compiler_flags), linker_flags = lists(sys.argv[1:])
    folder = os.path.join(build, "tests/launch")
    attack = os.path.join(folder, "attack")

    def attempt(payload, name):
        done = subprocess.run([attack, payload, KEY, name], capture_output=True, text=True, timeout=120)
        return done.returncode, (done.stdout + done.stderr).strip()

    names = subprocess.run([attack, "--list"], capture_output=True, text=True, check=True).stdout.split()
    for name in names:
        status, shown = attempt(os.path.join(folder, "payload.elf"), name)
        check(name, status == 0, f"{status} {shown}")
    for weak, (broken, file, changes) in WEAK.items():
        text = open(file).read()
        for old, count, new in changes:
            check(f"{weak}: what it weakens is in {file}", text.count(old) == count, old)
            text = text.replace(old, new)
        base = os.path.join(folder, "weak-" + weak)
        source = base + os.path.splitext(file)[1]
        with open(source, "w") as output:
            output.write(text)
        subprocess.run([*compiler.split(), *compiler_flags, "-w", "-c", source, "-o", base + ".o"], check=True)
        objects = [os.path.join(build, "enclave", name) for name in
                   ("kernel/entry.o", "kernel/door.o", "kernel/memory.o", "tests/launch/payload.o")]
        objects[0 if file == ENTRY else 1] = base + ".o"
        subprocess.run([linker, *linker_flags, "-o", base + ".elf", *objects], check=True)
        for name in broken:
            status, shown = attempt(base + ".elf", name)
            check(f"{name} succeeds against the door '{weak}'", status in (3, -11, -4), f"{status} {shown}")
    covered = {name for broken, _, _ in WEAK.values() for name in broken}
    check("each attack is known to be able to succeed", covered | NOT_WEAKENED == set(names),
          str(set(names) ^ (covered | NOT_WEAKENED)))
    return end()


sys.exit(main())
