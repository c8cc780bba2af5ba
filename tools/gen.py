# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Collects what the sources declare into tables that contain no addresses.

Usage: gen.py OUTDIR SOURCE...

Scans the C sources and headers of python/ and enclave/ for

    TYPE(ident, "python name", base, field_count, "doc")      a built-in class; enum TypeIndex T_<ident>
    METHOD(type, name, "($self, a, /, b, *, c)", "doc")       Value type__name(Args)
    CLASSMETHOD(type, name, "($type, ...)", "doc")            the same, gets the class
    STATICMETHOD(type, name, "(...)", "doc")                  the same, gets neither (__new__ gets the class by hand)
    GETTER(type, name, "doc") / SETTER(type, name)            Value type_get_name(Args) / type_set_name(Args): getset
    MEMBER(type, name, "doc") / SETTER(type, name)            the same, shown as the member descriptor that it is in CPython
    FUNCTION(module, name, "($module, ...)", "doc")           Value module__name(Args)
    MODULE(name, "doc")                                       Value name__init_module(Args): args 0 is the module
    NAME(identifier), NAME_INDEX(identifier)                  an interned string, enum NameIndex N_identifier

and writes into OUTDIR

    natives.c            the tables, and the switch that calls a native by its number
    uses/PATH.h          for each source, the numbers of what it and the headers name, and prototypes of its natives: what
                         every compilation of that source includes first
    all.h                the same for everything
    native_modules.txt   the native modules' names

Names and types are numbered by a hash of their name, so that a new one leaves (nearly) all others where they are: only
sources whose header changes are compiled again. A signature that starts with "!" is
used to bind arguments, and not shown as __text_signature__ (functions whose signature CPython does not show either);
with "*" before that a function gets the arguments of its *args one by one, behind the named ones, instead of a tuple;
with "!!" a wrong number of arguments is worded as CPython's older functions do, "f() takes at least 1 argument (0 given)".
"""
import re
import sys
import zlib
from pathlib import Path

STRING = r'((?:"(?:[^"\\\n]|\\.)*"\s*)+)'
IDENT = r"(\w+)"
PATTERNS = {
    "TYPE": re.compile(rf'^TYPE\(\s*{IDENT},\s*{STRING},\s*{IDENT},\s*(\w+),\s*{STRING}\)', re.M),
    "METHOD": re.compile(rf'^(METHOD|CLASSMETHOD|STATICMETHOD|FUNCTION)\(\s*{IDENT},\s*{IDENT},\s*{STRING},\s*{STRING}\)', re.M),
    "GETTER": re.compile(rf'^(?:GETTER|MEMBER)\(\s*{IDENT},\s*{IDENT},\s*{STRING}\)', re.M),
    "SETTER": re.compile(rf'^SETTER\(\s*{IDENT},\s*{IDENT}\)', re.M),
    "MODULE": re.compile(rf'^MODULE\(\s*{IDENT},\s*{STRING}\)', re.M),
    "NAME": re.compile(r"\bNAME(?:_INDEX)?\((\w+)\)"),
}
ANY = re.compile(r"^(TYPE|METHOD|CLASSMETHOD|STATICMETHOD|FUNCTION|GETTER|MEMBER|SETTER|MODULE)\(", re.M)
KINDS = ["METHOD", "CLASSMETHOD", "STATICMETHOD", "FUNCTION", "GETTER", "SETTER", "MODULE"]


def unquote(literals):
    """The text of adjacent C string literals."""
    out = []
    for piece in re.findall(r'"((?:[^"\\\n]|\\.)*)"', literals):
        out.append(piece.encode().decode("unicode_escape"))
    return "".join(out)


def fail(path, text, position, message):
    line = text.count("\n", 0, position) + 1
    sys.exit(f"{path}:{line}: {message}")


class Parameters:
    """A signature as numbers: names in order, how many may only be positional, how many are required."""

    def __init__(self, signature, where):
        self.raw = signature.startswith("*")
        signature = signature.lstrip("*")
        self.hidden = signature.startswith("!")
        self.takes = signature.startswith("!!")
        self.text = signature.lstrip("!")
        inner = self.text.strip()
        if not (inner.startswith("(") and inner.endswith(")")):
            sys.exit(f"{where}: the signature {signature!r} is not in parentheses")
        self.names, self.positional_only, self.positional, self.required = [], 0, 0, 0
        self.varargs = self.varkw = self.member = False
        self.required_keywords = []
        keyword_only = False
        for part in self.split(inner[1:-1]):
            if part == "/":
                self.positional_only = self.positional = len(self.names)
            elif part == "*":
                keyword_only = True
            elif part.startswith("**"):
                self.varkw = True
            elif part.startswith("*"):
                self.varargs = keyword_only = True
            else:
                name, _, default = part.partition("=")
                name = name.strip().lstrip("$")
                self.names.append(name)
                if not keyword_only:
                    self.positional = len(self.names)
                    if not default:
                        if self.required != len(self.names) - 1:
                            sys.exit(f"{where}: required parameter {name} after an optional one")
                        self.required = len(self.names)
                elif not default:
                    self.required_keywords.append(len(self.names) - 1)
        if self.raw and (self.varkw or not self.varargs):
            sys.exit(f"{where}: \"*\" is for a function with *args and no **kwargs")
        if len(self.names) > 24:
            sys.exit(f"{where}: more than 24 parameters")

    @staticmethod
    def split(text):
        parts, depth, start, quote = [], 0, 0, ""
        for i, c in enumerate(text):
            if quote:
                quote = "" if c == quote else quote
            elif c in "'\"":
                quote = c
            elif c in "([{":
                depth += 1
            elif c in ")]}":
                depth -= 1
            elif c == "," and depth == 0:
                parts.append(text[start:i].strip())
                start = i + 1
        last = text[start:].strip()
        return [p for p in parts + [last] if p]


class Blob:
    """All texts end to end; the tables hold offsets into it."""

    def __init__(self):
        self.data, self.seen = bytearray(2), {"": 0}

    def add(self, text):
        if text not in self.seen:
            self.seen[text] = len(self.data)
            raw = text.encode()
            self.data += len(raw).to_bytes(2, "little") + raw
        return self.seen[text]


def python_name(identifier):
    """and__ stands for and_: an identifier of C that ends in one underscore is the kernel's."""
    return identifier[:-1] if identifier.endswith("__") and not identifier.startswith("__") else identifier


def collect(paths):
    types, natives, modules, names = [], [], [], set()
    for path in paths:
        text = Path(path).read_text()
        if not str(path).endswith(("objects/native.h",)):
            names.update(PATTERNS["NAME"].findall(text))
        if str(path).endswith(".h"):
            continue
        found = set()
        for m in PATTERNS["TYPE"].finditer(text):
            found.add(m.start())
            types.append((m[1], unquote(m[2]), m[3], m[4], unquote(m[5]), path))
        for m in PATTERNS["METHOD"].finditer(text):
            found.add(m.start())
            line = text.count("\n", 0, m.start()) + 1
            natives.append((m[1], m[2], python_name(m[3]), f"{m[2]}__{m[3]}", Parameters(unquote(m[4]), f"{path}:{line}"), unquote(m[5]), path))
        for m in PATTERNS["GETTER"].finditer(text):
            found.add(m.start())
            natives.append(("GETTER", m[1], m[2], f"{m[1]}_get_{m[2]}", Parameters("!($self, /)", path), unquote(m[3]), path))
            natives[-1][4].member = m[0].startswith("MEMBER")
        for m in PATTERNS["SETTER"].finditer(text):
            found.add(m.start())
            natives.append(("SETTER", m[1], m[2], f"{m[1]}_set_{m[2]}", Parameters("!($self, value, /)", path), "", path))
        for m in PATTERNS["MODULE"].finditer(text):
            found.add(m.start())
            modules.append(m[1])
            natives.append(("MODULE", m[1], m[1], f"{m[1]}__init_module", Parameters("!($module, /)", path), unquote(m[2]), path))
        for m in ANY.finditer(text):
            if m.start() not in found:
                fail(path, text, m.start(), f"this {m[1]}(...) is not in the form that tools/gen.py reads")
    return types, natives, modules, names


def order_types(types):
    """Bases before their subclasses, `object` and `type` first, otherwise by name."""
    by_name = {t[0]: t for t in types}
    if len(by_name) != len(types):
        twice = sorted(t[0] for t in types if [u[0] for u in types].count(t[0]) > 1)
        sys.exit(f"types defined twice: {twice}")
    done, out = set(), []

    def visit(name, who):
        if name in done:
            return
        if name not in by_name:
            sys.exit(f"TYPE({who}): unknown base {name}")
        done.add(name)
        if name != "object":
            visit(by_name[name][2], name)
        out.append(by_name[name])

    for first in ("object", "type"):
        if first in by_name:
            visit(first, first)
    for name in sorted(by_name):
        visit(name, name)
    return out


def headers_with(constant, paths):
    """The headers that define the enumerator `constant` (its name, alone before a comma or brace)."""
    defined = re.compile(rf"\b{constant}\b\s*(=[^,}}]*)?,?\s*(//[^\n]*\n\s*)*\}}|\b{constant}\b\s*(=[^,}}]*)?,")
    return [str(p) for p in paths if str(p).endswith(".h") and defined.search(Path(p).read_text())]


BANNER = "// Generated by tools/gen.py; the sources that declare these things are the place to change them.\n"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text() != text:
        path.write_text(text)


def numbered(names):
    """A number for each name, and how many numbers there are: a power of two, a third of it free at least."""
    capacity = 1 << (3 * len(names) // 2).bit_length()
    taken, index = set(), {}
    for name in sorted(names):
        i = zlib.crc32(name.encode()) % capacity
        while i in taken:
            i = (i + 1) % capacity
        taken.add(i)
        index[name] = i
    return index, capacity


def rounded(count):
    """A size for a table that seldom changes."""
    return (count // 1024 + 1) * 1024


class Header:
    """What sources name, as enumerators and prototypes."""

    def __init__(self, names, types, functions, sizes):
        self.names = {f"N_{n}" + "_" * (n[-1:] == "_" != n[-2:-1]): i for n, i in names.items()}
        self.types = {f"T_{n}": i for n, i in types.items()}
        self.functions = {f"F_{f}": i for i, f in enumerate(functions)}
        self.sizes = sizes

    def text(self, words=None, natives=()):
        """For a source of these words that defines these natives; for everything without them."""
        out = BANNER + '#pragma once\n#include "kernel/window.h"\n'
        for kind, prefix, table in (("Name", "N_", self.names), ("Type", "T_", self.types), ("Native", "F_", self.functions)):
            rows = [f"    {k} = {i},\n" for k, i in table.items() if words is None or k in words or (prefix != "F_" and k[2:] in words)]
            out += f"enum {kind}Index {{\n" + "".join(rows) + "};\n" if rows else ""
        for name, size in self.sizes.items():
            if words is None or name.endswith("_CAPACITY") or name in words:
                out += f"enum {{ {name} = {size} }};\n"
        return out + "".join(f"Value {f}(Args args);\n" for f in natives)


def main(outdir, paths):
    types, natives, modules, names = collect(paths)
    types = order_types(types)
    type_index, type_capacity = numbered([t[0] for t in types])
    natives.sort(key=lambda n: (KINDS.index(n[0]), n[1], n[2]))
    functions = [n[3] for n in natives]
    for twice in sorted({f for f in functions if functions.count(f) > 1} if len(set(functions)) != len(functions) else ()):
        sys.exit(f"native function {twice} is declared twice")
    module_index = {m: i for i, m in enumerate(sorted(modules))}
    for n in natives:
        names.update([n[2]], n[4].names)
        owner = module_index if n[0] in ("FUNCTION", "MODULE") else type_index
        if n[1] not in owner:
            sys.exit(f"{n[0]}({n[1]}, {n[2]}): {n[1]} is not declared by TYPE or MODULE")
    name_index, name_capacity = numbered(names)
    parameter_count = sum(len(n[4].names) for n in natives)
    header = Header(name_index, type_index, functions, {
        "NAME_CAPACITY": name_capacity, "TYPE_TABLE_CAPACITY": type_capacity, "TYPE_COUNT": len(types), "MODULE_CAPACITY": 256,
        "MODULE_COUNT": len(modules), "NATIVE_CAPACITY": rounded(len(natives)), "NATIVE_COUNT": len(natives),
        "NATIVE_PARAMETER_CAPACITY": rounded(parameter_count),
    })
    write(outdir / "all.h", header.text(None, functions))
    texts = {p: Path(p).read_text() for p in paths}
    words = {p: set(re.findall(r"\w+", t)) for p, t in texts.items()}
    shared = set().union(*(w for p, w in words.items() if p.endswith(".h")))
    for p in paths:
        if p.endswith(".c"):
            write(outdir / "uses" / (p + ".h"), header.text(words[p] | shared, [n[3] for n in natives if n[6] == p]))
    blob = Blob()

    rows, parameters = [], []
    for kind, owner, name, function, p, doc, _ in natives:
        index = (module_index if kind in ("FUNCTION", "MODULE") else type_index)[owner]
        flags = p.varargs | p.varkw << 1 | p.hidden << 2 | p.takes << 3 | p.member << 7
        simple = not (p.varargs or p.varkw or p.required_keywords or function.endswith("____new__"))
        flags |= p.raw << 6 | simple << 4 | (not simple and not p.required_keywords and not function.endswith("____new__")) << 5
        required_keywords = sum(1 << i for i in p.required_keywords)
        rows.append(
            f"    {{{name_index[name]}, {blob.add(p.text)}, {blob.add(doc)}, {len(parameters)}, {required_keywords}, NATIVE_{kind}, "
            f"{index}, {len(p.names)}, {p.positional}, {p.positional_only}, {p.required}, {flags}}}, // {function}\n"
        )
        parameters += [name_index[n] for n in p.names]
    type_rows = [
        f"    [{type_index[t[0]]}] = {{{blob.add(t[1])}, {blob.add(t[4])}, {type_index[t[2]]}, {t[3]}}}, // {t[0]}\n" for t in types
    ]
    name_rows = [f"    [{i}] = {blob.add(n)}, // {n}\n" for n, i in name_index.items()]
    module_rows = [f"    {{{name_index[m]}, F_{m}__init_module}},\n" for m in sorted(modules)]

    includes = sorted({header for t in types if not t[3].isdigit() for header in headers_with(t[3], paths)})
    out = BANNER + '#include "all.h"\n#include "python/objects/native.h"\n#include "python/objects/str.h"\n' + "".join(f'#include "{i}"\n' for i in includes)
    out += "\nconst struct NativeEntry native_table[NATIVE_CAPACITY] = {\n" + "".join(rows) + "};\n"
    out += "\nconst uint16_t native_parameters[NATIVE_PARAMETER_CAPACITY] = {" + ", ".join(map(str, parameters)) + "};\n"
    out += "\nconst struct TypeEntry type_table[TYPE_TABLE_CAPACITY] = {\n" + "".join(type_rows) + "};\n"
    out += "\nconst uint16_t type_order[TYPE_TABLE_CAPACITY] = {" + ", ".join(str(type_index[t[0]]) for t in types) + "};\n"
    out += "\nconst uint32_t name_table[NAME_CAPACITY] = {\n" + "".join(name_rows) + "};\n"
    out += "\nconst struct ModuleEntry module_table[MODULE_CAPACITY] = {\n" + "".join(module_rows) + "};\n"
    out += f"\nstatic const uint8_t native_texts[{len(blob.data)}] = {{\n"
    data = bytes(blob.data)
    out += "".join("    " + ",".join(map(str, data[i : i + 32])) + ",\n" for i in range(0, len(data), 32)) + "};\n"
    out += "\nstatic Value dispatch(uint32_t index, Args args) {\n    switch (index) {\n"
    out += "".join(f"    case F_{f}: return {f}(args);\n" for f in functions)
    out += "    default: UNREACHABLE();\n    }\n}\n"
    out += "\nValue native_call(uint32_t index, Args args) {\n    Value result = dispatch(index, args);\n"
    out += "    return unlikely(str_flatten_failed) ? str_flatten_error() : result;\n}\n"
    out += f"\nuint8_t native_text_at(uint32_t i) {{ return AT(native_texts, i); }}\n"
    write(outdir / "natives.c", out)
    write(outdir / "native_modules.txt", "".join(m + "\n" for m in sorted(modules)))


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    main(target, sys.argv[2:])
