#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Proves the kernel's functions with CBMC, each against its contract: prove.py [--help]. proofs/model.h tells what a
contract is and how it is used.

The function under proof is taken from kernel/ as it stands, with its loops' invariants put at the head of their bodies;
a function that it calls is taken as it stands too, or, if the contract says REPLACES(it), as its own contract, which it
must when it has a loop. CBMC gets what the proof depends on and nothing else: the declarations of the preprocessed text
that it needs, as tokens (kernel_text.Declarations). By a hash of that, of the options and of the tools' versions, each answer
is kept under build/proofs/cache, so that comments, white space and other functions change none, and recorded in
proofs/answers.txt (record.py, which tells what is asked anew all the same). --fresh asks again.
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
import record  # noqa: E402

BUILD = "build/proofs"
CBMC = BUILD + "/tools/bin/cbmc"
# CaDiCaL answers several times sooner than the solver in CBMC; where the content of large arrays counts (SOLVER(cvc5)), a
# solver that knows arrays is quicker still.
SOLVERS = {"cadical": ["--external-sat-solver", BUILD + "/tools/bin/cadical"], "cvc5": ["--cvc5"]}
CHECKS = ["--bounds-check", "--pointer-check", "--pointer-overflow-check", "--pointer-primitive-check",
          "--signed-overflow-check", "--div-by-zero-check", "--undefined-shift-check", "--unwinding-assertions"]
PREPROCESS = ["clang-19", "-E", "-P", "-DCBMC", "-D_Pragma(hint)=", "-Wno-builtin-macro-redefined", "-std=c17",
              "-ffreestanding", "-I.", "-x", "c"]
BLOCK = re.compile(r"^CONTRACT\((.*?)\)((?:\s+[A-Z]\w*\([^()]*\))*) \{\n(.*?)^\}\n", re.M | re.S)
TIMEOUT = 300
KEPT, FRESH = BUILD + "/cache", False  # keep() and main set them
RECORD, PART = None, None              # the answers recorded, and the part of them that is asked anew (K/N)
ENVIRONMENT = dict(os.environ, PATH=os.path.abspath(BUILD + "/tools/bin") + ":" + os.environ.get("PATH", ""))
# Macros that stand for several CHANGES: #define CHANGES_name ... in proofs/facts.h.
GROUPS = dict(re.findall(r"^#define (CHANGES_\w+)\b((?:.*\\\n)*.*\n)", open("proofs/facts.h", encoding="utf-8").read(), re.M))
ENDS = ("kernel_fault", "door_abort", "door_exit")
END_IS_REACHED = "the end is reached"
REFUSAL = re.compile(r"^ *REFUSES\(.*?\);\n", re.M | re.S)
OWN = re.compile(r"^ *(?:HERE|ENSURES_HERE|REMEMBERS)\(.*?\);\n", re.M | re.S)          # for the function's own proof
FOR = re.compile(r"^ *FOR\(((?:\w+ ?)+), (.*?)\);\n", re.M | re.S)           # for those of the callers that it names
BEHIND = "// --- behind the source ---\n"


class Contract:
    """A CONTRACT block, and the file that it stands in."""

    def __init__(self, path, head, options, body):
        self.path, self.body = path, body
        words = kernel_text.split(" ".join(head.split()))
        self.type, self.name, self.parameters = words[0], words[1], [w for w in words[2:] if w != "void"]
        self.replaces, self.unwind, self.inlines, self.cells = [], 2, [], 10
        self.ends, self.solver = self.type.startswith("_Noreturn"), "cadical"
        for option, value in re.findall(r"(\w+)\(([^()]*)\)", options):
            names = [word.strip() for word in value.split(",")]
            if option == "REPLACES":
                self.replaces += names
            elif option == "INLINES":
                self.inlines += names
            elif option == "CELLS":
                self.cells = int(names[0])
            elif option == "SOLVER":
                self.solver = names[0]
            elif option == "UNWIND":
                self.unwind = int(names[0])
            else:
                sys.exit(f"error: {path}: {self.name}: option {option} is not known")

    @property
    def arguments(self):
        return ", ".join(re.search(r"(\w+)$", p).group(1) for p in self.parameters)

    def signature(self, name):
        return f"{self.type} {name}({', '.join(self.parameters) or 'void'})"

    def definition(self, proves, caller=None, small=False):
        """As a function: proof_NAME, which makes the call, or contract_NAME, for the proof of this caller."""
        void = self.type.endswith("void")
        text = self.body + "".join(GROUPS.get(word, "") for word in re.findall(r"\bCHANGES_\w+", self.body))
        changed = [name.strip() for name in re.findall(r"\bCHANGES\(([^()]*)\)", text)]
        call = f"{self.name}({self.arguments});" if void else f"RESULT = {self.name}({self.arguments});"
        if proves:
            call = "PROOF_BEFORE_ " + call + " PROOF_AFTER_(" + " ".join(f"was_.{v} = {v};" for v in changed) + ")"
        else:
            call = ""
        body = re.sub(r"\bCALL;", lambda _: call, self.body)
        if not proves:  # what it refuses matters to nobody who calls it
            body = OWN.sub("", REFUSAL.sub("", body))
        body = FOR.sub(lambda found: f"(void)({found.group(2)});\n" if caller in found.group(1).split() else "", body)
        head = self.signature(("checked_" if proves else "contract_") + self.name)
        result = "" if void else f"    {self.type} RESULT;\n"
        end = "" if void else "    return RESULT;\n"
        text = head + " {\n" + result + body + end + "}\n"
        if proves:
            arbitrary = "".join(f"    {p};\n" for p in self.parameters)
            fixed = "".join(f"    {p[4:]}.offset_ = SMALL_REF_({k});\n" for k, p in enumerate(self.parameters) if p.startswith("Ref "))
            fixed = fixed if small else ""
            text += (f"void proof_{self.name}(void) {{\n{arbitrary}    proof_start_();\n{fixed}"
                     f"    checked_{self.name}({self.arguments});\n"
                     + (f'    __CPROVER_assert(false, "it comes back");\n}}\n' if self.ends else
                        f'    __CPROVER_assert(!must_fail_, "{END_IS_REACHED}");\n}}\n'))
        return text


class Book:
    """All contracts, and the kernel's text."""

    def __init__(self):
        self.contracts, self.preambles = {}, {}
        self.functions = kernel_text.functions()
        self.assumed = kernel_text.assumed()
        self.files = {f.path: open(f.path, encoding="utf-8").read() for f in self.functions.values()}
        for path in sorted(glob.glob("proofs/contracts/*.c")):
            text = open(path, encoding="utf-8").read()
            for found in BLOCK.finditer(text):
                contract = Contract(path, *found.groups())
                if contract.name in self.contracts:
                    sys.exit(f"error: {path}: {contract.name} has two contracts")
                self.contracts[contract.name] = contract
            if len(re.findall(r"^CONTRACT\(", text, re.M)) != len(BLOCK.findall(text)):
                sys.exit(f"error: {path}: a CONTRACT is not understood")
            rest = BLOCK.sub("", text)
            self.preambles[path] = rest.split(BEHIND) if BEHIND in rest else [rest, ""]
        for name in self.contracts:
            if name not in self.functions:
                sys.exit(f"error: {self.contracts[name].path}: no function {name} in kernel/")

    def missing(self):
        """Functions that have neither a contract nor a row of docs/assumptions.md."""
        return [name for name in self.functions if name not in self.contracts and name not in self.assumed]

    def cbmc_alone(self):
        """Functions that Frama-C does not take, as docs/assumptions.md says."""
        return kernel_text.cbmc_alone()

    def text_of(self, name):
        place = self.functions[name]
        return "".join(self.files[place.path].splitlines(True)[place.line - 1:place.last])

    def needed(self, contract):
        """The functions whose text the proof needs: the function and what it calls, but what is replaced."""
        seen, waiting = [], [contract.name]
        while waiting:
            name = waiting.pop()
            if name in seen or name in contract.replaces or (name in ENDS and name != contract.name):
                continue  # the models have what stands for the end of the enclave
            seen.append(name)
            head, body = kernel_text.parts(self.text_of(name))
            waiting += [word for word in set(re.findall(r"\w+", kernel_text.without_comments(kernel_text.macros(body))))
                        if word in self.functions and word != name]
        # what the contract itself calls
        for word in set(re.findall(r"\w+", kernel_text.without_comments(FOR.sub("", contract.body)))):
            if word in self.functions and word not in seen and word not in contract.replaces:
                seen.append(word)
        return seen

    def sources(self, contract, mutant):
        """The kernel's files for a proof: path -> text, and the loops that were cut."""
        needed, files, cuts = self.needed(contract), {}, 0
        for path, text in self.files.items():
            lines, edits = text.splitlines(True), []
            for name, place in self.functions.items():
                if place.path != path:
                    continue
                old = "".join(lines[place.line - 1:place.last])
                head, body = kernel_text.parts(old)
                if name in contract.replaces:
                    g = self.contracts.get(name)
                    if not g:
                        sys.exit(f"error: {contract.path}: {contract.name}: {name} has no contract")
                    names = ", ".join(kernel_text.parameter_names(head))
                    new = f"{head}{{ {'' if g.type.endswith('void') else 'return '}contract_{name}({names}); }}\n"
                    if "_Noreturn" in head:
                        new = f"{head}{{ contract_{name}({names}); __CPROVER_assume(0); while (1) {{}} }}\n"
                elif name not in needed:
                    new = head + ";\n"
                else:
                    if name == contract.name and mutant is not None:
                        body = mutant
                    loops = kernel_text.loops(body)
                    if loops and name != contract.name and name not in contract.inlines:
                        sys.exit(f"error: {contract.path}: {contract.name}: {name} has a loop: REPLACES or INLINES it")
                    if contract.unwind == 2:
                        defined = "".join(self.preambles[contract.path])
                        for number, at in reversed(list(enumerate(loops, 1))):
                            if re.search(rf"#define LOOP_{name}_{number}\b", defined):
                                body = body[:at] + f" CUT_({cuts}, LOOP_{name}_{number}) " + body[at:]
                                cuts += 1
                                if mutant is None:  # one that is C assigns the same variables
                                    self.check_locals(contract, name, number, head, body, defined)
                    new = head + body
                edits.append((place.line - 1, place.last, new))
            for first, last, new in sorted(edits, reverse=True):
                lines[first:last] = [new]
            files[path] = "".join(lines)
        return files, cuts

    def check_locals(self, contract, name, number, head, body, defined):
        """Each local variable that a turn of the loop changes must be named as changing."""
        text = re.search(rf"#define LOOP_{name}_{number}\b((?:.*\\\n)*.*\n)", defined).group(1)
        named = set(re.findall(r"TURNS\((\w+)\)", text))
        at = body.index(f"LOOP_{name}_{number})")
        header, inside = kernel_text.loop_at(body, at)
        steps = header.split(";")[-1] if header.count(";") == 2 else header
        declared = kernel_text.declared(inside)
        assigned = set()
        for part in (steps, inside):
            assigned |= set(re.findall(r"(?<![\w.>])(\w+)\s*(?:[-+*/|&^]|<<|>>)?=(?!=)", part))
            for after, before in re.findall(r"(?<![\w.>])(\w+)(?:\+\+|--)|(?:\+\+|--)(\w+)", part):
                assigned.add(after or before)
        local = kernel_text.declared(body)
        missing = (assigned & (local | set(kernel_text.parameter_names(head)))) - declared - named
        if missing:
            sys.exit(f"error: {contract.path}: LOOP_{name}_{number} must say TURNS: {', '.join(sorted(missing))}")

    def program(self, contract, mutant, folder, small=False):
        """The proof's preprocessed text."""
        files, cuts = self.sources(contract, mutant)
        for path, text in files.items():
            os.makedirs(os.path.dirname(f"{folder}/{path}"), exist_ok=True)
            with open(f"{folder}/{path}", "w", encoding="utf-8") as file:
                file.write(text)
        source = self.functions[contract.name].path
        before, behind = self.preambles[contract.path]
        used = [self.contracts[name] for name in contract.replaces]
        text = "".join(f"{c.signature('contract_' + c.name)};\n" for c in used)
        out = ['#include "proofs/model.h"\n', before, '#include "proofs/loops.h"\n', text,
               f'#include "{source}"\n', behind,
               '#include "proofs/start.h"\n', '#include "proofs/mode_use.h"\n']
        for c in used:
            out.append(c.definition(False, contract.name))
            if self.functions[c.name].path != source and self.functions[c.name].path.endswith(".c"):
                back = "" if c.type == "void" else "return "
                out.append(f"{c.signature(c.name)} {{ {back}contract_{c.name}({c.arguments}); }}\n")
        out += ['#include "proofs/mode_prove.h"\n', contract.definition(True, small=small)]
        contract.cells = contract.cells or (10 if cuts else 0)
        static = ["-DSTATICS"] if "struct Statics_" in before else []
        flags = [f"-DCELLS={contract.cells}", f"-DMUST_FAIL={int(mutant is None)}", f"-DPROVES_{contract.name}"]
        flags += ["-DENDS"] if contract.ends else []
        flags += ["-DSMALL"] if small else []
        flags += ["-DREFUSALS"] if "REFUSES(" in contract.body else []
        with open(f"{folder}/proof.c", "w", encoding="utf-8") as file:
            file.write("".join(out))
        done = subprocess.run(PREPROCESS[:1] + ["-I", folder] + PREPROCESS[1:] + flags + static + [f"{folder}/proof.c"],
                              capture_output=True, text=True)
        if done.returncode != 0:
            return None, done.stderr
        return done.stdout, ""


class Verdict:
    def __init__(self, ok, seconds, text):
        self.ok, self.seconds, self.text = ok, seconds, text


def options(contract, source, explain):
    """CBMC's, for this text."""
    turns = {"must_write_at_.0": 9, "erase_.0": 9, "erase_.1": contract.cells + 1, "erase_words_.0": contract.cells + 1,
             "proof_start_.0": contract.cells + 1}
    turns = ",".join(f"{loop}:{n}" for loop, n in turns.items() if f" {loop[:-2]} (" in source)
    return ["--function", "proof_" + contract.name, "--nondet-static", *SOLVERS[contract.solver], *CHECKS,
            "--unwind", str(contract.unwind), "--unwindset", turns, "--slice-formula", "--object-bits", "8",
            "--no-malloc-may-fail", "--no-standard-checks", *([] if explain else ["--stop-on-fail"])]


def run(source, arguments, stem, seconds, explain):
    """Does the function keep its contract? ok: True, False (it does not), None (no answer)."""
    os.makedirs(os.path.dirname(stem), exist_ok=True)
    with open(stem + ".i", "w", encoding="utf-8") as file:
        file.write(source)
    with open(stem + ".out", "w+", encoding="utf-8") as out:
        process = subprocess.Popen(["prlimit", f"--cpu={seconds}", CBMC, stem + ".i", *arguments], stdout=out, stderr=out,
                                   env=ENVIRONMENT)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        output = out.read()
    ok = {0: True, 10: False}.get(process.returncode)
    failures = [line[:220] for line in output.splitlines() if line.endswith(": FAILURE")]
    if explain and ok is not None:
        # A proof whose end cannot be reached would prove anything, so one assertion there must fail.
        others = [line for line in failures if END_IS_REACHED not in line]
        ok = len(failures) == 1 and not others
        failures = others or ([] if ok else ["its end is never reached: REQUIRES or ENSURES contradict"])
    text = "\n".join(failures)
    if ok is None:
        text = "\n".join([f"no answer (CBMC's status {process.returncode}; it has {seconds} s)", *output.splitlines()[-6:]])[:600]
    return Verdict(ok, used.ru_utime + used.ru_stime, text)


def versions():
    """Of the tools: the name of the folder with what they proved."""
    lines = [subprocess.run([f"{BUILD}/tools/bin/{tool}", "--version"], capture_output=True, text=True, env=ENVIRONMENT).stdout
             for tool in ("cbmc", "cadical", "cvc5")]
    return "-".join(re.search(r"\d+(?:\.\d+)+", line).group() for line in lines)


def keep():
    """Where answers are kept."""
    global KEPT, RECORD
    KEPT = f"{BUILD}/cache/{versions()}"
    os.makedirs(KEPT, exist_ok=True)
    RECORD = record.Record(versions())


def look_up(key):
    """A kept answer: the word and the seconds that it took; or None."""
    try:
        word, seconds = open(f"{KEPT}/{key}", encoding="utf-8").read().split()
    except FileNotFoundError:
        return None
    return word, float(seconds)


def known(name, key):
    """An answer about a function, kept here or recorded: (word, seconds), or None."""
    return look_up(key) or RECORD.answer(name, "cbmc", key)


def put(key, word, seconds):
    with open(f"{KEPT}/{key}", "w", encoding="utf-8") as file:
        file.write(f"{word} {seconds:.1f}")


def question(book, contract, mutant, folder, small=False):
    """The text for CBMC, its options, and the hash by which the answer is kept; or None, an error, None."""
    try:
        text, error = book.program(contract, mutant, folder, small)
    finally:
        if not os.environ.get("KEEP"):
            subprocess.run(["rm", "-rf", folder], check=True)
    if text is None:
        return None, error, None
    parts = kernel_text.Declarations(text).needed_by("proof_" + contract.name)
    source = "\n".join(parts)
    arguments = options(contract, source, mutant is None)
    return source, arguments, kernel_text.digest(*sorted(parts), arguments)


def prove(book, contract, seconds, anew=()):
    """A Verdict. anew: names of functions that CBMC is asked about though the answer is recorded."""
    folder = f"{BUILD}/runs/{os.getpid()}.{contract.name}"
    source, arguments, key = question(book, contract, None, folder)
    if source is None:
        return Verdict(None, 0, arguments)
    found, recorded = None if FRESH else look_up(key), RECORD.answer(contract.name, "cbmc", key)
    if found:
        return Verdict(True, found[1], "kept")
    if recorded and not FRESH and contract.name not in anew:
        return Verdict(True, recorded[1], "recorded")
    try:
        verdict = run(source, arguments, folder + "/proof", max(seconds, int(3 * recorded[1]) if recorded else 0), True)
    finally:
        if not os.environ.get("KEEP"):
            subprocess.run(["rm", "-rf", folder], check=True)
    if verdict.ok:
        put(key, "proved", verdict.seconds)
    elif recorded:
        verdict.text = f"{record.PATH} says that it was proved\n{verdict.text}"
    return verdict


class Progress:
    """One line on a terminal, that is written over; nothing elsewhere."""

    def __init__(self, total):
        self.total, self.done, self.show = total, 0, sys.stdout.isatty()

    def step(self, what):
        self.done += 1
        if self.show:
            print(f"\r\033[K[{self.done}/{self.total}] {what}", end="", flush=True)

    def say(self, text):
        print(("\r\033[K" if self.show else "") + text, flush=True)

    def end(self):
        if self.show:
            print("\r\033[K", end="")


def prove_all(book, wanted, arguments):
    """The functions proved, and those that were not."""
    good, bad, progress, anew = [], [], Progress(len(wanted)), RECORD.anew("cbmc", PART)
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        tasks = {pool.submit(prove, book, c, arguments.timeout, anew): c for c in wanted}
        for task in concurrent.futures.as_completed(tasks):
            contract, verdict = tasks[task], task.result()
            progress.step(contract.name)
            if verdict.ok:
                good.append((contract, verdict))
                if arguments.verbose:
                    progress.say(f"{contract.name}: proved ({verdict.seconds:.1f} s)")
            else:
                bad.append(contract)
                progress.say(f"{contract.path}: {contract.name}: not proved ({verdict.seconds:.1f} s)\n{verdict.text}")
    progress.end()
    return good, bad


def by_record(verdicts):
    """How these answers came."""
    words = [v.text for v in verdicts]
    kept = words.count("kept")
    return f"{len(words) - kept - words.count('recorded')} asked now, " + (f"{kept} asked here before, " if kept else "") + \
        f"{words.count('recorded')} by record"


def chosen(book, names):
    """The contracts of these functions or files of proofs/contracts/; of all functions, when none is named."""
    wanted = [c for c in book.contracts.values()
              if not names or c.name in names or os.path.basename(c.path)[:-2] in names]
    # a contract of an assumed function is for its callers
    wanted = [c for c in wanted if "but:" + c.name not in names and c.name not in book.assumed]
    if not wanted:
        sys.exit("error: no contract for " + " ".join(names))
    return wanted


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("functions", nargs="*", help="functions or files of proofs/contracts/ (default: all); but:FUNCTION leaves one out")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=int, default=TIMEOUT, help="processor seconds for one proof")
    parser.add_argument("--list", action="store_true", help="list the kernel's functions and what covers each")
    parser.add_argument("--part", help="K/N: ask anew about the Kth part of N of the slow ones that are recorded, not about today's")
    parser.add_argument("--fresh", action="store_true", help="prove again what is known to be proved")
    parser.add_argument("--verbose", action="store_true", help="name each proof")
    arguments = parser.parse_args()
    global FRESH, PART
    FRESH, PART = arguments.fresh, arguments.part
    book = Book()
    if arguments.list:
        for name, place in book.functions.items():
            state = book.assumed.get(name) or (book.contracts[name].path if name in book.contracts else "MISSING")
            print(f"{place.path}:{place.line}: {name}: {state}")
        return 0
    keep()
    wanted = chosen(book, arguments.functions)
    good, bad = prove_all(book, wanted, arguments)
    missing = [] if arguments.functions else book.missing()
    if missing:
        print(f"without a proof, and not in docs/assumptions.md ({len(missing)}):", " ".join(missing))
    lines = sum(book.functions[c.name].length for c, _ in good)
    print(f"{len(good)} of {len(wanted) + len(missing)} functions proved by CBMC ({lines} lines, "
          f"{sum(v.seconds for _, v in good):.0f} processor seconds; {by_record(v for _, v in good)})")
    return 1 if bad or missing else 0


if __name__ == "__main__":
    sys.exit(main())
