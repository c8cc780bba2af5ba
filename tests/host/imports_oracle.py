#!/usr/bin/python3.11
"""Compares the import scanner with CPython's own parser, on the standard library's files: each statement must be found
with its line, and be judged alike (required: a statement of the module's own level; lazy: within a function)."""
import ast
import glob
import subprocess
import sys
import warnings

warnings.simplefilter("ignore")
LIBRARY = "/usr/lib/python3.11"
paths = sorted(glob.glob(LIBRARY + "/*.py") + glob.glob(LIBRARY + "/[a-j]*/*.py") + glob.glob(LIBRARY + "/x*/**/*.py"))


def never_runs(node):
    test = ast.unparse(node.test)
    return test == "TYPE_CHECKING" or test.endswith(".TYPE_CHECKING")


def walk(node, path, required, lazy, found):
    for name, value in ast.iter_fields(node):
        if isinstance(node, ast.If) and name == "body" and never_runs(node):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST):
                continue
            flags = f"{int(required)}{int(lazy)}"
            if isinstance(child, ast.Import):
                for alias in child.names:
                    found.add((path, 0, alias.name, "-", flags, child.lineno, child.end_lineno))
            elif isinstance(child, ast.ImportFrom):
                for alias in child.names:
                    module = child.module or "-"
                    found.add((path, child.level, module, alias.name, flags, child.lineno, child.end_lineno))
            else:
                function = isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef))
                walk(child, path, False, lazy or function, found)


wanted = set()
for path in paths:
    with open(path, "rb") as file:
        walk(ast.parse(file.read()), path, True, False, wanted)

output = subprocess.run(["build/tests/host/imports_test"] + paths, capture_output=True, check=True, text=True).stdout
found, calls = {}, 0
for line in output.splitlines():
    path, number, level, module, name, flags = line.split(" ")
    found.setdefault((path, int(level), module, name, flags), []).append(int(number))

passed = failed = 0
for path, level, module, name, flags, first, last in sorted(wanted):
    lines = found.get((path, level, module, name, flags), [])
    line = next((n for n in lines if first <= n <= last), None)
    if line is None:
        failed += 1
        print(f"{path}:{first}: not found: level {level}, {module}, {name}, {flags}")
    else:
        passed += 1
        lines.remove(line)
for (path, level, module, name, flags), lines in sorted(found.items()):
    for line in lines:
        with open(path, encoding="latin-1") as file:
            text = "".join(file.readlines()[line - 1:line + 1])
        if not any(word in text for word in ("__import__", "import_module", "iter_modules", "walk_packages")):
            failed += 1
            print(f"{path}:{line}: found, and is none: level {level}, {module}, {name}")
print(f"{passed} passed, {failed} failed")
sys.exit(failed != 0 or passed < 1000)
