#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""How deep can the C stack get? stack_depth.py [--limit BYTES] [--bounded FILE] [--check] OBJECT.o...

Reads the objects' call graph (llvm-objdump) and the frame sizes that the compiler noted beside them (-fstack-usage).
A function that calls stack_has_room asks before it goes on, so between two such questions the stack may grow by what
the kernel keeps free for it (STACK_SPARE). Reports the deepest way from one question, or from the entry, to the next,
and each recursion that passes by no question: an endless one would run into the guard page instead of raising
RecursionError. An indirect call may reach every function whose address is taken. FILE (tools/stack_bounded.txt) names recursions that
have a bound of their own.

With --check: exit status 1 if a recursion asks nowhere, or the deepest way exceeds the limit.
"""
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ASK = "stack_has_room"
RETURN_ADDRESS = 8
OBJDUMP = "llvm-objdump-19"
sys.setrecursionlimit(100_000)


class Graph:
    """Functions are (object, name); `frames` their bytes of stack, `calls` what they may go into."""

    def __init__(self):
        self.frames, self.places = {}, {}
        self.calls, self.tails = defaultdict(set), defaultdict(set)  # a tail call gives its frame back first
        self.indirect, self.taken, self.asks = set(), set(), set()
        self.rounds = {}  # a recursive function's name -> how many rounds it makes at most
        self.named = {}  # a global name -> its function

    def read(self, objects):
        references = []
        for path in objects:
            references += self.read_object(path)
        for function, name, way in references:
            target = (function[0], name) if (function[0], name) in self.frames else self.named.get(name)
            if name == ASK:
                self.asks.add(function)
            if target and way:
                (self.calls if way == "call" else self.tails)[function].add(target)
            elif target:
                self.taken.add(target)
        for function, way in self.indirect:
            (self.calls if way == "call" else self.tails)[function] |= self.taken

    def read_object(self, path):
        sizes = {}
        usage = Path(path).with_suffix(".su")
        for line in usage.read_text().splitlines() if usage.exists() else []:
            place, size, _ = line.rsplit("\t", 2)
            file, number, name = place.rsplit(":", 2)
            sizes[name] = (int(size), f"{file}:{number}")
        listing = subprocess.run([OBJDUMP, "-d", "-r", "--no-show-raw-insn", "--no-leading-addr", path],
                                 capture_output=True, text=True, check=True).stdout
        symbols = subprocess.run([OBJDUMP, "-t", path], capture_output=True, text=True, check=True).stdout
        code = set(re.findall(r"^[0-9a-f]+ [gl]\s+F \.text\S*\s+[0-9a-f]+ (?:\.hidden )?(\S+)$", symbols, re.M))
        exported = set(re.findall(r"^[0-9a-f]+ g\s+F \.text\S*\s+[0-9a-f]+ (?:\.hidden )?(\S+)$", symbols, re.M))
        references, function, last = [], None, []
        for line in listing.splitlines():
            if header := re.match(r"<(\S+)>:", line):
                function = (path, header[1])
                size, place = sizes.get(header[1], (0, path))
                self.frames[function] = size + RETURN_ADDRESS
                self.places[function] = place
                if header[1] in exported or header[1] not in code:
                    self.named.setdefault(header[1], function)
            elif relocation := re.search(r"R_X86_64_\w+\t(\S+?)(?:[+-]0x[0-9a-f]+)?$", line):
                name = relocation[1].removeprefix(".text.")
                if function:
                    references.append((function, name, last and self.way(last[-1])))
            elif function and (text := line.strip()):
                if re.match(r"(call|jmp)q?\s+\*", text) and not self.is_switch(text, last):
                    self.indirect.add((function, self.way(text)))
                last = last[-3:] + [text]
        # Tables of functions in data.
        for name in re.findall(r"R_X86_64_64\s+(?:\.text\.)?(\S+?)(?:[+-]0x[0-9a-f]+)?$",
                               subprocess.run([OBJDUMP, "-r", path], capture_output=True, text=True).stdout, re.M):
            references.append(((path, ""), name, None))
        return references

    @staticmethod
    def way(instruction):
        return {"call": "call", "callq": "call", "jmp": "tail", "jmpq": "tail"}.get(instruction.split()[0])

    @staticmethod
    def is_switch(text, last):
        """A jump through the compiler's own table adds the table's address to what it read there."""
        register = re.match(r"jmpq?\s+\*(%\w+)$", text)
        return bool(register and any(re.match(rf"addq\s+%\w+, {register[1]}$", line) for line in last))

    def name(self, function):
        return f"{self.places[function]}: {function[1]}"

    def parts(self):
        """The strongly connected parts of the graph without the functions that ask, callees before their callers."""
        index, low, stack, on_stack, parts = {}, {}, [], set(), []

        def connect(function):
            index[function] = low[function] = len(index)
            stack.append(function)
            on_stack.add(function)
            for target in self.calls[function] | self.tails[function]:
                if target in self.asks:
                    continue
                if target not in index:
                    connect(target)
                    low[function] = min(low[function], low[target])
                elif target in on_stack:
                    low[function] = min(low[function], index[target])
            if low[function] == index[function]:
                part = []
                while not part or part[-1] != function:
                    part.append(stack.pop())
                    on_stack.discard(part[-1])
                parts.append(part)

        for function in sorted(self.frames):
            if function not in index and function not in self.asks:
                connect(function)
        return parts

    def recursion(self, part):
        """A shortest way round in a part that makes at least one call that keeps its frame, or None: a loop of tail calls."""
        inside = set(part)
        for start in sorted(part, key=lambda function: function[1]):
            for first in sorted(self.calls[start] & inside):
                before, queue = {first: None}, [first]
                for function in queue:
                    if function == start:
                        way = [start]
                        while before[way[-1]] is not None:
                            way.append(before[way[-1]])
                        return [start] + way[::-1]
                    for target in sorted((self.calls[function] | self.tails[function]) & inside):
                        if target not in before:
                            before[target] = function
                            queue.append(target)
        return None

    def deepest(self, parts):
        """The longest way that starts at an asking function or at any other, and ends before or in one that asks."""
        depth, follow = {}, {}

        def measure(function, inside):
            best, next_function = self.frames[function], None
            for targets, kept in ((self.calls[function], self.frames[function]), (self.tails[function], 0)):
                for target in sorted(targets - inside):
                    below = kept + (self.frames[target] if target in self.asks else depth[target])
                    if below > best:
                        best, next_function = below, target
            return best, next_function

        for part in parts:  # what is reached inside a part is reached from each of its functions
            measured = [(measure(function, set(part)), function) for function in part]
            (best, next_function), at = max(measured, key=lambda item: (item[0][0], item[1]))
            rounds = [self.rounds[f[1]] for f in part if f[1] in self.rounds]
            if rounds and (len(part) > 1 or part[0] in self.calls[part[0]]):
                best += min(rounds) * sum(self.frames[f] for f in part)
            for function in part:
                depth[function], follow[function] = best, (at, next_function)
        for function in self.asks & self.frames.keys():
            depth[function], next_function = measure(function, {function})
            follow[function] = (function, next_function)
        if not depth:
            return 0, []
        start = max(depth, key=lambda function: (depth[function], function))
        way, at = [], start
        while at is not None:
            at, next_function = follow[at]
            way.append(at)
            at = next_function
            if at in self.asks:
                way.append(at)
                break
        return depth[start], way

def main():
    arguments, limit, strict, graph = sys.argv[1:], None, False, Graph()
    while arguments and arguments[0].startswith("--"):
        option = arguments.pop(0)
        if option == "--limit":
            limit = int(arguments.pop(0))
        elif option == "--check":
            strict = True
        elif option == "--bounded":
            for line in open(arguments.pop(0)):
                if line.strip() and not line.startswith("#"):
                    name, rounds, _ = line.split(maxsplit=2)
                    graph.rounds[name] = int(rounds)
        else:
            sys.exit(__doc__)
    graph.read(arguments)
    parts = graph.parts()
    recursions = [way for part in parts if (way := graph.recursion(part)) and not any(f[1] in graph.rounds for f in part)]
    for way in sorted(recursions, key=lambda way: (len(way), way)):
        print(f"{graph.places[way[0]]}: recursion: {' -> '.join(f[1] for f in way)}: let one of them call {ASK} first")
    bytes_most, way = graph.deepest(parts)
    print(f"deepest: {bytes_most} bytes" + (f" of {limit}" if limit else ""))
    for function in way:
        rounds = graph.rounds.get(function[1])
        print(f"{graph.frames[function]:7d}  {graph.name(function)}" + ("  (asks)" if function in graph.asks else "") +
              (f"  (up to {rounds} times)" if rounds else ""))
    print(f"{len(graph.frames)} functions, {len(graph.asks)} ask, {len(graph.indirect)} call indirectly, "
          f"{len(recursions)} recursions ask nowhere")
    return 1 if strict and (recursions or limit and bytes_most > limit) else 0


if __name__ == "__main__":
    sys.exit(main())
