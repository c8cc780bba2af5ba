#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""How deep can the C stack get? stack_depth.py [--limit BYTES] [--check] OBJECT.o...

Reads the objects' call graph (llvm-objdump) and the frame sizes that the compiler noted beside them (-fstack-usage).
A function that calls stack_has_room asks before it goes on, so between two such questions the stack may grow by what
the kernel keeps free for it (STACK_SPARE). Reports the deepest way from one question, or from the entry, to the next,
and each recursion that passes by no question: an endless one would run into the guard page instead of raising
RecursionError. An indirect call may reach every function whose address is taken.

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
        self.frames, self.calls, self.places = {}, defaultdict(set), {}
        self.indirect, self.taken, self.asks = set(), set(), set()
        self.named = {}  # a global name -> its function

    def read(self, objects):
        references = []
        for path in objects:
            references += self.read_object(path)
        for function, name, is_call in references:
            target = (function[0], name) if (function[0], name) in self.frames else self.named.get(name)
            if name == ASK:
                self.asks.add(function)
            if target and is_call:
                self.calls[function].add(target)
            elif target:
                self.taken.add(target)
        for function in self.indirect:
            self.calls[function] |= self.taken

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
                    references.append((function, name, last[-1:] and last[-1].split()[0] in ("callq", "jmp", "call")))
            elif function and (text := line.strip()):
                if re.match(r"(call|jmp)q?\s+\*", text) and not self.is_switch(text, last):
                    self.indirect.add(function)
                last = last[-3:] + [text]
        # Tables of functions in data.
        for name in re.findall(r"R_X86_64_64\s+(?:\.text\.)?(\S+?)(?:[+-]0x[0-9a-f]+)?$",
                               subprocess.run([OBJDUMP, "-r", path], capture_output=True, text=True).stdout, re.M):
            references.append(((path, ""), name, False))
        return references

    @staticmethod
    def is_switch(text, last):
        """A jump through the compiler's own table adds the table's address to what it read there."""
        register = re.match(r"jmpq?\s+\*(%\w+)$", text)
        return bool(register and any(re.match(rf"addq\s+%\w+, {register[1]}$", line) for line in last))

    def name(self, function):
        return f"{self.places[function]}: {function[1]}"

    def unasked_recursions(self):
        """Cycles without a question: strongly connected parts of the graph without the functions that ask."""
        index, low, stack, on_stack, parts = {}, {}, [], set(), []
        def connect(function):
            index[function] = low[function] = len(index)
            stack.append(function)
            on_stack.add(function)
            for target in self.calls[function]:
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
                if len(part) > 1 or function in self.calls[function]:
                    parts.append(part)
        for function in list(self.frames):
            if function not in index and function not in self.asks:
                connect(function)
        return parts

    def cycle(self, part):
        """One way round in a recursive part."""
        inside, path = set(part), [min(part, key=lambda function: function[1])]
        seen = {}
        while path[-1] not in seen:
            seen[path[-1]] = len(path) - 1
            path.append(min((t for t in self.calls[path[-1]] if t in inside), key=lambda function: function[1]))
        return path[seen[path[-1]]:]

    def deepest(self):
        """The longest way that starts at an asking function or at any other, and ends before or in one that asks."""
        depth, follow, open_calls = {}, {}, set()
        def measure(function):
            if function in depth:
                return depth[function]
            open_calls.add(function)
            best, next_function = 0, None
            for target in self.calls[function]:
                if target in open_calls:
                    continue  # a recursion, reported as such
                below = self.frames[target] if target in self.asks else measure(target)
                if below > best:
                    best, next_function = below, target
            open_calls.discard(function)
            depth[function], follow[function] = self.frames[function] + best, next_function
            return depth[function]
        if not self.frames:
            return 0, []
        start = max(self.frames, key=lambda function: (measure(function), function))
        way, at = [start], follow[start]
        while at is not None:
            way.append(at)
            at = None if at in self.asks else follow[at]
        return depth[start], way


def main():
    arguments, limit, strict = sys.argv[1:], None, False
    while arguments and arguments[0].startswith("--"):
        option = arguments.pop(0)
        if option == "--limit":
            limit = int(arguments.pop(0))
        elif option == "--check":
            strict = True
        else:
            sys.exit(__doc__)
    graph = Graph()
    graph.read(arguments)
    recursions = graph.unasked_recursions()
    for part in sorted(recursions, key=len):
        way = graph.cycle(part)
        print(f"{graph.places[way[0]]}: recursion: {' -> '.join(f[1] for f in way)}: let one of them call {ASK} first")
    bytes_most, way = graph.deepest()
    print(f"deepest: {bytes_most} bytes" + (f" of {limit}" if limit else ""))
    for function in way:
        print(f"{graph.frames[function]:7d}  {graph.name(function)}" + ("  (asks)" if function in graph.asks else ""))
    print(f"{len(graph.frames)} functions, {len(graph.asks)} ask, {len(graph.indirect)} call indirectly, "
          f"{len(recursions)} recursions ask nowhere")
    return 1 if strict and (recursions or limit and bytes_most > limit) else 0


if __name__ == "__main__":
    sys.exit(main())
