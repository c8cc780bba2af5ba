# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Tests of the subset checker: run.py CHECKER

Each file in refused/ says `// expect: rule` (or `// expect: rule in include/file.h`, `// expect: rule at 1`) in its first lines and marks the
lines to be refused by that rule with a trailing `// refused`; the checker must exit with 1 and name rule and line.
Each file in accepted/ must give exit status 0 and no output. The files of each folder in agree/ are accepted one by one; tools/subset_agree.py must say what one of them expects.
Each rule must have a test, and stand in docs/subset.md.
"""
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FLAGS = ["-std=c17", "-I", "tests/subset", "-I", "tests/subset/include"]


def check(checker, *arguments):
    return subprocess.run([checker, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL)


def one_file(checker, path):
    extra = re.findall(r"^// flags: (.*)$", path.read_text(), re.M)
    flags = FLAGS + (extra[0].split() if extra else [])
    return check(checker, "--kernel", "tests/subset/kernel", path.relative_to(ROOT), "--", *flags)


def refused(checker, path):
    """What is wrong with the refusal of this file, or nothing."""
    expect = re.search(r"^// expect: (\S+)(?: in (\S+)| at (\d+))?$", path.read_text(), re.M)
    if not expect:
        return "has no `// expect: rule` line"
    marked = HERE / expect[2] if expect[2] else path
    lines = [n for n, line in enumerate(marked.read_text().splitlines(), 1) if line.rstrip().endswith("// refused")]
    lines += [int(expect[3])] if expect[3] else []
    if not lines:
        return "marks no line with `// refused`"
    result = one_file(checker, path)
    if result.returncode != 1 or result.stderr:
        return f"exit status {result.returncode}\n{result.stdout}{result.stderr}"
    said = {tuple(line.split(": ")[:2]) for line in result.stdout.splitlines()}
    for line in result.stdout.splitlines():
        if not re.fullmatch(r"\S+:\d+: [a-z-]+: .+", line):
            return f"not of the form `file:line: rule: advice`: {line}"
    missing = [n for n in lines if (f"{marked.relative_to(ROOT)}:{n}", expect[1]) not in said]
    if missing:
        return f"no {expect[1]} in line {missing}\n{result.stdout}"
    return None


def accepted(checker, path):
    result = one_file(checker, path)
    return None if result.returncode == 0 and not result.stdout + result.stderr else result.stdout + result.stderr


def agree(checker, folder):
    files = sorted(folder.glob("*.c"))
    expect = re.search(r"^// expect: (\S+)$", "".join(file.read_text() for file in files), re.M)[1]
    with tempfile.TemporaryDirectory() as stamps:
        own = str(folder.relative_to(ROOT))
        Path(stamps, own).mkdir(parents=True)
        names = [f"{stamps}/{own}/{file.stem}.ok" for file in files]
        result = check(checker, "--kernel", "tests/subset/kernel", "--stamps", stamps,
                       *(file.relative_to(ROOT) for file in files), "--", *FLAGS, "-I", own)
        if result.returncode:
            return result.stdout + result.stderr
        result = check("tools/subset_agree.py", *names)
    if expect == "nothing":
        return result.stdout if result.returncode else None
    found = result.returncode == 1 and re.fullmatch(rf"\S+:\d+: {expect}: .+\n", result.stdout)
    return None if found else f"exit status {result.returncode}\n{result.stdout}{result.stderr}"


def usage(checker, arguments, status):
    result = check(checker, *arguments)
    return None if result.returncode == status else f"exit status {result.returncode}, not {status}"


def rules(checker):
    names = check(checker, "--rules").stdout.split()
    tested = set(re.findall(r"^// expect: (\S+)", "".join(p.read_text() for p in (HERE / "refused").glob("*.c")), re.M))
    told = (ROOT / "docs/subset.md").read_text()
    untested = [name for name in names if name not in tested]
    untold = [name for name in names if f"`{name}`" not in told]
    if len(names) < 40 or untested or untold:
        return f"without a test: {untested}; not in docs/subset.md: {untold}"
    return None


def main():
    checker = Path(sys.argv[1]).resolve()
    jobs = [(f"refused/{path.name}", refused, path) for path in sorted((HERE / "refused").glob("*.c"))]
    jobs += [(f"accepted/{path.name}", accepted, path) for path in sorted((HERE / "accepted").glob("*.c"))]
    jobs += [(f"agree/{path.name}", agree, path) for path in sorted((HERE / "agree").iterdir())]
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda job: job[1](checker, job[2]), jobs))
    jobs += [("every rule", rules, None)]
    results.append(rules(checker))
    for arguments, status in [([], 2), (["--nonsense"], 2), (["no/such/file.c", "--"], 2), (["--kernel", "no/such", "x.c"], 2)]:
        jobs.append((f"usage {arguments}", usage, None))
        results.append(usage(checker, arguments, status))
    for (name, _, _), wrong in zip(jobs, results):
        if wrong:
            print(f"FAIL {name}: {wrong}".rstrip())
    failed = sum(wrong is not None for wrong in results)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
