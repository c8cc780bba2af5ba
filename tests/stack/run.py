# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Tests of tools/stack_depth.py: run.py CC LD FOLDER

Each C file here says which lines (`// expect: pattern`) and which exit status (`// status: 1`, else 0) the tool gives for
an image of it with --limit 5000 --check. What the file declares only is no function of the image, but a label.
"""
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FLAGS = "-std=c17 -O2 -fPIE -ffreestanding -ffunction-sections -fstack-clash-protection -fstack-size-section -c".split()


def build(compiler, linker, source, folder):
    compiled, labels, image = folder / f"{source.stem}.o", folder / f"{source.stem}.S", folder / f"{source.stem}.elf"
    subprocess.run([compiler, *FLAGS, source, "-o", compiled], check=True)
    undefined = subprocess.run(["llvm-nm-19", "-uj", compiled], capture_output=True, text=True, check=True).stdout.split()
    labels.write_text("".join(f".globl {name}\n{name}: ret\n" for name in undefined))
    subprocess.run([compiler, "-c", labels, "-o", labels.with_suffix(".label.o")], check=True)
    subprocess.run([linker, "-pie", "-e", "0", compiled, labels.with_suffix(".label.o"), "-o", image], check=True)
    return image


def run(compiler, linker, source, folder):
    image = build(compiler, linker, source, folder)
    tool = HERE.parent.parent / "tools/stack_depth.py"
    text = source.read_text()
    more = " ".join(re.findall(r"^// flags: (.*)$", text, re.M)).split()
    result = subprocess.run([tool, "--limit", "5000", *more, "--check", image], capture_output=True, text=True,
                            cwd=HERE.parent.parent)
    status = int((re.findall(r"^// status: (\d)", text, re.M) or ["0"])[0])
    missing = [p for p in re.findall(r"^// expect: (.*)$", text, re.M) if not re.search(p, result.stdout, re.M)]
    if result.returncode == status and not missing:
        return True
    print(f"FAIL {source.name}: exit status {result.returncode}, missing {missing}\n{result.stdout}{result.stderr}")
    return False


def main():
    compiler, linker, folder = *sys.argv[1:3], Path(sys.argv[3]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    results = [run(compiler, linker, source, folder) for source in sorted(HERE.glob("*.c"))]
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if all(results) else 1


sys.exit(main())
