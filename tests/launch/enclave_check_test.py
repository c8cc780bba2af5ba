#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""tools/enclave_check.py refuses each thing it is there to refuse, and nothing in an enclave without them.

usage: enclave_check_test.py BUILD_FOLDER LINKER CC LDFLAGS...
"""
import os
import subprocess
import sys
import tempfile

START = """#include "kernel/door.h"
#include "kernel/threads.h"
bool threads_alone(void) { return true; }
uint64_t threads_leave(struct ThreadSaved *saved) { return 0; }
void threads_enter(const struct ThreadSaved *saved, uint64_t wake) {}
uint64_t threads_run(void) { return 0; }
"""
RUN = "uint64_t enclave_run(uint64_t n) { %s return n; }\n"
CASES = [
    # source, words of the refusal ("" : not refused)
    (START + RUN % "", ""),
    (START + RUN % '__asm__ volatile("int3; hlt; lfence; rdrand %rax; pushfq; popfq");', ""),
    (START + "static const char *volatile table[] = {\"a\", \"b\"};\n" + RUN % "return table[n & 1][0];", "relocation"),
    (START + "static uint64_t f(uint64_t n) { return n; }\nuint64_t (*volatile pointer)(uint64_t) = f;\n" +
     RUN % "return pointer(n);", "relocation"),
] + [
    (START + RUN % f'__asm__ volatile("{instruction}");', "illegal in an enclave")
    for instruction in ["cpuid", "syscall", "sysenter", "int $0x80", "rdtsc", "rdtscp", "rdpmc", "rep insb", "in $1, %al",
                        "out %al, $1", "vmcall", "sgdt (%rax)", "str %eax", "sldt %eax", "wrfsbase %rax", "wrgsbase %rax",
                        "wrpkru", "lretq", "iretq", "ljmp *(%rax)", "lss (%rax), %eax", "wbinvd", "swapgs"]
] + [
    (START + RUN % '__asm__ volatile("mov %eax, %ds");', "loads a segment register"),
    (START + RUN % '__asm__ volatile(".byte 0x06");', "no instruction"),
]


def main():
    build, linker, compiler, *flags = sys.argv[1:]
    kernel = [f"{build}/enclave/kernel/{name}.o" for name in ("entry", "door", "memory")]
    passed = failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        source, output, linked = (os.path.join(scratch, name) for name in ("case.c", "case.o", "case.elf"))
        for text, words in CASES:
            with open(source, "w", encoding="utf-8") as file:
                file.write(text)
            subprocess.run([*compiler.split(), "-std=gnu17", "-I.", "-O1", "-ffreestanding", "-fPIE", "-fvisibility=hidden", "-c",
                            source, "-o", output], check=True)
            subprocess.run([linker, *flags, "-o", linked, *kernel, output], check=True)
            done = subprocess.run(["tools/enclave_check.py", linked], capture_output=True, text=True)
            if (done.returncode == 0) == (words == "") and words in done.stderr:
                passed += 1
            else:
                failed += 1
                print(f"failed:\n{text}status {done.returncode}\n{done.stderr}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
