#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Judges the run-time errors of the kernel's functions with Frama-C: framac.py [--help]. proofs/framac_model.h tells what
the heap is there.

A function is entered with every argument and every state that its contract (proofs/contracts/) allows. Eva analyses it
with all that it calls, as it stands in kernel/: no alarm may be left, and its end must be reached. Where Eva cannot
relate variables, WP takes over: calls are inlined, or stand as the ACSL contracts of proofs/framac_acsl.txt, which are
proved by WP too and whose loop invariants are put in front of the loops. Results are kept under build/proofs/cache by a
hash of all that they depend on, and listed in build/proofs/results/framac.tsv (function, Eva | WP | open, properties,
seconds, reason, hash of the inputs).
"""
import argparse
import hashlib
import os
import re
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import kernel_text  # noqa: E402
import prove  # noqa: E402

TOOL = "build/proofs/frama-c"
RESULTS = "build/proofs/results/framac.tsv"
PARSE = ["-machdep", "gcc_x86_64", "-c11", "-kernel-warn-key", "CERT:EXP:46=inactive"]
COMMON = ["-warn-special-float", "none"]
EVA = [*COMMON, "-eva", "-eva-precision", "2", "-eva-domains", "equality,symbolic-locations,bitwise,octagon",
       "-eva-no-show-progress"]
WP = [*COMMON, "-wp", "-wp-rte", "-wp-prover", "alt-ergo,cvc4-strings-ce", "-wp-warn-key", "pedantic-assigns=inactive"]
# Rooms: what is read together, in this order; proofs/framac_NAME.h gives its state.
ROOMS = {"heap": ["region", "block", "collector", "window", "control"], "door": ["door", "fault"], "io": ["io"]}
CONTRACTS = {"value": "heap", "heap": "heap", "region": "heap", "block": "heap", "collector": "heap", "window": "heap",
             "control": "heap", "dispatch": "heap", "door": "door", "fault": "door", "io": "io"}
ROOMS = {room: names for room, names in ROOMS.items() if os.path.exists(f"proofs/framac_{room}.h")}
EXPECTED = re.compile(r"during initialization of variable")


class Acsl:
    """proofs/framac_acsl.txt: a function's name at column 0, then its clauses; `loop N:` begins the Nth loop's."""

    def __init__(self):
        self.contracts, self.loops, name, where = {}, {}, None, None
        for line in open("proofs/framac_acsl.txt", encoding="utf-8"):
            if not line.strip() or line.startswith("#"):
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


def entries(contract, wp):
    """A function that makes what the contract allows, and the call. WP takes arguments and state as arbitrary anyway."""
    void = contract.type.endswith("void")
    call = f"{contract.name}({contract.arguments});" if void else f"RESULT = {contract.name}({contract.arguments});"
    body = re.sub(r"\bCALL;", lambda _: call, contract.body)
    result = "" if void else f"    {contract.type} RESULT;\n"
    if wp:
        body = body[:body.index(call) + len(call)] + "\n" if call in body else body
        body += "    }\n" * (body.count("{") - body.count("}"))
        return f"void wp_{contract.name}({', '.join(contract.parameters) or 'void'}) {{\n{result}{body}}}\n"
    arguments = "".join(any_of(p) for p in contract.parameters)
    return (f"void eva_{contract.name}(void) {{\n    any_state_();\n{arguments}{result}{body}"
            f"    Frama_C_show_each_end();\n}}\n")


class Room:
    """Some files of the kernel as Frama-C reads them, once for Eva, once for WP."""

    def __init__(self, book, room, acsl):
        self.book, self.room, self.acsl = book, room, acsl
        self.model = open(f"proofs/framac_{room}.h", encoding="utf-8").read()
        self.replaced = dict(re.findall(r"^// replaces (\w+): (.*)", self.model, re.M))
        self.contracts = [c for c in book.contracts.values()
                          if CONTRACTS.get(os.path.basename(c.path)[:-2]) == room and c.name not in book.assumed]
        self.work, self.text = {}, {}

    def program(self, wp):
        out = ['#define FRAMA_C\n#include "proofs/framac_model.h"\n#include "proofs/facts.h"\n']
        out.append('#include "proofs/framac_before.h"\n')
        out += [f'#include "kernel/{name}.c"\n' for name in ROOMS[self.room]]
        out.append(f'#include "proofs/framac_{self.room}.h"\n')
        for path, (before, _) in self.book.preambles.items():
            if CONTRACTS.get(os.path.basename(path)[:-2]) == self.room:
                out.append(re.sub(r"^struct Statics_ \{\n.*?^\};\n", "", before, flags=re.M | re.S))
                out += [entries(c, wp) for c in self.contracts if c.path == path and c.name not in self.replaced]
        return "".join(out)

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
                elif wp and name in self.acsl.contracts:
                    new = self.acsl.annotate(name, old)
                if new:
                    lines[place.line - 1:place.last] = [new] + ["\n"] * (place.length - 1) \
                        if name in self.replaced else [new] + [""] * (place.length - 1)
            with open(f"{folder}/{path}", "w", encoding="utf-8") as file:
                file.write("".join(lines))
        with open(f"{folder}/{self.room}.c", "w", encoding="utf-8") as file:
            file.write(self.program(wp))
        done = subprocess.run(["clang-19", "-E", "-C", "-DCBMC", *(["-DWP"] if wp else []), "-std=c17", "-ffreestanding", "-I", folder, "-I.", "-w",
                               "-x", "c", f"{folder}/{self.room}.c"], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(done.stderr)
        text = re.sub(r"^#pragma.*", "", done.stdout.replace(folder + "/", ""), flags=re.M)
        subprocess.run(["rm", "-rf", folder], check=True)
        return re.sub(r"ACSL_BEGIN_(.*?)ACSL_END_", lambda m: "/*@" + re.sub(r"\b(\d+)U?L?L?\b", r"\1", m.group(1)) + "*/",
                      text, flags=re.S)

    def parsed(self, wp):
        """Has Frama-C read the text once, for all runs: the folder of what it keeps."""
        if wp in self.work:
            return self.work[wp]
        text = self.preprocess(wp)
        here = [f"kernel/{name}.c" for name in ROOMS[self.room]]
        present = [name for name, place in self.book.functions.items()
                   if name not in self.acsl.contracts and name not in self.replaced and re.search(rf"\b{name}\(", text) and
                   (place.path.endswith(".h") or place.path in here)]
        options = [*PARSE, "-inline-calls", ",".join(present) if wp else "@inline"]
        key = hashlib.sha256((text + repr(options)).encode()).hexdigest()
        self.text[wp], work = text, f"{self.room}.{key[:16]}"
        folder = f"{TOOL}/root/runs/{work}"
        if not os.path.exists(f"{folder}/kept"):
            os.makedirs(folder, exist_ok=True)
            with open(f"{folder}/{self.room}.i", "w", encoding="utf-8") as file:
                file.write(text)
            done = subprocess.run([TOOL + "/frama-c", work, *options, f"{self.room}.i", "-save", "kept"],
                                  capture_output=True, text=True)
            if done.returncode != 0 or "Warning" in done.stdout:
                sys.exit(f"error: Frama-C does not understand the kernel's text:\n{done.stdout}{done.stderr}")
        self.work[wp] = work
        return work


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


def kept(work, options, ask):
    """What ask() gives, a list of strings, kept by the text that it is about."""
    path = prove.kept(work + repr(options))
    if os.path.exists(path):
        return open(path, encoding="utf-8").read().split("\n")
    lines = [line.replace("\n", " ") for line in ask()]
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))
    return lines


def eva(work, name, seconds):
    """[number of properties, alarm ...]"""
    options = [*EVA, "-main", "eva_" + name]

    def ask():
        text, failed = call(work, seconds, options)
        if failed:
            return ["0", failed]
        alarms = [" ".join(line.split()) for line in re.findall(r"^\[[\w:]+\] (.*Warning:.*(?:\n  .*)*)", text, re.M)]
        alarms = [line.replace("Warning: ", "") for line in alarms if not EXPECTED.search(line)]
        if "Frama_C_show_each_end" not in text and name not in prove.ENDS and "_Noreturn" not in name:
            alarms.append("its end is never reached")
        checked = sum(int(n) for n in re.findall(r"(\d+) total", text))
        return [str(checked), *alarms]
    return kept(work, options, ask)


def wp(work, name, has_contract, seconds):
    """[number of goals, goal that is not proved ...]"""
    names = f"{name},wp_{name}" if has_contract else f"wp_{name}"
    options = [*WP, "-wp-timeout", str(seconds), "-wp-fct", names]

    def ask():
        text, failed = call(work, 30 * seconds, options)
        found = re.search(r"Proved goals:\s+(\d+) / (\d+)", text)
        if not found:
            if "No goal generated" in text or "No proof obligations" in text:
                return ["0"]
            return ["0", failed or "WP says nothing: " + text[-200:]]
        open_goals = [goal.removeprefix("typed_") for goal in re.findall(r"^\[wp\] \[Failed\] Goal (\w+)", text, re.M)]
        if found.group(1) != found.group(2) and not open_goals:
            open_goals = ["not all goals are proved"]
        return [found.group(2), *open_goals]
    return kept(work, options, ask)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("functions", nargs="*", help="functions or files of proofs/contracts/ (default: all)")
    parser.add_argument("--timeout", type=int, default=60, help="processor seconds for Eva on one function")
    parser.add_argument("--goal-timeout", type=int, default=10, help="and for WP on one goal")
    parser.add_argument("--no-wp", action="store_true", help="Eva alone")
    parser.add_argument("--verbose", action="store_true", help="name each function, and Eva's alarms where WP takes over")
    arguments = parser.parse_args()
    os.makedirs(prove.KEPT, exist_ok=True)
    os.makedirs(os.path.dirname(RESULTS), exist_ok=True)
    book, acsl, rows, count = prove.Book(), Acsl(), {}, {"Eva": 0, "WP": 0, "open": 0}
    if os.path.exists(RESULTS):
        rows = {line.split("\t")[0]: line for line in open(RESULTS, encoding="utf-8").read().splitlines()}
    rows = {name: row for name, row in rows.items() if name in book.contracts}
    for name in book.contracts:
        rows.setdefault(name, f"{name}\topen\t0\t0.0\tnot tried\t")
    for room_name in ROOMS:
        room = Room(book, room_name, acsl)
        for contract in room.contracts:
            name = contract.name
            if arguments.functions and name not in arguments.functions and \
                    os.path.basename(contract.path)[:-2] not in arguments.functions:
                continue
            start = time.monotonic()
            if name in room.replaced:
                verdict, checked, why = "open", "0", [room.replaced[name]]
            else:
                why, verdict = [""], "open"
                if name not in acsl.contracts or arguments.no_wp:  # there is an ACSL contract because Eva was not enough
                    checked, *why = eva(room.parsed(False), name, arguments.timeout)
                    verdict = "open" if why else "Eva"
                    if why and arguments.verbose:
                        print(f"{name}: Eva: " + "\n    ".join(why))
                if why and not arguments.no_wp:
                    checked, *why = wp(room.parsed(True), name, name in acsl.contracts, arguments.goal_timeout)
                    verdict = "open" if why else "WP"
            count[verdict] += 1
            seconds = time.monotonic() - start
            rows[name] = f"{name}\t{verdict}\t{checked}\t{seconds:.1f}\t{'; '.join(why)[:300]}\t{kernel_text.stamp(book, contract)}"
            if verdict == "open":
                print(f"{contract.path}: {name}: not judged by Frama-C ({seconds:.1f} s): " + "; ".join(why)[:300], flush=True)
            elif arguments.verbose:
                print(f"{name}: {verdict}, {checked} properties ({seconds:.1f} s)", flush=True)
            with open(RESULTS, "w", encoding="utf-8") as file:
                file.writelines(row + "\n" for row in rows.values())
    total = sum(count.values())
    if not arguments.functions:
        total = len([name for name in book.functions if name not in book.assumed])
    print(f"framac: {count['Eva'] + count['WP']} of {total} functions without run-time errors "
          f"({count['Eva']} by Eva, {count['WP']} by WP)")
    return count["Eva"] + count["WP"] != total


if __name__ == "__main__":
    sys.exit(main())
