#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Refuses an enclave's ELF file that could not run in an enclave, or not as the same bytes everywhere.

usage: enclave_check.py FILE.elf

Checked: no relocation, no undefined symbol, no dynamic section, no segment that is writable and executable, no
section in memory that the linker script does not know, and no instruction that is illegal in an enclave (SDM Vol.
3D, "Interaction with Intel SGX Constraints") or that would move the segments under the door's feet. Exits 0, or 1
with one line per offence.
"""
import re
import subprocess
import sys

SECTIONS = {".text", ".rodata", ".layout", ".tbss", "roots", "threads", ".data", ".bss"}
ILLEGAL = {
    "cpuid": "ask at build time instead",
    "rdtsc": "use door_clock",
    "rdtscp": "use door_clock",
    "rdpmc": "use door_clock",
    "syscall": "calls out go through kernel/door.h",
    "sysenter": "calls out go through kernel/door.h",
    "int": "calls out go through kernel/door.h",
    "into": "not a 64-bit instruction",
    "wrfsbase": "FS belongs to the thread block",
    "wrgsbase": "GS belongs to the heap",
    "wrpkru": "protection keys are not used",
}
ILLEGAL_OTHERS = """getsec vmcall vmmcall vmfunc vmrun vmlaunch vmresume sgdt sidt sldt str lgdt lidt lldt ltr lmsw
    smsw in out insb insw insl outsb outsw outsl sysexit sysret sysretq sysexitq iret iretq iretl invd wbinvd wbnoinvd
    rdmsr wrmsr clts cli sti invlpg swapgs encls enclv lcall ljmp lret lretq lss lfs lgs monitor mwait xsetbv""".split()
PREFIXES = {"rep", "repe", "repz", "repne", "repnz", "lock", "data16", "cs", "ds", "es", "ss", "fs", "gs", "rex64"}
SUFFIXED = {"in", "out", "int", "lcall", "ljmp", "lret", "sysret", "sysexit", "iret", "sldt", "str", "smsw", "lgdt",
            "lidt", "sgdt", "sidt", "wrfsbase", "wrgsbase", "lss",
            "lfs", "lgs"}


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def mnemonic(text):
    words = text.split()
    while words and words[0] in PREFIXES:
        words.pop(0)
    return words[0] if words else ""


def illegal(name):
    for candidate in {name} | ({name[:-1]} if name[:-1] in SUFFIXED and name[-1:] in "bwlq" else set()):
        if candidate in ILLEGAL:
            return ILLEGAL[candidate]
        if candidate in ILLEGAL_OTHERS:
            return "it faults in an enclave"
    return None


def instruction_offences(path):
    function = "?"
    for line in run("llvm-objdump-19", "-d", "--no-show-raw-insn", path).splitlines():
        if match := re.match(r"[0-9a-f]+ <(.*)>:", line):
            function = match[1]
        elif match := re.match(r" *([0-9a-f]+):\s+(.*)", line):
            text = match[2]
            name = mnemonic(text)
            if hint := illegal(name):
                yield f"{function} at 0x{match[1]}: {name}: illegal in an enclave; {hint}"
            elif name == "<unknown>":
                yield f"{function} at 0x{match[1]}: bytes that are no instruction"
            elif re.match(r"(mov\w*|pop\w*)\s.*%[cdefgs]s$", text):
                yield f"{function} at 0x{match[1]}: {text}: loads a segment register"


def file_offences(path):
    output = run("llvm-readelf-19", "-W", "-lSr", path)
    for line in output.splitlines():
        if re.search(r"\sR_X86_64_", line):
            yield f"relocation: {' '.join(line.split())} (static data must hold no address)"
        if match := re.match(r"\s*\[\s*\d+\]\s+(\S+)\s+\S+\s+[0-9a-f]{16}\s\S+\s\S+\s\S+\s+(\w*)\s", line):
            if "A" in match[2] and match[1] not in SECTIONS:
                yield f"section {match[1]}: unknown to enclave/enclave.lds"
        if re.match(r"\s+LOAD\s.*\sRWE\s", line):
            yield "a segment is writable and executable"
        if re.match(r"\s+(DYNAMIC|INTERP)\s", line):
            yield f"segment {line.split()[0]}: the enclave has no dynamic linker"
    for line in run("llvm-nm-19", "-u", path).splitlines():
        yield f"undefined symbol {line.split()[-1]}"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    path = sys.argv[1]
    offences = [*file_offences(path), *instruction_offences(path)]
    for offence in offences:
        print(f"{path}: {offence}", file=sys.stderr)
    sys.exit(1 if offences else 0)


if __name__ == "__main__":
    main()
