#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""How deep can the C stack get? stack_depth.py [--limit BYTES] [--bounded FILE] [--check] IMAGE

Reads a linked image, with all that the linker inlined: the call graph from its instructions (llvm-objdump), the frame
sizes that the compiler noted in it (-fstack-size-section). Past a call of stack_has_room the stack may grow by what the
kernel keeps free for it (STACK_SPARE) until the next one. Reports the deepest way from one question, or from any
function, to the next, and each recursion that can pass by no question: an endless one would run into the guard page
instead of raising RecursionError. An indirect call may reach every function whose address is taken. FILE
(tools/stack_bounded.txt) names recursions that have a bound of their own.

With --check: exit status 1 if a recursion asks nowhere, or the deepest way exceeds the limit.
"""
import re
import struct
import subprocess
import sys
from collections import defaultdict, namedtuple

ASK = "stack_has_room"
RETURN_ADDRESS = 8
OBJDUMP = "llvm-objdump-19"
SHT_SYMTAB, SHT_RELA, R_X86_64_RELATIVE, STT_FUNC, STT_FILE = 2, 4, 8, 2, 4
sys.setrecursionlimit(100_000)
Section = namedtuple("Section", "name kind data link")
Instruction = namedtuple("Instruction", "name operands target")


class Image:
    """What an ELF file says of its functions: `names` and `files` by address, `frames` in bytes, `taken` addresses."""

    def __init__(self, path):
        self.path, data = path, open(path, "rb").read()
        offset, = struct.unpack_from("<Q", data, 40)
        size, count, names = struct.unpack_from("<HHH", data, 58)
        headers = [struct.unpack_from("<IIQQQQIIQQ", data, offset + i * size) for i in range(count)]
        strings = data[headers[names][4]:][:headers[names][5]]
        self.sections = [Section(self.text(strings, h[0]), h[1], data[h[4]:h[4] + h[5]] if h[1] != 8 else b"", h[6])
                         for h in headers]
        self.names, self.files, self.labels = {}, {}, {}
        self.read_symbols()
        self.frames = dict(self.stack_sizes())
        self.taken = {addend for section in self.sections if section.kind == SHT_RELA
                      for _, info, addend in struct.iter_unpack("<QQq", section.data) if info == R_X86_64_RELATIVE}

    @staticmethod
    def text(strings, at):
        return strings[at:strings.index(b"\0", at)].decode()

    def read_symbols(self):
        for section in (s for s in self.sections if s.kind == SHT_SYMTAB):
            strings, file = self.sections[section.link].data, ""
            for name, info, _, where, value, _ in struct.iter_unpack("<IBBHQQ", section.data):
                name = re.sub(r"\.llvm\.\d+$", "", self.text(strings, name))  # a static function that ThinLTO shares
                if info & 15 == STT_FILE:
                    file = name
                elif info & 15 == STT_FUNC and where:
                    self.names[value], self.files[value] = name, file if info >> 4 == 0 else ""
                elif where:
                    self.labels[value] = name

    def stack_sizes(self):
        """Addresses and ULEB128 numbers."""
        for section in (s for s in self.sections if s.name == ".stack_sizes"):
            at = 0
            while at < len(section.data):
                address, = struct.unpack_from("<Q", section.data, at)
                at, size, shift = at + 8, 0, 0
                while True:
                    byte, at = section.data[at], at + 1
                    size, shift = size | (byte & 127) << shift, shift + 7
                    if byte < 128:
                        break
                yield address, size

    def instructions(self):
        """For each function its address and its instructions by address, in order."""
        function, code = None, {}
        listing = subprocess.Popen([OBJDUMP, "-d", "--no-show-raw-insn", self.path], stdout=subprocess.PIPE, text=True)
        for line in listing.stdout:
            if header := re.match(r"([0-9a-f]+) <.*>:$", line):
                if int(header[1], 16) in self.names:
                    if function is not None:
                        yield function, code
                    function, code = int(header[1], 16), {}
            elif function is not None and (found := re.match(r"\s*([0-9a-f]+):\s+(\S+)\s*(.*)", line)):
                target = re.search(r"# 0x([0-9a-f]+) <|^0x([0-9a-f]+) <", found[3])
                code[int(found[1], 16)] = Instruction(found[2], found[3], target and int(target[1] or target[2], 16))
        if function is not None:
            yield function, code


class Graph:
    """Functions are addresses; `frames` their bytes of stack. `calls` and `tails` (which give the frame back first) are
    what they may go into before they have asked, `after` the same past a question."""

    def __init__(self, image, rounds):
        self.image, self.frames = image, {}
        self.calls, self.tails, self.after = defaultdict(set), defaultdict(set), {}
        self.indirect, self.taken = [], image.taken
        self.rounds = {a: rounds[name] for a, name in image.names.items() if name in rounds}
        for function, code in image.instructions():
            self.frames[function] = image.frames.get(function, 0) + RETURN_ADDRESS
            self.read(function, code)
        self.taken &= self.frames.keys()
        for ways in self.indirect:
            ways |= self.taken

    def read(self, function, code):
        order, asks = list(code), {a for a in code if self.name_of(code[a].target) == ASK and self.is_call(code[a])}
        self.taken |= {i.target for i in code.values() if i.name.startswith("lea") and i.target in self.image.names}
        before = self.reached(code, order, asks)
        if asks:
            self.after[function] = (set(), set())
        for place, address in enumerate(order):
            instruction = code[address]
            if not (kind := self.way(instruction, code, order, place)):
                continue
            called, tail = (self.calls[function], self.tails[function]) if address in before else self.after[function]
            ways = called if kind == "call" else tail
            if instruction.operands.startswith("*"):
                self.indirect.append(ways)
            elif instruction.target in self.image.names and self.name_of(instruction.target) != ASK:
                ways.add(instruction.target)

    def name_of(self, address):
        return self.image.names.get(address) or self.image.labels.get(address)

    @staticmethod
    def is_call(instruction):
        return instruction.name in ("call", "callq")

    def way(self, instruction, code, order, place):
        """"call", "tail", or None for what stays in the function."""
        if self.is_call(instruction):
            return "call"
        if instruction.name.startswith("j") and instruction.target not in code:
            return None if self.is_switch(instruction, [code[a] for a in order[max(0, place - 4):place]]) else "tail"
        return None

    @staticmethod
    def is_switch(instruction, last):
        """A jump through the compiler's own table adds the table's address to what it read there."""
        register = re.match(r"\*(%\w+)$", instruction.operands)
        return bool(register and any(i.name == "addq" and i.operands.endswith(f", {register[1]}") for i in last))

    def reached(self, code, order, asks):
        """The instructions that can be reached without a question."""
        if not asks:
            return code.keys()
        following, places = dict(zip(order, order[1:])), {address: place for place, address in enumerate(order)}
        seen, queue = set(), [order[0]]
        while queue:
            address = queue.pop()
            if address in seen or address in asks or address not in code:
                continue
            seen.add(address)
            instruction = code[address]
            if instruction.name.startswith("j"):
                if instruction.operands.startswith("*") and not self.way(instruction, code, order, places[address]):
                    queue += order  # who knows where a jump table leads
                queue.append(instruction.target)
            if not re.match(r"jmp|ret|ud2", instruction.name) and address in following:
                queue.append(following[address])
        return seen

    def name(self, function):
        """Of a static function with its file: others may have the same."""
        file = self.image.files[function]
        return (f"{file}: " if file else "") + self.image.names[function]

    def parts(self, without=()):
        """The strongly connected parts of the graph of what is done before a question, callees before their callers;
        without the functions that are given."""
        without = set(without)
        index, low, stack, on_stack, parts = {}, {}, [], set(), []

        def connect(function):
            index[function] = low[function] = len(index)
            stack.append(function)
            on_stack.add(function)
            for target in (self.calls[function] | self.tails[function]) - without:
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
            if function not in index and function not in without:
                connect(function)
        return parts

    def recursion(self, part):
        """A shortest way round in a part that makes at least one call that keeps its frame, or None: a loop of tail calls."""
        inside = set(part)
        for start in sorted(part, key=self.name):
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
        """The longest way that starts past a question or at any function, and ends with the next question."""
        depth, follow = {}, {}

        def measure(function, calls, tails, inside=frozenset()):
            best, next_function = self.frames[function], None
            for targets, kept in ((calls, self.frames[function]), (tails, 0)):
                for target in sorted(targets - inside):
                    if kept + depth[target] > best:
                        best, next_function = kept + depth[target], target
            return best, next_function

        for part in parts:  # what is reached inside a part is reached from each of its functions
            measured = [(measure(f, self.calls[f], self.tails[f], set(part)), f) for f in part]
            (best, next_function), at = max(measured, key=lambda item: (item[0][0], item[1]))
            rounds = [self.rounds[f] for f in part if f in self.rounds]
            if rounds and (len(part) > 1 or part[0] in self.calls[part[0]]):
                best += min(rounds) * sum(self.frames[f] for f in part)
            for function in part:
                depth[function], follow[function] = best, (at, next_function)
        starts = [(depth[f], f, follow[f][1]) for f in depth]
        for function, after in self.after.items():
            best, next_function = measure(function, *after)
            starts.append((best, function, next_function))
        if not starts:
            return 0, []
        best, start, at = max(starts, key=lambda start: start[:2])
        way = [start]
        while at is not None:
            at, next_function = follow[at]
            way.append(at)
            at = next_function
        return best, way


def read_rounds(path):
    """A recursive function's name -> how many rounds it makes at most."""
    lines = [line.split(maxsplit=2) for line in open(path) if line.strip() and not line.startswith("#")]
    return {name: int(number) for name, number, _ in lines}


def main():
    arguments, limit, strict, rounds = sys.argv[1:], None, False, {}
    while arguments and arguments[0].startswith("--"):
        option = arguments.pop(0)
        if option == "--limit":
            limit = int(arguments.pop(0))
        elif option == "--check":
            strict = True
        elif option == "--bounded":
            rounds = read_rounds(arguments.pop(0))
        else:
            sys.exit(__doc__)
    if len(arguments) != 1:
        sys.exit(__doc__)
    graph = Graph(Image(arguments[0]), rounds)
    recursions = [way for part in graph.parts(without=graph.rounds) if (way := graph.recursion(part))]
    for way in sorted(recursions, key=lambda way: (len(way), graph.name(way[0]))):
        names = " -> ".join([graph.name(way[0])] + [graph.image.names[f] for f in way[1:]])
        print(f"recursion: {names}: let one of them call {ASK} first")
    bytes_most, way = graph.deepest(graph.parts())
    print(f"deepest: {bytes_most} bytes" + (f" of {limit}" if limit else ""))
    for function in way:
        rounds = graph.rounds.get(function)
        print(f"{graph.frames[function]:7d}  {graph.name(function)}" + ("  (asks)" if function in graph.after else "") +
              (f"  (up to {rounds} times)" if rounds else ""))
    print(f"{len(graph.frames)} functions, {len(graph.after)} ask, {len(graph.indirect)} calls are indirect, "
          f"{len(recursions)} recursions ask nowhere")
    return 1 if strict and (recursions or limit and bytes_most > limit) else 0


if __name__ == "__main__":
    sys.exit(main())
