#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Judges the run-time errors of the kernel's functions with Frama-C: framac.py [--help]. proofs/framac_model.h tells what
the heap is there.

A function is entered with every argument and every state that its contract (proofs/contracts/) allows. Eva analyses it
with all that it calls, as it stands in kernel/: no alarm may be left, and its end must be reached. Where Eva cannot
relate variables, WP takes over: calls are inlined, or stand as the ACSL contracts of proofs/framac_acsl.txt, which are
proved by WP too and whose loop invariants are put in front of the loops. Results are kept under build/proofs/cache by a
hash of all that they depend on (the declarations that the function needs, as CBMC's), and listed in
build/proofs/results/framac.tsv (function, Eva | WP | open, properties, seconds, reason, that hash).
"""
import argparse
import concurrent.futures
import os
import re
import subprocess
import sys
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import kernel_text  # noqa: E402
import prove  # noqa: E402
import record  # noqa: E402

TOOL = "build/proofs/frama-c"
RESULTS = "build/proofs/results/framac.tsv"
PARSE = ["-machdep", "gcc_x86_64", "-c11", "-kernel-warn-key", "CERT:EXP:46=inactive"]
COMMON = ["-warn-special-float", "none"]
EVA = [*COMMON, "-eva", "-eva-precision", "2", "-eva-domains", "equality,symbolic-locations,bitwise,octagon",
       "-eva-no-show-progress"]
WP = [*COMMON, "-wp", "-wp-rte", "-wp-prover", "alt-ergo,cvc4-strings-ce", "-wp-warn-key", "pedantic-assigns=inactive"]
Z3 = ["-wp-prover", "Z3:4.8.10,alt-ergo"]  # for those that framac_acsl.txt names: seconds where the others take minutes
# Rooms: what is read together, in this order; proofs/framac_NAME.h gives its state.
ROOMS = {"heap": ["region", "block", "collector", "window", "control"], "door": ["door", "fault"], "io": ["io"],
         "threads": ["threads"]}
CONTRACTS = {"value": "heap", "heap": "heap", "region": "heap", "block": "heap", "collector": "heap", "sweep": "heap", "window": "heap",
             "control": "heap", "dispatch": "heap", "door": "door", "fault": "door", "io": "io", "threads": "threads"}
ROOMS = {room: names for room, names in ROOMS.items() if os.path.exists(f"proofs/framac_{room}.h")}
EXPECTED = re.compile(r"during initialization of variable")


class Acsl:
    """proofs/framac_acsl.txt: a function's name at column 0, then its clauses; `loop N:` begins the Nth loop's."""

    def __init__(self):
        self.contracts, self.loops, self.preferred, self.by_eva, self.z3, self.no_let, self.stand, name, where = \
            {}, {}, set(), set(), set(), set(), set(), None, None
        for line in open("proofs/framac_acsl.txt", encoding="utf-8"):
            if not line.strip() or line.startswith("#"):
                continue
            if line.startswith("stands for Eva:"):
                self.stand |= set(line[15:].split())
                continue
            if line.startswith("prefer "):
                how, names = line[7:].split(":")
                (self.preferred if how == "WP" else self.by_eva).update(names.split())
                continue
            if line.startswith("with Z3:"):
                self.z3 |= set(line[8:].split())
                continue
            if line.startswith("without let:"):
                self.no_let |= set(line[12:].split())
                continue
            if line[0] != " ":
                name, where = line.strip(), 0
                self.contracts[name] = ""
                continue
            loop = re.match(r"\s+loop (\d+):(.*)", line)
            if loop:
                where, line = int(loop.group(1)), loop.group(2)
            if where:
                self.loops[name, where] = self.loops.get((name, where), "") + " " + line.strip()
            else:
                self.contracts[name] += " " + line.strip()

    @staticmethod
    def comment(text):
        """Through the preprocessor, which drops comments' macros: turned into a comment behind it."""
        return f"ACSL_BEGIN_ {text.strip()} ACSL_END_ "

    def annotate(self, name, text):
        head, body = kernel_text.parts(text)
        places = [found.start() for found in re.finditer(r"\b(?:for|while) \(", kernel_text.without_comments(body))]
        if any(of == name and number > len(places) for of, number in self.loops):
            sys.exit(f"error: proofs/framac_acsl.txt: {name} has {len(places)} loops")
        for number, at in reversed(list(enumerate(places, 1))):
            if (name, number) in self.loops:
                body = body[:at] + self.comment(self.loops[name, number]) + body[at:]
        return (self.comment(self.contracts[name]) if self.contracts[name].strip() else "") + head + body


def any_of(parameter):
    """A declaration of the parameter with an arbitrary value."""
    kind, name = re.fullmatch(r"(.*?)\s*(\w+)", parameter).groups()
    if kind in ("bool", "Ref", "Value", "Args", "View", "Edit", "Text", "Probe", "double", "float"):
        return f"    {kind} {name} = ANY_{kind};\n"
    if "*" in kind or kind.startswith("struct"):
        return f"    {parameter};\n    make_any_(&{name}, sizeof {name});\n"
    return f"    {kind} {name} = ({kind})any64();\n"


def entries(contract, wp, before=""):
    """A function that makes what the contract allows, and the call. WP takes arguments and state as arbitrary anyway."""
    void = contract.type.endswith("void")
    call = f"{contract.name}({contract.arguments});" if void else f"RESULT = {contract.name}({contract.arguments});"
    body = re.sub(r"\bCALL;", lambda _: call, prove.FOR.sub("", prove.OWN.sub("", contract.body)))
    result = "" if void else f"    {contract.type} RESULT;\n"
    if wp:
        body = body[:body.index(call) + len(call)] + "\n" if call in body else body
        body += "    }\n" * (body.count("{") - body.count("}"))
        return f"void wp_{contract.name}({', '.join(contract.parameters) or 'void'}) {{\n{result}{body}}}\n"
    arguments = "".join(any_of(p) for p in contract.parameters)
    return (f"void eva_{contract.name}(void) {{\n    any_state_();\n{arguments}{before}{result}{body}"
            f"    Frama_C_show_each_{contract.name}();\n}}\n")


class Room:
    """Some files of the kernel as Frama-C reads them, once for Eva, once for WP."""

    def __init__(self, book, room, acsl):
        self.book, self.room, self.acsl = book, room, acsl
        self.model = open(f"proofs/framac_{room}.h", encoding="utf-8").read()
        common = open("proofs/framac_before.h", encoding="utf-8").read()
        self.eva = [*EVA, *" ".join(re.findall(r"^// eva: (.*)", self.model, re.M)).split()]  # with what this room needs
        self.replaced = dict(re.findall(r"^// replaces (\w+): (.*)", common + self.model, re.M))
        self.contracts = [c for c in book.contracts.values()
                          if CONTRACTS.get(os.path.basename(c.path)[:-2]) == room and c.name not in book.assumed]
        self.before = dict(re.findall(r"^// before (\w+): (.*)", self.model, re.M))  # what holds too, or which cases there are, for Eva
        self.work, self.texts, self.declared, self.lock = {}, {}, {}, threading.Lock()

    def program(self, wp):
        out = [f"#define FRAMA_C\n#define ROOM_{self.room}\n", "#define HAS_kernel_fault\n" if "fault" in ROOMS[self.room] else ""]
        out.append('#include "proofs/framac_model.h"\n#include "proofs/facts.h"\n')
        out.append('#include "proofs/framac_before.h"\n')
        out += [f'#include "kernel/{name}.c"\n' for name in ROOMS[self.room]]
        out.append(f'#include "proofs/framac_{self.room}.h"\n')
        for path, (before, _) in self.book.preambles.items():
            if CONTRACTS.get(os.path.basename(path)[:-2]) == self.room:
                out.append(re.sub(r"^struct Statics_ \{\n.*?^\};\n", "", before, flags=re.M | re.S))
                these = [c for c in self.contracts if c.path == path and c.name not in self.replaced]
                out += [entries(c, wp, self.before.get(c.name, "")) for c in these]
                if not wp:  # all that are judged together
                    calls = "".join(f"    if (ANY_bool) eva_{name}();\n" for name in self.together(path))
                    out.append(f"void eva_all_{os.path.basename(path)[:-2]}(void) {{\n{calls}}}\n")
        return "".join(out)

    def together(self, path):
        """The functions of a file of contracts that Eva is asked about at once: no alarm at all is wanted."""
        apart = {*self.acsl.contracts, *self.acsl.preferred, *self.replaced}
        return [c.name for c in self.contracts if c.path == path and c.name not in apart and not c.ends]

    def preprocess(self, wp):
        folder = f"build/proofs/runs/{os.getpid()}.{self.room}"
        os.makedirs(folder + "/kernel", exist_ok=True)
        for path, text in self.book.files.items():
            lines = text.splitlines(True)
            for name, place in self.book.functions.items():
                if place.path != path:
                    continue
                old = self.book.text_of(name)
                new = None
                if name in self.replaced:
                    new = kernel_text.parts(old)[0].rstrip() + ";\n"
                    if name in self.acsl.contracts:
                        new = self.acsl.comment(self.acsl.contracts[name]) + new
                elif not wp and name in self.acsl.stand:
                    new = self.acsl.comment(self.acsl.contracts[name]) + kernel_text.parts(old)[0].rstrip() + ";" + "\n" * old.count("\n")
                elif wp and name in self.acsl.contracts:
                    new = self.acsl.annotate(name, old)
                if new:
                    lines[place.line - 1:place.last] = [new] + ["\n"] * (place.length - 1) \
                        if name in self.replaced else [new] + [""] * (place.length - 1)
            with open(f"{folder}/{path}", "w", encoding="utf-8") as file:
                file.write("".join(lines))
        with open(f"{folder}/{self.room}.c", "w", encoding="utf-8") as file:
            file.write(self.program(wp))
        done = subprocess.run(["clang-19", "-E", "-C", "-DCBMC", *(["-DWP"] if wp else []), "-std=c17", "-ffreestanding",
                               "-I", folder, "-I.", "-w", "-x", "c", f"{folder}/{self.room}.c"],
                              capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(done.stderr)
        text = re.sub(r"^#pragma.*", "", done.stdout.replace(folder + "/", ""), flags=re.M)
        text = re.sub(r"\b_Static_assert\(.*?\);", lambda m: "\n" * m.group().count("\n"), text, flags=re.S)  # the compiler's
        subprocess.run(["rm", "-rf", folder], check=True)
        return re.sub(r"ACSL_BEGIN_(.*?)ACSL_END_", lambda m: "/*@" + re.sub(r"\b(\d+)U?L?L?\b", r"\1", m.group(1)) + "*/",
                      text, flags=re.S)

    def text(self, wp):
        if wp not in self.texts:
            self.texts[wp] = self.preprocess(wp)
            # without the preprocessor's line markers: a line more anywhere is no other question
            self.declared[wp] = kernel_text.Declarations(re.sub(r"^#.*", "", self.texts[wp], flags=re.M))
        return self.texts[wp]

    def key(self, contract, seconds, goal_seconds):
        """The hash of all that a result about the function depends on."""
        name, parts = contract.name, []
        for wp in (False, True):
            self.text(wp)
            parts += sorted(self.declared[wp].needed_by(("wp_" if wp else "eva_") + name))
        parts = [part.replace("( ( void ) 0 ) ; ", "") for part in parts]  # what a contract says to CBMC only
        return kernel_text.digest(*parts, PARSE, self.eva, WP, seconds, goal_seconds, self.asks_wp_first(name), "Frama-C 22",
                                  *self.provers(name))

    def asks_wp_first(self, name):
        return name in self.acsl.contracts and name not in self.acsl.by_eva or name in self.acsl.preferred

    def provers(self, name):
        return (Z3 if name in self.acsl.z3 else []) + (["-wp-no-let"] if name in self.acsl.no_let else [])

    def parsed(self, wp):
        """Has Frama-C read the text once, for all runs: the folder of what it keeps."""
        with self.lock:
            if wp not in self.work:
                self.work[wp] = self.read(wp)
        return self.work[wp]

    def read(self, wp):
        text = self.text(wp)
        here = [f"kernel/{name}.c" for name in ROOMS[self.room]]
        kept_whole = {*self.acsl.contracts, *self.replaced, *self.book.assumed}
        present = [name for name, place in self.book.functions.items() if name not in kept_whole and
                   re.search(rf"\b{name}\(", text) and (place.path.endswith(".h") or place.path in here)]
        options = [*PARSE, "-inline-calls", ",".join(present) if wp else "@inline"]
        work = f"{self.room}.{kernel_text.digest(text, options)[:16]}"
        folder = f"{TOOL}/root/runs/{work}"
        if not os.path.exists(f"{folder}/kept"):
            os.makedirs(folder, exist_ok=True)
            with open(f"{folder}/{self.room}.i", "w", encoding="utf-8") as file:
                file.write(text)
            done = subprocess.run([TOOL + "/frama-c", work, *options, f"{self.room}.i", "-save", "kept"],
                                  capture_output=True, text=True)
            told = done.stdout.replace("Warning: Ignoring call via function pointer", "")  # -inline-calls: that it stays a call
            if done.returncode != 0 or "Warning" in told:
                sys.exit(f"error: Frama-C does not understand the kernel's text:\n{done.stdout}{done.stderr}")
        return work


def refused(book):
    """What clang says against the texts that Frama-C reads, which are each of several files of contracts: an answer that is
    recorded needs no reading, and two declarations of a name would be noticed by nobody until one is asked."""
    found = []
    for name in ROOMS:
        done = subprocess.run(["clang-19", "-fsyntax-only", "-std=c17", "-ffreestanding", "-w", "-Wno-implicit-function-declaration",
                               "-Wno-incompatible-function-pointer-types", "-x", "c", "-"], input=Room(book, name, Acsl()).preprocess(False),
                              capture_output=True, text=True)
        found += [done.stderr] if done.returncode != 0 else []
    return found


def call(work, seconds, options):
    """Frama-C's output on what it kept, and None or why there is none."""
    done = subprocess.run(["prlimit", f"--cpu={seconds}", TOOL + "/frama-c", work, "-load", "kept", *options],
                          capture_output=True, text=True)
    text = done.stdout + done.stderr
    if done.returncode < 0 or done.returncode == 137:
        return text, f"no answer within {seconds} s"
    if done.returncode > 0:
        return text, "Frama-C fails: " + " ".join(re.findall(r"(?:Unexpected error|[Ee]rror:|aborted).*", text))[:200]
    return text, None


def eva(room, name, seconds, names):
    """The number of properties, and the alarms: names are the functions whose end must be reached. What WP relies on of a
    function with pointers it cannot take (proofs/framac_acsl.txt) is that it changes nothing but what it is given."""
    apart = name in room.acsl.by_eva
    text, failed = call(room.parsed(False), seconds, [*room.eva, *(["-calldeps"] if apart else []), "-main", "eva_" + name])
    if failed:
        return 0, [failed]
    alarms = [" ".join(line.split()) for line in re.findall(r"^\[[\w:]+\] (.*Warning:.*(?:\n  .*)*)", text, re.M)]
    alarms = [line.replace("Warning: ", "") for line in alarms if not EXPECTED.search(line)]
    if any(f"Frama_C_show_each_{one}:" not in text for one in names):
        alarms.append("its end is never reached")
    if apart:
        for changes in re.findall(rf"^\[from\] call to {name} at .*\n((?:  .*\n)*)", text, re.M):
            alarms += [f"changes {what}" for what in re.findall(r"^  (\S+) FROM", changes, re.M) if not what.startswith(("word_", "\\result"))]
    return sum(int(n) for n in re.findall(r"(\d+) total", text)), alarms


def wp(work, name, has_contract, seconds, provers):
    """The number of goals, and those that are not proved."""
    return wp_all(work, {name: has_contract}, seconds, provers)[name]


def wp_all(work, asked, seconds, provers):
    """The same for several at once: name -> (goals, open goals). asked: name -> has it a contract?"""
    names = [f"wp_{name}" for name in asked] + [name for name, has_contract in asked.items() if has_contract]
    text, failed = call(work, 30 * seconds * len(asked), [*WP, *provers, "-wp-timeout", str(seconds), "-wp-fct", ",".join(names)])
    scheduled = re.search(r"^\[wp\] (\d+) goals? scheduled", text, re.M)
    if failed or not scheduled or not re.search(r"^\[wp\] Proved goals:", text, re.M):
        nothing = not failed and ("No goal generated" in text or "No proof obligations" in text)
        return {name: (0, [] if nothing else [failed or "WP says nothing: " + text[-200:]]) for name in asked}
    # By their lines: in the number of proved goals, one that two provers answer at once may be missing.
    answers = {goal: how for how, goal in re.findall(r"^\[wp\] \[(Failed)\] Goal typed_(\w+)", text, re.M)}
    answers |= {goal: how for goal, how in re.findall(r"^\[wp\] \[[^]]*\] Goal typed_(\w+) : (\w+)", text, re.M)}
    found = {name: [0, []] for name in asked}
    for goal, how in answers.items():
        whose = max((one for one in names if goal.startswith(one.rstrip("_") + "_")), key=len)  # a goal of f_ is f_KIND
        whose = found[whose if whose in asked else whose.removeprefix("wp_")]
        whose[0] += 1
        whose[1] += [] if how == "Valid" else [goal]
    if int(scheduled.group(1)) != len(answers):
        for goals in found.values():
            goals[1] += ["not all goals are proved"]
    return found


class Result:
    """Eva, WP or open; how many properties were checked; seconds; why it is open."""

    def __init__(self, verdict, checked, seconds, why=""):
        self.verdict, self.checked, self.seconds, self.why, self.key = verdict, int(checked), float(seconds), why, None
        self.text = ""  # where it comes from: "kept", "recorded"

    def put(self, key):
        with open(f"{prove.KEPT}/{key}", "w", encoding="utf-8") as file:
            file.write(f"{self.verdict}\t{self.checked}\t{self.seconds:.1f}\t{self.why}")

    @staticmethod
    def look_up(key):
        try:
            return Result(*open(f"{prove.KEPT}/{key}", encoding="utf-8").read().split("\t")).of("kept")
        except FileNotFoundError:
            return None

    @staticmethod
    def known(name, key, anew=()):
        """What is kept here, or what the record says."""
        kept = None if prove.FRESH else Result.look_up(key)
        row = None if kept or prove.FRESH or name in anew else prove.RECORD.answer(name, "frama-c", key)
        return Result(*row[0].split("+"), row[1]).of("recorded") if row else kept

    def of(self, text):
        self.text = text
        return self

    def recorded(self):
        """For proofs/answers.txt: the answer and the seconds, or None."""
        return (f"{self.verdict}+{self.checked}", self.seconds) if self.verdict != "open" else None


def judge(room, contract, seconds, goal_seconds, verbose):
    """Asks Eva, WP, or both."""
    name, start, checked, why, verdict = contract.name, time.monotonic(), 0, [], "open"
    if name in room.replaced:
        return Result("open", 0, 0, room.replaced[name])
    ends = [] if contract.ends else [name]
    if not room.asks_wp_first(name):
        checked, why = eva(room, name, seconds, ends)
        verdict = "open" if why else "Eva"
        if why and verbose:
            print(f"{name}: Eva: " + "\n    ".join(why))
    if verdict == "open":
        checked, open_goals = wp(room.parsed(True), name, name in room.acsl.contracts, goal_seconds, room.provers(name))
        # Where Eva has an alarm, WP must have had something to prove; and it does not look at what is uninitialised.
        eva_alone = [alarm for alarm in why if not checked or "initialization" in alarm or "never reached" in alarm]
        why = open_goals or eva_alone
        verdict = "open" if why else "WP"
    # What callers rely on is WP's to prove; the run-time errors may be Eva's.
    if why and room.asks_wp_first(name) and all(re.search(r"_rte_|_requires_inside", goal) for goal in why):
        checked, alarms = eva(room, name, seconds, ends)
        if not alarms:
            verdict, why = "Eva", []
    return Result(verdict, checked, time.monotonic() - start, "; ".join(why)[:300].replace("\t", " ").replace("\n", " "))


def judge_together(room, wanted, keys, seconds, anew):
    """Asks Eva about the simple functions of each file of contracts at once: no alarm at all is wanted."""
    for path in sorted({c.path for c in wanted}):
        names = room.together(path)
        asked = [c for c in wanted if c.path == path and c.name in names and not Result.known(c.name, keys[c.name], anew)]
        if len(asked) * 2 < len(names):
            continue
        start = time.monotonic()
        _, why = eva(room, "all_" + os.path.basename(path)[:-2], 10 * seconds, names)
        for contract in asked if not why else []:
            Result("Eva", 0, (time.monotonic() - start) / len(asked)).put(keys[contract.name])


def judge_wp_together(room, wanted, keys, goal_seconds, anew, verbose):
    """Asks WP about four of the functions at a time that Z3 answers: reading what was kept takes longer than the answer."""
    asked = [c.name for c in wanted if room.provers(c.name) == Z3 and room.asks_wp_first(c.name) and c.name not in room.replaced and
             not Result.known(c.name, keys[c.name], anew)]
    for names in [asked[k:k + 4] for k in range(0, len(asked), 4)] if len(asked) > 1 else []:
        start = time.monotonic()
        found = wp_all(room.parsed(True), {name: name in room.acsl.contracts for name in names}, goal_seconds, Z3)
        for name, (checked, open_goals) in found.items():
            if checked and not open_goals:
                Result("WP", checked, (time.monotonic() - start) / len(names)).put(keys[name])
            elif verbose:
                print(f"{name}: WP: {open_goals}", flush=True)


def judge_all(book, wanted, jobs, seconds=60, goal_seconds=10, ask=True, verbose=False):
    """name -> Result, of these contracts' functions; without ask: what is known. Writes the results."""
    acsl, found, rows, anew = Acsl(), {}, {}, prove.RECORD.anew("frama-c", prove.PART) if ask else ()
    progress = prove.Progress(len(wanted))
    if os.path.exists(RESULTS):
        rows = {line.split("\t")[0]: line for line in open(RESULTS, encoding="utf-8").read().splitlines()}

    def one(room, contract, key):
        result = Result.known(contract.name, key, anew)
        if not result and ask:
            result = judge(room, contract, seconds, goal_seconds, verbose)
            result.put(key)
            if result.verdict == "open" and prove.RECORD.answer(contract.name, "frama-c", key):
                result.why = f"{record.PATH} has an answer, now there is none: {result.why}"
        return contract, key, result or Result("open", 0, 0, "not tried")

    for room_name in ROOMS:
        room = Room(book, room_name, acsl)
        here = [c for c in wanted if c in room.contracts]
        keys = {c.name: room.key(c, seconds, goal_seconds) for c in here}
        if ask and not prove.FRESH:
            judge_together(room, here, keys, seconds, anew)
            judge_wp_together(room, here, keys, goal_seconds, anew, verbose)
        with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
            for task in concurrent.futures.as_completed([pool.submit(one, room, c, keys[c.name]) for c in here]):
                contract, key, result = task.result()
                name = contract.name
                progress.step(name)
                found[name] = result
                result.key = key
                rows[name] = "\t".join([name, result.verdict, str(result.checked), f"{result.seconds:.1f}", result.why, key])
                if verbose and result.verdict != "open":
                    progress.say(f"{name}: {result.verdict}, {result.checked} properties ({result.seconds:.1f} s)")
    progress.end()
    for contract in wanted:
        found.setdefault(contract.name, Result("open", 0, 0, "not tried"))
    os.makedirs(os.path.dirname(RESULTS), exist_ok=True)
    with open(RESULTS, "w", encoding="utf-8") as file:
        file.writelines(rows[name] + "\n" for name in sorted(rows) if name in book.contracts)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("functions", nargs="*", help="functions or files of proofs/contracts/ (default: all)")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=int, default=60, help="processor seconds for Eva on one function")
    parser.add_argument("--goal-timeout", type=int, default=10, help="and for WP on one goal")
    parser.add_argument("--part", help="K/N: ask anew about the Kth part of N of the slow ones that are recorded, not about today's")
    parser.add_argument("--fresh", action="store_true", help="ask again what is known")
    parser.add_argument("--verbose", action="store_true", help="name each function, and Eva's alarms where WP takes over")
    parser.add_argument("--read", action="store_true", help="asks nothing: is the text, with all contracts, a C program?")
    arguments = parser.parse_args()
    if arguments.read:
        return "".join(refused(prove.Book())) or 0
    prove.keep()
    prove.FRESH, prove.PART = arguments.fresh, arguments.part
    book = prove.Book()
    wanted = prove.chosen(book, arguments.functions)
    found = judge_all(book, wanted, arguments.jobs, arguments.timeout, arguments.goal_timeout, True, arguments.verbose)
    alone = book.cbmc_alone()
    for contract in wanted:
        result = found[contract.name]
        if result.verdict == "open" and contract.name not in alone:
            print(f"{contract.path}: {contract.name}: not judged by Frama-C ({result.seconds:.1f} s): {result.why}")
        elif result.verdict != "open" and contract.name in alone:
            print(f"docs/assumptions.md: {contract.name} is judged by {result.verdict}, and need not stand there")
    count = {word: sum(r.verdict == word for r in found.values()) for word in ("Eva", "WP", "open")}
    named = sum(found[c.name].verdict == "open" and c.name in alone for c in wanted)
    print(f"{count['Eva'] + count['WP']} of {len(wanted)} functions without run-time errors by Frama-C ({count['Eva']} by Eva, "
          f"{count['WP']} by WP); CBMC's alone by docs/assumptions.md: {named} "
          f"({prove.by_record(r for r in found.values() if r.verdict != 'open')})")
    return count["open"] != named


if __name__ == "__main__":
    sys.exit(main())
