# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Tests of tools/stack_depth.py: run.py CC FOLDER

Each C file here says which lines (`// expect: pattern`) and which exit status (`// status: 1`, else 0) the tool gives for
its object with --limit 5000 --check.
"""
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FLAGS = "-std=c17 -O2 -fPIE -ffreestanding -ffunction-sections -fstack-clash-protection -fstack-usage -c".split()


def run(compiler, source, folder):
    compiled = folder / f"{source.stem}.o"
    subprocess.run([compiler, *FLAGS, source, "-o", compiled], check=True)
    tool = HERE.parent.parent / "tools/stack_depth.py"
    text = source.read_text()
    more = " ".join(re.findall(r"^// flags: (.*)$", text, re.M)).split()
    result = subprocess.run([tool, "--limit", "5000", *more, "--check", compiled], capture_output=True, text=True,
                            cwd=HERE.parent.parent)
    status = int((re.findall(r"^// status: (\d)", text, re.M) or ["0"])[0])
    missing = [p for p in re.findall(r"^// expect: (.*)$", text, re.M) if not re.search(p, result.stdout, re.M)]
    if result.returncode == status and not missing:
        return True
    print(f"FAIL {source.name}: exit status {result.returncode}, missing {missing}\n{result.stdout}{result.stderr}")
    return False


def main():
    folder = Path(sys.argv[2]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    results = [run(sys.argv[1], source, folder) for source in sorted(HERE.glob("*.c"))]
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if all(results) else 1


sys.exit(main())
