# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""The kernel's sources as text: which functions there are, and where. The sources are formatted by clang-format, so
that a function begins with its first line at column 0 and ends with that line or with the next `}` at column 0."""
import glob
import hashlib
import re
import sys

OUTSIDE = {"kernel/door_native.c"}  # not in the enclave
DEFINITION = re.compile(r"^(?!#|//|typedef|enum|struct \w+ \{|extern|_Static_assert|LOOP|\s|\})"
                        r"(?:[\w*\s]|__attribute__\(\(.*?\)\)\)?)*?\b(\w+)\((?!\()")
ASSUMED = re.compile(r"^\| ((?:`\w+`,? ?)+)\|", re.M)


class Function:
    """A function's place in its file: lines are counted from 1, `first` and `last` are both part of it."""

    def __init__(self, path, line, last):
        self.path, self.line, self.last = path, line, last

    @property
    def length(self):
        return self.last - self.line + 1


def in_file(path):
    """The functions that a file defines: name -> Function."""
    lines, found, number = open(path, encoding="utf-8").read().splitlines(), {}, 0
    while number < len(lines):
        line = lines[number]
        match = DEFINITION.match(line)
        if not match:
            number += 1
            continue
        end = number
        while not re.search(r"[;{}]\s*(//.*)?$", lines[end]):
            end += 1
        text = " ".join(lines[number:end + 1])
        if re.search(r"\{", text.split("//")[0] if end == number else text) and not text.rstrip().endswith(";"):
            last = end
            if not re.search(r"\}\s*(//.*)?$", lines[end]):
                last = next(i for i in range(end, len(lines)) if lines[i].startswith("}"))
            if match.group(1) not in found:
                found[match.group(1)] = Function(path, number + 1, last + 1)
            end = last
        number = end + 1
    return found


def functions():
    """All functions of the kernel's C sources: name -> Function. A name may stand for one function only."""
    found = {}
    for path in sorted(glob.glob("kernel/*.[ch]")):
        if path in OUTSIDE:
            continue
        for name, place in in_file(path).items():
            if name in found:
                sys.exit(f"error: {path}:{place.line}: {name} is a function of {found[name].path} too")
            found[name] = place
    return found


def assumed():
    """The functions that docs/assumptions.md takes without proof: those named in the first column of a table."""
    try:
        text = open("docs/assumptions.md", encoding="utf-8").read()
    except FileNotFoundError:
        return {}
    return {name: "docs/assumptions.md" for row in ASSUMED.findall(text) for name in re.findall(r"\w+", row)}


def cbmc_alone():
    """The functions that docs/assumptions.md names as proved by CBMC alone: in list entries that begin with - CBMC alone."""
    try:
        text = open("docs/assumptions.md", encoding="utf-8").read()
    except FileNotFoundError:
        return set()
    return {name for entry in re.findall(r"^- CBMC alone(.*?)(?=^[-#]|\Z)", text, re.M | re.S)
            for name in re.findall(r"`(\w+)`", entry)}


def split(text):
    """At the commas that no parentheses enclose."""
    parts, depth, start = [], 0, 0
    for at, c in enumerate(text):
        depth += (c in "([{") - (c in ")]}")
        if c == "," and depth == 0:
            parts.append(text[start:at].strip())
            start = at + 1
    return [part for part in parts + [text[start:].strip()] if part]


def parts(text):
    """A function's text: what stands before its body, and the body."""
    at = text.index("{")
    return text[:at], text[at:]


def parameter_names(head):
    inside = re.search(r"\((?!\()([^()]*)\)\s*$", head).group(1)
    return [re.search(r"(\w+)$", p).group(1) for p in split(inside) if p != "void"]


def after(text, at):
    """The place behind the parenthesis that closes the one at `at`."""
    depth = 0
    while True:
        depth += (text[at] == "(") - (text[at] == ")")
        at += 1
        if depth == 0:
            return at


def loops(body):
    """Where the bodies of a function's loops begin, in the order of the text."""
    return [after(body, found.end() - 1) for found in re.finditer(r"\b(?:for|while) \(", without_comments(body))]


def without_comments(text):
    return re.sub(r"//.*", lambda found: " " * len(found.group()), text)


def loop_at(body, at):
    """Header and body of the loop whose body's mark stands at `at`."""
    found = [f for f in re.finditer(r"\b(?:for|while) \(", body[:at])][-1]
    end = after(body, found.end() - 1)
    start = body.index(")", at) + 1
    while body[start] in " \n":
        start += 1
    return body[found.end():end - 1], body[start:statement_end(body, start)]


def statement_end(text, at):
    """Behind the statement that begins at `at`."""
    while text[at] in " \n":
        at += 1
    if text[at] == "{":
        depth = 0
        while True:
            depth += (text[at] == "{") - (text[at] == "}")
            at += 1
            if depth == 0:
                return at
    found = re.match(r"(?:for|while|if) \(|CUT_\(", text[at:])
    if found:
        at = statement_end(text, after(text, at + found.end() - 1))
        rest = re.match(r"\s*else\b", text[at:])
        return statement_end(text, at + rest.end()) if found.group().startswith("if") and rest else at
    depth = 0
    while not (text[at] == ";" and depth == 0):
        depth += (text[at] in "({") - (text[at] in ")}")
        at += 1
    return at + 1


def macros(body):
    """The body, and the functions that the macros in it stand for."""
    return body + (" array_index_" if "AT(" in body else "")


def declared(text):
    """The local variables that a function's text declares."""
    found = set()
    for words in re.findall(r"\b(?:\w+_t|int|bool|Value|Ref|Probe|double)\s+(\w[^;(){}]*(?:\([^;]*)?);", text):
        found |= {re.match(r"\w+", part).group() for part in split(words)}
    return found


# --- preprocessed text ---
TOKEN = re.compile(r"/\*@.*?\*/|/\*.*?\*/|//[^\n]*|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|[\w$]+|<<=|>>=|\.\.\.|->|\+\+|--|<<|>>|"
                   r"<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|\S", re.S)
NO_FUNCTION = {"__attribute__", "__asm__", "_Alignas", "_Static_assert", "__typeof__", "typeof", "sizeof"}


def tokens(text):
    """Without white space and comments; ACSL stays. Two texts with the same tokens are the same program."""
    return [word for word in TOKEN.findall(text) if not word.startswith(("//", "/*")) or word.startswith("/*@")]


def items(words):
    """The declarations of a translation unit: each as its tokens, and the name of the function that it defines or declares,
    or None."""
    item, depth, called, plain, name = [], 0, 0, True, None
    for word in words:
        if word.startswith("/*@") and re.match(r"/\*@\s*axiomatic\b", word):
            yield [word], None
            continue
        item.append(word)
        if word == "(" and depth == 0 and called == 0 and name is None and plain and len(item) > 1:
            if re.fullmatch(r"[A-Za-z_]\w*", item[-2]) and item[-2] not in NO_FUNCTION:
                name = item[-2]
        called += (word == "(") - (word == ")")
        depth += (word == "{") - (word == "}")
        if called == 0 and word in ("=", "typedef") and depth == 0:
            plain = False  # a variable with a value, or a type
        if depth == 0 and called == 0 and (word == ";" or (word == "}" and name is not None and plain)):
            yield item, name
            item, plain, name = [], True, None
    if item:
        yield item, None


def names_of(item):
    """What a declaration that is no function's declares: types, constants, variables. Empty: it is not understood."""
    found, rest, at, depth = set(), [], 0, 0
    while at < len(item):
        if item[at] == "__attribute__":
            called = 0
            while at + 1 < len(item):
                at += 1
                called += (item[at] == "(") - (item[at] == ")")
                if called == 0:
                    break
        elif item[at] in ("struct", "enum", "union") and depth == 0 and at + 1 < len(item) and \
                item[at + 1] != "{" and item[at + 2] in ("{", ";"):
            found.add(item[at + 1])
        elif item[at] in "{}" or depth:
            if "enum" in item[:at] and depth and re.match(r"[A-Za-z_]", item[at]):
                found.add(item[at])
            depth += (item[at] == "{") - (item[at] == "}")
        else:
            rest.append(item[at])
        at += 1
    if rest[0] in ("_Static_assert", "__extension__") or rest[0].startswith("/*@"):
        return set()
    if rest[0] == "typedef" and "(" in rest:
        return {rest[rest.index("(") - 1]}
    declarators, depth, skip = [[]], 0, False
    for word in rest:
        depth += (word in "([") - (word in ")]")
        if depth == 0 and word in (",", ";"):
            declarators.append([])
            skip = False
        elif depth == 0 and word == "=":
            skip = True
        elif depth == 0 and not skip and re.match(r"[A-Za-z_]", word):
            declarators[-1].append(word)
    found |= {words[-1] for words in declarators if words}
    return found - {"const", "struct", "enum", "union", "static", "extern"}


class Declarations:
    """Those of a preprocessed text."""

    def __init__(self, text):
        self.parts, self.always, self.users = [], set(), {}
        for item, name in items(tokens(text)):
            names = {name} if name else names_of(item)
            words = set(item).union(*(re.findall(r"\w+", word) for word in item if word.startswith("/*@")))
            self.parts.append((" ".join(item), names))
            if not names:
                self.always |= words
            for word in names:
                self.users.setdefault(word, []).append(words)

    def needed_by(self, root):
        """The declarations that the function `root` needs: all that a proof about it depends on."""
        needed = {root} | self.always
        waiting = list(needed)
        while waiting:
            for words in self.users.get(waiting.pop(), []):
                more = words - needed
                needed |= more
                waiting += more
        return [text for text, names in self.parts if not names or names & needed]


def digest(*what):
    return hashlib.sha256("\n".join(str(part) for part in what).encode()).hexdigest()
