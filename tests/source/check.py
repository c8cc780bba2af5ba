# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Compares the parser with CPython's: trees of the standard library, and errors with all their arguments.

Usage: check.py DRIVER [GROUP...]     DRIVER is build/tests/source/ast_dump; groups: those of main(), all by default
Environment: ALL=1 takes the whole standard library, ROUNDS=n so many mutated texts, SEED=n.
The interpreter that runs this script is the oracle.
"""
import ast
import doctest
import os
import random
import re
import subprocess
import sys
import textwrap
import tokenize
import warnings
from pathlib import Path

HERE = Path(__file__).parent
LIBRARY = Path(os.__file__).parent
ONLY_AST, DONT_IMPLY_DEDENT, ALLOW_INCOMPLETE = 0x400, 0x200, 0x4000
FLAGS = {0: 0, DONT_IMPLY_DEDENT: 2, ALLOW_INCOMPLETE: 4, DONT_IMPLY_DEDENT | ALLOW_INCOMPLETE: 6}
DECODE = 256
REFUSALS = (SyntaxError, ValueError, MemoryError, RecursionError, OverflowError)


class Driver:
    """The parser under test, as a process that answers requests; it is started again when one ends it."""

    def __init__(self, path):
        self.path, self.process = path, None

    def ask(self, source, mode="exec", flags=0):
        if not self.process:
            self.process = subprocess.Popen([self.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        data = source if isinstance(source, bytes) else source.encode()
        flags = FLAGS[flags] | (DECODE if isinstance(source, bytes) else 0)
        try:
            self.process.stdin.write(b"%s %d %d <text>\n" % (mode.encode(), flags, len(data)) + data)
            self.process.stdin.flush()
            size = int(self.process.stdout.readline())
            return self.process.stdout.read(size).decode(errors="replace")
        except (ValueError, BrokenPipeError):
            status, self.process = self.process.wait(), None
            return f"the driver ended with status {status}"


def oracle(source, mode="exec", flags=0):
    try:
        tree = compile(source, "<text>", mode, ONLY_AST | flags, dont_inherit=True)
    except REFUSALS as error:
        return type(error).__name__ + repr(error.args)
    try:
        return ast.dump(tree, include_attributes=True)
    except RecursionError:
        return None  # too deep for the oracle's own dump


class Report:
    def __init__(self, driver):
        self.driver, self.passed, self.failed = driver, 0, 0

    def compare(self, source, mode="exec", flags=0, name=None):
        want, got = oracle(source, mode, flags), self.driver.ask(source, mode, flags)
        if want is None or got.startswith("NotImplementedError"):
            return
        if want == got:
            self.passed += 1
            return
        self.failed += 1
        if self.failed > 20:
            return
        at = next((i for i, (a, b) in enumerate(zip(want, got)) if a != b), min(len(want), len(got)))
        at = max(0, at - 120)
        print(f"{name or repr(source)[:300]} ({mode}, flags {flags:#x}), from character {at} on:")
        print(f"  CPython: {want[at:at + 400]}\n  here:    {got[at:at + 400]}")

    def expect(self, condition, what):
        self.passed += condition
        self.failed += not condition
        if not condition:
            print("failed:", what)


def library(report):
    """Trees of the standard library's modules; every eighth one, or all."""
    files = sorted(LIBRARY.rglob("*.py"))
    for file in files if os.environ.get("ALL") else files[::8]:
        try:
            with open(file, "rb") as stream:
                encoding = tokenize.detect_encoding(stream.readline)[0]
        except SyntaxError:  # a bad example of CPython's own tests
            continue
        if encoding in ("utf-8", "utf-8-sig", "iso-8859-1", "ascii"):
            report.compare(file.read_bytes(), name=str(file))


def written():
    """The texts of mistakes.txt and forms.txt."""
    for name in ("mistakes.txt", "forms.txt"):
        parts = re.split(r"^%%\n", (HERE / name).read_text(), flags=re.M)
        for part in parts[1:]:
            if part.startswith("\\x"):  # with escapes, for what can't be seen
                part = part.strip("\n").encode("latin-1", "backslashreplace").decode("unicode_escape")
            yield part


def texts(report):
    for text in written():
        for mode in ("exec", "eval", "single"):
            report.compare(text, mode)
            report.compare(text.rstrip("\n"), mode)
        report.compare("def f():\n" + textwrap.indent(text, "    "), "exec")
        report.compare(f"({text})")


def snippets():
    """What CPython's own tests hand to compile(), where they are installed: every string in them."""
    names = """syntax exceptions fstring positional_only_arg named_expressions patma grammar string_literals eof
        unpack_ex generators genexps keywordonlyarg compile global codeop tokenize except_star with ast unparse
        traceback augassign coroutines decorators extcall pep646_syntax unicode_identifiers type_comments""".split()
    found = {}
    for name in names:
        file = LIBRARY / "test" / f"test_{name}.py"
        if not file.exists():
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and 1 < len(node.value):
                found[node.value] = found[textwrap.dedent(node.value)] = True
                if ">>> " in node.value:
                    for example in doctest.DocTestParser().parse(node.value):
                        if isinstance(example, doctest.Example):
                            found[example.source] = True
    return [s for s in found if s.isprintable() or s.encode(errors="ignore").decode() == s]


def cpython(report):
    for text in snippets():
        for mode in ("exec", "eval", "single"):
            report.compare(text, mode)


def encodings(report):
    """Bytes with byte order marks and coding cookies (PEP 263)."""
    for source in [
        b"# coding: ascii\nx='\xe9'", b"\xef\xbb\xbf# coding: latin-1\nx",
        b"\n# coding: latin-1\nx='\xe9'", b"x\n# coding: foo", b"\xef\xbb\xbfx", b"#coding=utf-8-foo\n",
        b"# coding: latin-1\n'\xff' $", b"# coding: \n", b"a\0b",
        b"# coding: latin-1-unix\n'\xff' $", b"x\r\ny\rz = 1",
        b"#coding: ascii\n\n\nx='\xe9'\n", b"\xef\xbb\xbf'\xc3\xa9' 1", b"# coding: Latin_1\n'\xe9'",
        b"# coding: UTF_8\n'\xc3\xa9'", b"#!x\r\n# coding: latin-1\r\n'\xe9'", b"\f # coding=latin-1\n'\xe9'",
    ]:
        report.compare(source)


def limits(report):
    """Deep and wide texts: the answer is a tree or the error, never a crash; nothing takes exponential time."""
    def ends(text, *begins):
        got = report.driver.ask(text)
        report.expect(got.startswith(begins), f"{text[:40]!r}... gave {got[:80]!r}")

    for unit in ("-", "not ", "lambda: ", "a if b else ", "a ** ", "await ", "~"):
        ends("x = " + unit * 100_000 + "1\n", "Module", "MemoryError", "SyntaxError")
    for unit in ("a + ", "a < ", "a and ", "a, ", "a = ", "a.b.", "a | "):
        ends("x = " + unit * 20_000 + "c\n", "Module")
    ends("x = a" + "(b)[c].d" * 20_000, "Module")
    ends("if a: b\n" + "elif c: d\n" * 20_000, "Module")
    ends("x = '" + "a" * 1_000_000 + "'", "Module")
    for opening, closing in (("[", "]"), ("(", ")"), ("{1:", "}"), ("{1,", "}"), ("f(", ")"), ("(yield ", ")"),
                             ("[x for x in ", "]"), ("a[b:", "]"), ("f(a, *", ")"), ("lambda a=(", "): 0")):
        report.compare(opening * 150 + "a b" + closing * 150)
        ends(opening * 150 + "a" + closing * 150, "Module", "SyntaxError")
    for opening, closing in (("({1:b(", ")})"), ("{**{*(", ")}}"), ("f(a, {1: b(", ")})")):
        report.compare("x = " + opening * 50 + "a b" + closing * 50)
    for head in ("with (a):", "try:", "match x:", "if a:", "def f(a=(b)):", "class A(B):", "for x in (y):", "while (x):"):
        ends("".join(" " * i + head + "\n" for i in range(90)) + " " * 90 + "x = = 1\n", "SyntaxError", "IndentationError")
    report.compare("(" * 201)
    report.compare("".join(" " * i + "if 1:\n" for i in range(101)))
    report.compare("match x:\n case " + "(" * 150 + "a b" + ")" * 150 + ": pass\n")


TOKENS = """( ) [ ] { } , : ; . ... -> := ~ = | & + - * / // % @ ** += **= == != < <> not is in and or if else elif for
    while lambda yield from import as with async await def class return raise try except finally del assert pass break
    continue global nonlocal None True False match case _ x m 1 0x1 1j 1.5 "s" b"b" f"{x}" f"{x!r:>{w}}" print *a **k
    x=1 " ' \""" $ ? ! é 0777 1_ f"{" f"{a}{b" rb"" u'x' f"{x=}" {1:2} (yield) x:=1 1if""".split() + [
    "\n", "\n    ", "\n\t", "  ", "#c\n", "\\\n"]


def mutate(text, chance):
    pieces = re.findall(r"\s+|#[^\n]*|\w+|\"[^\"\n]*\"|'[^'\n]*'|[^\s\w]", text) or ["x"]
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        i = chance.randrange(len(pieces))
        match chance.randrange(6):
            case 0: del pieces[i:i + chance.randrange(1, 4)]
            case 1: pieces.insert(i, pieces[i])
            case 2: pieces.insert(i, chance.choice(TOKENS))
            case 3: pieces[i] = chance.choice(TOKENS)
            case 4: pieces.insert(i, f" {chance.choice(TOKENS)} ")
            case 5: pieces = pieces[:i]
        pieces = pieces or ["x"]
    return "".join(pieces)


def mutants(report):
    """Lines of the standard library, and the texts written for this test, with tokens put in, out and elsewhere."""
    chance = random.Random(int(os.environ.get("SEED", "1")))
    files = sorted(LIBRARY.glob("*.py"))
    lines = [chance.choice(files).read_text().split("\n") for _ in range(20)]
    own = list(written())
    for _ in range(int(os.environ.get("ROUNDS", "4000"))):
        text = chance.choice(own)
        if chance.random() < 0.6:
            file = chance.choice(lines)
            i = chance.randrange(len(file))
            text = textwrap.dedent("\n".join(file[i:i + chance.choice([1, 2, 3, 5, 8])]))
        text = mutate(text, chance) + chance.choice(["\n", "\n", ""])
        report.compare(text, chance.choice(["exec", "exec", "exec", "single", "eval"]))


def interactive(report):
    """What codeop asks for: is this the beginning of something?"""
    flags = DONT_IMPLY_DEDENT | ALLOW_INCOMPLETE
    for text in ["x", "if x:", "if x:\n", "if x:\n  y", "if x:\n  y\n", "(", "x = (", "'''", "'", "x = '''a\n", "\\", "x \\\n",
                 "x;", "x; y\n", "x\ny", "x # c\n", "", "\n", "# c\n", "def f():\n  x\n\n", "@a\n", "@a", "try:\n  x\n", "$",
                 "x = ", "f(a b", "if x:\n  y\nelse:\n", "for x in y:\n\n", "pass\n# a\n", "x\n\n", "(x\n\n"]:
        for some in FLAGS:
            report.compare(text, "single", some)
            report.compare(text, "exec", some & ALLOW_INCOMPLETE)


def function_types(report):
    for text in ["() -> int", "(int, str) -> List[int]", "(*int, **str) -> x", "(a, *b) -> c", "(a, **b) -> c", "(*a, b) -> c",
                 "(**a, *b) -> c", "(a b) -> c", "a -> b", "() ->", "(a,) -> b"]:
        report.compare(text, "func_type")


def main(path, wanted):
    warnings.simplefilter("ignore")
    report = Report(Driver(path))
    for group in (texts, cpython, encodings, interactive, function_types, limits, mutants, library):
        if not wanted or group.__name__ in wanted:
            group(report)
    print(f"{report.passed} passed, {report.failed} failed")
    return report.failed != 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
