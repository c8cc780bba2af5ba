#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Proves that the ciphers of sealed data and reports compute what their standards say: cipher.py [--help].

Claims stand in proofs/cipher/*.c (proofs/cipher/model.h tells how they are written), proofs/cipher/*.smt2 is algebra over
the integers that they leave to z3 and cvc5. CBMC gets the sources as they are compiled. Every function of a source must
be what some claim is about, and each mutant of it (proofs/mutants.py) must make one of those claims fail, or stand in
proofs/cipher/equivalent.txt. Answers are kept as those about the kernel (proofs/prove.py), and recorded as those are
(proofs/record.py), in proofs/cipher_answers.txt: a line for each claim (`claim proved`; a hash of all that CBMC gets), and
one for the mutants of each function (killed + those that change nothing; a hash of them and of the claims about it). What is
quick, a part of the rest and all that is not recorded is asked anew, everything with --fresh. The algebra is always asked.
"""
import argparse
import concurrent.futures
import glob
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import kernel_text  # noqa: E402
import mutants  # noqa: E402
import prove  # noqa: E402
import record  # noqa: E402

CLAIM = re.compile(r"^CLAIM\((\w+)((?:,\s+\w+\([^()]*\))*)\) \{\n", re.M)
SOURCE = re.compile(r"// SOURCE (\S+)\n")
LOOP = re.compile(r"^#define LOOP_(\w+)_(\d+)\b((?:.*\\\n)*.*\n)", re.M)
PREPROCESS = ["clang-19", "-E", "-P", "-DCBMC", "-DMUST_FAIL={0}", "-std=c17", "-ffreestanding", "-I.", "-Ibuild/gen", "-include",
              "build/gen/uses/{1}.h", "-x", "c", "-"]
EQUIVALENT = "proofs/cipher/equivalent.txt"
RECORD = "proofs/cipher_answers.txt"
TIMEOUT = 200


class Claim:
    def __init__(self, book, name, words):
        self.book, self.name, self.id = book, name, f"{book.name}.{name}"
        self.key = self.word = None  # of the question about the source itself, and its answer
        self.about, self.instead, self.unwind, self.solver = [], [], 2, "cadical"
        for word, value in re.findall(r"(\w+)\(([^()]*)\)", words):
            names = [part.strip() for part in value.split(",")]
            if word == "ABOUT":
                self.about = names
            elif word == "INSTEAD":
                self.instead = names
            elif word == "UNWIND":
                self.unwind = int(names[0])
            elif word == "SOLVER":
                self.solver = names[0]
            else:
                sys.exit(f"error: {book.path}: {name}: {word} is not known")


class Book:
    """One file of claims, and its source."""

    def __init__(self, path):
        self.path, self.name = path, os.path.basename(path)[:-2]
        self.text = open(path, encoding="utf-8").read()
        self.source = SOURCE.search(self.text).group(1)
        self.source_text = open(self.source, encoding="utf-8").read()
        self.functions = kernel_text.in_file(self.source)
        self.claims = [Claim(self, *found.groups()) for found in CLAIM.finditer(self.text)]
        if len(self.claims) != len(re.findall(r"^CLAIM\(", self.text, re.M)):
            sys.exit(f"error: {path}: a CLAIM is not understood")
        self.loops = {(name, int(number)): text for name, number, text in LOOP.findall(self.text)}
        self.harness = CLAIM.sub(lambda found: f"void proof_{found.group(1)}(void) {{\nproof_start_();\n", self.text)
        self.harness = re.sub(r"^(void proof_\w+\(void\) \{\n.*?)^\}", lambda found: found.group(1) +
                              f'__CPROVER_assert(!must_fail_, "{prove.END_IS_REACHED}");\n}}', self.harness, flags=re.M | re.S)

    def text_of(self, name):
        place = self.functions[name]
        return "".join(self.source_text.splitlines(True)[place.line - 1:place.last])

    def cut(self, name, body, number):
        """The function's body with the loops' invariants in it."""
        for n, at in reversed(list(enumerate(kernel_text.loops(body), 1))):
            if (name, n) in self.loops:
                self.check_changes(name, n, body, at)
                body = body[:at] + f" CUT_({number + n}, LOOP_{name}_{n}) " + body[at:]
        return body

    def check_changes(self, name, n, body, at):
        """What a turn assigns must be named as changing, but for what the turn itself declares."""
        start = [f for f in re.finditer(r"\b(?:for|while) \(", body[:at])][-1].end()
        turn = body[start:kernel_text.statement_end(body, at)]
        inside = re.sub(r"\bAT\((\w+)[^;=]*?\)(?=\s*(?:[-+*/|&^]|<<|>>)?=(?!=))", r"\1", turn[turn.index(";"):])
        assigned = set(re.findall(r"(?<![\w.>])(\w+)(?:\.\w+)*\s*(?:[-+*/|&^]|<<|>>)?=(?!=)", inside)) | set(re.findall(r"(\w+)\+\+", inside))
        declared = set(re.findall(r"\b(?:u?int\d*_t|\w+_t|[A-Z]\w+) (\w+)(?: =|,|;)", inside))
        named = set(re.findall(r"TURNS\((\w+)", self.loops[name, n]))
        if assigned - declared - named:
            raise ValueError(f"{self.path}: LOOP_{name}_{n} must say TURNS: {' '.join(sorted(assigned - declared - named))}")

    def program(self, claim, mutant, must_fail):
        """The claim's proof: all declarations that it needs, types and variables first. None: it is not C.
        mutant: a function's name and body."""
        lines, edits, number = self.source_text.splitlines(True), [], 0
        for name, place in self.functions.items():
            head, body = kernel_text.parts(self.text_of(name))
            if mutant and mutant[0] == name:
                body = mutant[1]
            edits.append((place, head + self.cut(name, body, number)))
            number += sum(key[0] == name for key in self.loops)
        for place, new in sorted(edits, key=lambda edit: -edit[0].line):
            lines[place.line - 1:place.last] = [new]
        loops = "".join(f"#define LOOP_{name}_{n}{text}" for (name, n), text in self.loops.items())
        text = '#include "proofs/cipher/model.h"\n' + loops + "".join(lines) + LOOP.sub("", self.harness)
        command = [word.format(int(must_fail), self.source) for word in PREPROCESS]
        done = subprocess.run(command, input=text, capture_output=True, text=True)
        if done.returncode != 0:
            return None
        others, heads, bodies = [], [], []
        for item, name in kernel_text.items(kernel_text.tokens(done.stdout)):
            if not name or "{" not in item:
                others.append(" ".join(item))
                continue
            head, body = " ".join(item[:item.index("{")]), " ".join(item[item.index("{"):])
            if name in claim.instead:
                names = ", ".join(kernel_text.parameter_names(head.replace(" )", ")").replace("( ", "(")))
                body = f"{{ return model_{name}({names}); }}" if not re.search(r"\bvoid " + name, head) else f"{{ model_{name}({names}); }}"
            heads.append(head + " ;")
            bodies.append(head + " " + body)
        declared = {name for name in re.findall(r"(\w+) \(", "\n".join(heads))}
        for name in claim.instead:  # of another file: declared there, defined here
            found = [item for item in others if re.search(rf"\b{name} \(", item)]
            if found and not any(re.search(rf"\b{name} \(", head) for head in heads):
                head = found[0].rstrip(" ;")
                names = ", ".join(kernel_text.parameter_names(re.sub(r"__attribute__.*", "", head).strip().replace("( ", "(").replace(" )", ")")))
                bodies.append(f"{head} {{ return model_{name}({names}); }}")
            elif not found and name not in declared:
                sys.exit(f"error: {self.path}: {claim.name}: there is no function {name}")
        return "\n".join(kernel_text.Declarations("\n".join(others + heads + bodies)).needed_by("proof_" + claim.name))


def arguments_of(claim, explain):
    return ["--function", "proof_" + claim.name, "--nondet-static", *prove.SOLVERS[claim.solver], *prove.CHECKS, "--unwind", str(claim.unwind),
            "--slice-formula", "--object-bits", "8", "--no-malloc-may-fail", "--no-standard-checks",
            *([] if explain else ["--stop-on-fail"])]


def ask(claim, mutant, seconds, explain, recorded=None, look=False):
    """CBMC's answer, kept: "proved" (with its text), "fails", "no-answer", or None: it is not C. recorded: gives what the
    record says about this question, to be believed. look: the solver is not asked ("unknown")."""
    try:
        source = claim.book.program(claim, mutant, explain)
    except ValueError as error:  # a loop that changes more than its invariant says
        return "fails", str(error), 0
    if source is None:
        return None, "clang does not take it", 0
    arguments = arguments_of(claim, explain)
    key = kernel_text.digest(source, arguments)
    if not mutant:
        claim.key = key
    found = None if prove.FRESH else prove.look_up(key)
    if found and not (found[0] == "no-answer" and found[1] < seconds - 1):
        return None if found[0] == "not-c" else found[0], "kept", found[1]
    row = recorded(key) if recorded else None
    if row:
        return row[0], "recorded", row[1]
    if look:
        return "unknown", "", 0
    stem = f"{prove.BUILD}/runs/{os.getpid()}.{claim.name}.{key[:16]}"
    try:
        verdict = prove.run(source, arguments, stem + "/proof", seconds, explain)
    finally:
        if not os.environ.get("KEEP"):
            subprocess.run(["rm", "-rf", stem], check=True)
    word = {True: "proved", False: "fails", None: "no-answer"}[verdict.ok]
    if verdict.ok is None and re.search(r"status [16];", verdict.text):
        prove.put(key, "not-c", verdict.seconds)
        return None, verdict.text, verdict.seconds
    if not explain or verdict.ok:
        prove.put(key, word, verdict.seconds)
    return word, verdict.text, verdict.seconds


def algebra(path):
    """Do both solvers answer unsat?"""
    said = [subprocess.run([f"{prove.BUILD}/tools/bin/{tool}", path], capture_output=True, text=True, timeout=TIMEOUT,
                           env=prove.ENVIRONMENT).stdout.strip() for tool in ("z3", "cvc5")]
    if said != ["unsat", "unsat"]:
        print(f"{path}: z3 and cvc5 say {said}")
    return said == ["unsat", "unsat"]


def equivalent():
    try:
        lines = open(EQUIVALENT, encoding="utf-8").read().splitlines()
    except FileNotFoundError:
        return {}
    return {tuple(line.split("\t")[:2]): line.split("\t")[2] for line in lines if line and not line.startswith("#")}


class Function:
    """A function of a source, the claims about it, and its mutants."""

    def __init__(self, book, name, claims, same):
        self.book, self.name, self.id = book, name, f"{book.name}.{name}"
        self.claims = [claim for claim in claims if name in claim.about]
        self.mutants = mutants.of(kernel_text.parts(book.text_of(name))[1]) if self.claims else []
        self.same = sum((name, what) in same for what, _ in self.mutants)
        self.wanted = [(what, body) for what, body in self.mutants if (name, what) not in same]
        self.killed, self.seconds, self.survivors, self.known = 0, 0.0, [], True

    def key(self):
        """What its line in the record is about."""
        marks = [part for what, body in self.mutants
                 for part in (what, " ".join(kernel_text.tokens(body)), (what, body) in self.wanted)]
        return kernel_text.digest(self.id, *(part for claim in self.claims for part in (claim.id, claim.key)), *marks)

    def word(self):
        return f"{self.killed}+{self.same}"

    def judge(self, what, body, seconds, look):
        """Do the claims refuse this mutant? Their answers until one does, and how the last came."""
        words, text = [], ""
        for claim in self.claims:
            word, text, used_up = ask(claim, (self.name, body), seconds, False, look=look)
            self.seconds += used_up
            words.append(word)
            if word in ("fails", None, "unknown"):
                break
        self.killed += words[-1] == "fails"
        self.known &= words[-1] in ("fails", None)
        return self, what, words, text


class Count:
    """What came out, and how the answers came."""

    def __init__(self):
        self.killed = self.total = self.same = 0
        self.texts = {"now": 0, "kept": 0, "recorded": 0}

    def came(self, text, number=1):
        self.texts[text if text in self.texts else "now"] += number

    def __str__(self):
        return f"{self.texts['now']} answers asked now, " + \
            (f"{self.texts['kept']} here before, " if self.texts["kept"] else "") + f"{self.texts['recorded']} by record"


def try_mutants(functions, pool, seconds, known, part, count):
    """Those that no claim refuses."""
    jobs, survivors, anew = [], [], known.anew("mutants", part)
    for function in functions:
        if any(claim.word != "proved" for claim in function.claims):  # what refuses the source itself refuses all mutants
            print(f"{function.book.path}: {function.name}: its mutants are not tried: a claim about it is not proved")
            continue
        count.same += function.same
        row = known.answer(function.id, "mutants", function.key())
        if row and function.id not in anew and not prove.FRESH:
            killed = int(row[0].split("+")[0])
            count.killed, count.total = count.killed + killed, count.total + killed
            count.came("recorded", killed)
            continue
        jobs += [pool.submit(function.judge, what, body, seconds, False) for what, body in function.wanted]
    progress = prove.Progress(len(jobs))
    for task in concurrent.futures.as_completed(jobs):
        function, what, words, text = task.result()
        progress.step(function.name)
        if None in words:
            continue  # not C
        count.came(text)
        count.total += 1
        if "fails" in words:
            count.killed += 1
        else:
            survivors.append((function.name, what))
            progress.say(f"{function.name}\t{what}\t{'survives' if set(words) == {'proved'} else 'no answer'}")
    progress.end()
    return survivors


def write_record(claims, functions):
    """All that is known here, and what was recorded and has the same hash. Asks nothing."""
    old = record.Record(prove.versions(), RECORD)
    new = record.Record(prove.versions(), RECORD)
    new.rows = {}

    def put(name, tool, key, find):
        row = old.rows.get((name, tool))
        if row and row[2] == key[:32]:
            new.rows[name, tool] = row
            return True
        found = find()
        if found:
            new.put(name, tool, *found, key)
        return bool(found)

    def answer_of(function):
        for what, body in function.wanted:
            function.judge(what, body, 0, True)
        return (function.word(), function.seconds) if function.known else None
    for claim in claims:
        word, _, seconds = ask(claim, None, 0, True, look=True)
        claim.word = "proved" if put(claim.id, "claim", claim.key, lambda: (word, seconds) if word == "proved" else None) else word
    for function in functions:
        if all(claim.word == "proved" for claim in function.claims):
            put(function.id, "mutants", function.key(), lambda: answer_of(function))
    new.write("cipher.py")
    print(f"{RECORD}: {sum(tool == 'claim' for _, tool in new.rows)} of {len(claims)} claims, mutants of "
          f"{sum(tool == 'mutants' for _, tool in new.rows)} of {len(functions)} functions")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("claims", nargs="*", help="claims or files of proofs/cipher/ (default: all)")
    parser.add_argument("--solver", choices=sorted(prove.SOLVERS), help="instead of what the claims say")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=int, default=TIMEOUT, help="processor seconds for one question")
    parser.add_argument("--mutants", action="store_true", help="try the mutants, too")
    parser.add_argument("--part", help="K/N: ask anew about the Kth part of N of the slow ones that are recorded, not about today's")
    parser.add_argument("--fresh", action="store_true", help="ask again what is known")
    parser.add_argument("--record", action="store_true", help="ask nothing; write what is known here into " + RECORD)
    parser.add_argument("--verbose", action="store_true", help="name each proof")
    arguments = parser.parse_args()
    if arguments.record and (arguments.claims or arguments.solver or arguments.fresh):
        parser.error("--record is about all claims, as they stand")
    prove.FRESH = arguments.fresh
    prove.keep()
    books = [Book(path) for path in sorted(glob.glob("proofs/cipher/*.c"))]
    for claim in [claim for book in books for claim in book.claims if arguments.solver]:
        claim.solver = arguments.solver
    bad, count, seconds, good, survivors, same = 0, Count(), 0.0, 0, [], equivalent()
    chosen = [claim for book in books for claim in book.claims if not arguments.claims or claim.name in arguments.claims or
              book.name in arguments.claims]
    functions = [Function(book, name, [claim for claim in chosen if claim.book is book], same) for book in books for name in book.functions]
    functions = [function for function in functions if function.claims]
    if arguments.record:
        write_record(chosen, functions)
        return 0
    about = {(book.source, name) for book in books for claim in book.claims for name in claim.about}
    for source, name in sorted({(book.source, name) for book in books for name in book.functions} - about):
        print(f"{source}: {name}: no claim is about it")
        bad += 1
    known = record.Record(prove.versions(), RECORD)
    anew = known.anew("claim", arguments.part)

    def recorded(claim):
        return None if prove.FRESH or claim.id in anew else lambda key: known.answer(claim.id, "claim", key)
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        tasks = {pool.submit(ask, claim, None, arguments.timeout, True, recorded(claim)): claim for claim in chosen}
        for task in concurrent.futures.as_completed(tasks):
            claim, (claim.word, text, used_up) = tasks[task], task.result()
            good += claim.word == "proved"
            seconds += used_up
            if claim.word != "proved":
                bad += 1
                said = f"{RECORD} says that it was proved\n" if claim.key and known.answer(claim.id, "claim", claim.key) else ""
                print(f"{claim.book.path}: {claim.name}: not proved ({used_up:.1f} s)\n{said}{text}", flush=True)
                continue
            count.came(text)
            if arguments.verbose:
                print(f"{claim.name}: proved ({used_up:.1f} s{', ' + text if text else ''})", flush=True)
        formulas = sorted(glob.glob("proofs/cipher/*.smt2"))
        bad += sum(not algebra(path) for path in formulas)
        if arguments.mutants:
            survivors = try_mutants(functions, pool, arguments.timeout, known, arguments.part, count)
    print(f"{good} of {len(chosen)} claims about the ciphers proved ({seconds:.0f} processor seconds), "
          f"{len(formulas)} formulas by z3 and cvc5" +
          (f", {count.killed} of {count.total} mutants killed ({count.same} more change nothing: {EQUIVALENT})" if arguments.mutants else "") +
          f" ({count})")
    return 1 if bad or survivors else 0


if __name__ == "__main__":
    sys.exit(main())
