# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Random programs about operators, methods, formatting and statements over values of every built-in type."""

import random

PRELUDE = '''
def heavy(x):
    """Whether a nested value has more than 200 parts, counting shared ones each time."""
    todo, parts = [x], 0
    while todo:
        x = todo.pop()
        parts += 1
        if parts > 200:
            return True
        if isinstance(x, dict):
            todo += [*x.keys(), *x.values()]
        elif isinstance(x, (list, tuple, set, frozenset)):
            todo += x
        elif isinstance(x, Box):
            todo.append(x.v)
    return False


def cap(x):
    """Keeps values small, so that the programs end."""
    if heavy(x):
        return None
    if isinstance(x, int) and x.bit_length() > 400:
        return x % 10**40
    if isinstance(x, (str, bytes, bytearray, list, tuple)) and len(x) > 60:
        return x[:60]
    if isinstance(x, (dict, set, frozenset)) and len(x) > 60:
        return type(x)()
    if isinstance(x, (int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, type(None), range, slice)):
        return x
    return None


def mul(a, b):
    if isinstance(a, int) and not isinstance(b, (int, float, complex)):
        a = a % 5
    if isinstance(b, int) and not isinstance(a, (int, float, complex)):
        b = b % 5
    return a * b


def power(a, b):
    if isinstance(b, int):
        b = b % 9 - 2
    return a ** b


def left(a, b):
    return a << (b % 70 if isinstance(b, int) else b)


class Box:
    def __init__(self, v):
        self.v = v

    def __repr__(self):
        return f"Box({self.v!r})"

    def __add__(self, other):
        return Box(cap(self.v + (other.v if isinstance(other, Box) else other)))

    def __eq__(self, other):
        return isinstance(other, Box) and self.v == other.v

    def __lt__(self, other):
        return self.v < other.v

    def __len__(self):
        return len(self.v)

    def __getitem__(self, k):
        return self.v[k]

    @property
    def twice(self):
        return mul(self.v, 2)


def show(*values):
    print(*[f"{type(v).__name__}:{v!r}"[:300] for v in values])
'''

INTS = ("0", "1", "-1", "2", "3", "7", "-7", "10", "255", "256", "-256", "2**31", "2**59", "2**60", "-2**60", "2**61 - 1",
        "2**62", "2**63 - 1", "-2**63", "2**64", "10**20", "-10**25", "123456789", "True", "False")
FLOATS = ("0.0", "-0.0", "1.0", "0.1", "2.5", "-3.75", "1e10", "1e-10", "1e300", "5e-324", "float('inf')", "float('nan')",
          "123456.789", "1e16", "0.5")
TEXTS = ("''", "'a'", "'abc'", "'Hello World'", "' x y '", "'é'", "'日本'", "'a,b,,c'", "'12'", "'-7'", "'0x1f'", "'3.5'", "'%s'",
         "'{}'", "'aBc\\n'", "'🐍z'", "'%d'", "'{0!r:>5}'")
BYTES = ("b''", "b'a'", "b'abc'", "b'\\x00\\xff'", "bytearray(b'xyz')", "b'1 2'")
OTHERS = ("None", "...", "1j", "2+3j", "slice(1, 3)", "range(3)", "range(5, 0, -2)", "(1, 2)", "()", "(1, 'a')", "[]", "[1, 2, 3]",
          "[3, 1, 2]", "['b', 'a']", "[[1], [2]]", "{}", "{'a': 1}", "{1: 'x', 2: 'y'}", "{1, 2}", "set()", "frozenset({3})", "int",
          "Box(1)", "Box('ab')", "Box([1, 2])")
BINARY = ("+", "-", "/", "//", "%", "&", "|", "^", ">>", "==", "!=", "<", "<=", ">", ">=", "in", "not in", "and", "or")
UNARY = ("-", "+", "~", "not ")
CALLS_1 = ("abs", "len", "str", "repr", "int", "float", "bool", "list", "tuple", "sorted", "sum", "min", "max", "bytes", "ascii",
           "round", "bin", "hex", "ord", "chr", "iter_list", "set_sorted", "dict", "complex", "type_name", "hash_number", "reversed_list",
           "enumerate_list", "any", "all", "range_list", "oct", "callable", "bytearray", "next_of", "frozenset_len")
METHODS = ("upper()", "lower()", "strip()", "split()", "split(',')", "join(['x', 'y'])", "title()", "replace('a', 'bb')", "find('b')",
           "count('a')", "startswith('a')", "encode()", "decode()", "isdigit()", "isalpha()", "zfill(5)", "center(7, '*')", "index(1)",
           "count(1)", "copy()", "keys()", "items()", "values()", "get(1)", "get('a', 0)", "append(1)", "pop()", "extend([1])",
           "insert(0, 9)", "remove(1)", "reverse()", "sort()", "add(5)", "discard(1)", "union([7])", "bit_length()", "conjugate()",
           "is_integer()", "as_integer_ratio()", "hex()", "to_bytes(9, 'big', signed=True)", "format(1, 2)", "partition('b')",
           "splitlines()", "casefold()", "swapcase()", "rsplit(None, 1)", "update({1: 2})", "setdefault('k', [])", "popitem()",
           "intersection([1])", "difference([1])", "issubset([1, 2, 3])", "real", "imag", "start", "nope", "twice", "v", "__class__.__name__",
           "rjust(6)", "expandtabs(3)", "removeprefix('a')", "translate({97: 'z'})", "rfind('a')", "isidentifier()", "capitalize()",
           "rpartition(',')", "endswith('c')", "ljust(5, '-')", "isspace()", "clear()", "symmetric_difference([1])", "numerator")
SPECS = ("", "d", "5", "<5", ">8", "^7", "05", ".2f", "e", "g", "x", "#b", ",", "+", "s", "r", ".3", "10.3f", "%", "*^9", "_", "c", "n", "=6")
EXTRA = '''
def iter_list(x): return list(iter(x))[:9]
def set_sorted(x): return sorted(set(x))
def type_name(x): return type(x).__name__
def hash_number(x): return hash(x) if isinstance(x, (int, float, complex)) and x == x else 0
def reversed_list(x): return list(reversed(x))
def enumerate_list(x): return list(enumerate(x))
def range_list(x): return list(range(x % 7 if isinstance(x, int) else x))
def next_of(x): return next(iter(x))
def frozenset_len(x): return len(frozenset(x))
'''


# How to make an expression of a type from others: {i} int, {f} float, {s} str, {l} list, {d} dict, {b} bytes,
# {t} set of ints, {a} anything, {n} a number, {x} an expression in x, {v} a variable. An odd sub-expression now
# and then is what brings errors.
RULES = {
    "i": ("({i} + {i})", "({i} - {i})", "({i} * {i})", "({i} // {i})", "({i} % {i})", "({i} & {i})", "({i} | {i})", "({i} ^ {i})", "left({i}, {i})",
          "({i} >> {i} % 70)", "power({i}, {i})", "(-{i})", "(~{i})", "abs({i})", "len({s})", "len({l})", "len({d})", "{s}.find({s})", "{s}.count({s})", "{l}.count({a})",
          "int({n})", "int({s})", "sum({l})", "ord({s}[0])", "hash_number({n})", "({i}).bit_length()", "round({f})", "max({i}, {i})", "min({l})", "divmod({i}, {i})[1]",
          "int.from_bytes({b}, 'big', signed=True)", "({i} if {a} else {i})", "{b}[{i}]", "{l}[{i} % 3]", "pow({i}, {i} % 50, {i})", "{l}.index({a})", "round({i}, -1)", "len({t})", "{d}.get({a}, 5)", "({i} < {n})", "({i} == {n} != {a})"),
    "f": ("({f} + {n})", "({f} - {n})", "({f} * {n})", "({n} / {n})", "({f} // {n})", "({f} % {n})", "(-{f})", "abs({f})", "float({i})", "round({f}, {i} % 20)", "power({f}, {i})",
          "({n} ** 0.5)", "float({s})", "max({f}, {f})", "sum([{f}, {f}, {i}])", "({f} if {f} < {f} else {i} * 0.5)", "({i} / {i})", "({f}).real", "divmod({f}, {f})[0]", "float.fromhex(({f}).hex())"),
    "s": ("({s} + {s})", "mul({s}, {i})", "{s}.{sm}", "f'{{{v}!r}} {{{i}:{spec}}}'", "f'{{{f}:{spec}}}|{{{s}:>6}}'", "str({a})", "repr({a})", "{s}[{i} % 4:]", "{s}[::-1]", "{s}[{i}]", "', '.join(map(str, {l}))", "('%d %s' % ({i}, {a}))",
          "('%08.3f|%-6s|%x' % ({f}, {s}, {i}))", "'{{}}-{{!r}}'.format({a}, {s})", "chr({i} % 0x500)", "({s} if {a} else {s})", "({s} or {s})", "bin({i})", "hex({i})", "{b}.decode('utf-8', 'replace')", "max({s}, {s})", "format({n}, '{spec}')", "'%s' % ({a},)", "{s}.join([{s}, {s}])", "ascii({s})", "{b}.hex()", "'%{p}' % {n}"),
    "l": ("({l} + {l})", "mul({l}, {i})", "[{a}, {i}]", "[{x} for x in {l}]", "[{x} for x in {l} if {x}]", "sorted({l})", "{s}.split()", "{s}.split({s})", "list({d})", "list({d}.items())", "list(range({i} % 9))", "{l}[{i} % 3:]", "{l}[::-1]", "{l}[-{i} % 5:{i}]", "list({s})", "list({b})",
          "list(zip({l}, {s}))", "list(enumerate({l}))", "list(map(str, {l}))", "[*{l}, *{s}]", "sorted({l}, key=str, reverse=True)", "list(filter(None, {l}))", "list(reversed({l}))", "({l} or {l})", "sorted({t})", "{l}.copy()", "[(x, y) for x in {l} for y in {s}][:15]", "[{i}, {f}, {s}, None]", "sorted({l}, key=lambda x: ({x}, str(x)))"),
    "d": ("{{{s}: {a}, {i}: {a}}}", "{{**{d}, {s}: {i}}}", "dict(zip({s}, {l}))", "{{x: {x} for x in {s}}}", "dict.fromkeys({s}, {i})", "{d}.copy()", "({d} | {d})", "dict({d}, k={a})", "{{k: v for k, v in {d}.items() if v}}", "{{v: k for k, v in {d}.items()}}", "dict(enumerate({l}))"),
    "b": ("({b} + {b})", "mul({b}, {i})", "{s}.encode()", "bytes({l})", "{b}[{i} % 3:]", "{b}.upper()", "{b}.replace(b'a', {b})", "({i} % 10**8).to_bytes(5, 'little')", "bytes(range({i} % 20))", "bytearray({b})", "{b}[::-1]", "b'%d %s' % ({i}, {b})", "{b}.strip({b})", "{b}.split()[0]", "{b}.join([{b}, {b}])"),
    "t": ("({t} | {t})", "({t} & {t})", "({t} - {t})", "({t} ^ {t})", "{{{i}, {i}}}", "set(x for x in {l} if isinstance(x, int))", "set(range({i} % 30))", "frozenset({t})", "{{x % 50 for x in {t}}}"),
}
LETTERS = {"i": INTS, "f": FLOATS, "s": TEXTS, "b": BYTES, "l": ("[]", "[1, 2, 3]", "[3, 1, 2]", "['b', 'a']", "[1.5, 2]", "[[1], [2]]", "[0, None, '']"),
           "d": ("{}", "{'a': 1}", "{1: 'x', 2: 'y'}", "{'k': [1], 'j': 2.5}"), "t": ("{1, 2}", "set()", "{5, 40, 3}")}
IN_X = ("x", "(x, x)", "str(x)", "x * 2", "[x]", "x + 1", "x == 1", "not x", "f'{x}'", "type(x).__name__", "len(str(x))", "-x", "x % 3")


class ValueMaker:
    """Writes one program; `depth` bounds how deeply expressions and blocks nest."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.kinds = {"v0": "i", "v1": "i", "v2": "s", "v3": "l", "v4": "d", "v5": "a", "v6": "f", "v7": "t"}
        self.names = list(self.kinds)
        self.lines = []
        self.functions = 0

    def value(self, want="a"):
        pool = LETTERS.get(want) or self.r.choice((INTS, INTS, FLOATS, TEXTS, BYTES, OTHERS, OTHERS))
        return self.r.choice(pool)

    def typed(self, depth, want):
        r = self.r
        if want == "n":
            want = r.choice("if")
        if want == "a" or r.random() < 0.015:
            return self.expression(depth) if r.random() < 0.5 else self.typed(depth, r.choice("iifsssllldbt"))
        if depth <= 0 or r.random() < 0.1:
            fitting = [n for n in self.names if self.kinds.get(n) == want]
            if fitting and r.random() < 0.6:
                return r.choice(fitting)
            return f"({self.value(want)})"
        out = ""
        rule = r.choice(RULES[want])
        at = 0
        while at < len(rule):
            c = rule[at]
            if rule.startswith(("{{", "}}"), at):
                out += c
                at += 2
            elif c == "{":
                end = rule.index("}", at)
                hole = rule[at + 1:end]
                if hole == "x":
                    out += r.choice(IN_X)
                elif hole == "v":
                    out += r.choice(self.names)
                elif hole == "spec":
                    out += r.choice(SPECS)
                elif hole == "p":
                    out += r.choice(("d", "5d", "-5d", "05d", ".2f", "e", "g", "x", "+d", "s", "r", "%", "o", "c", "10.3e"))
                elif hole == "sm":
                    out += r.choice([m for m in METHODS[:19] if "join" not in m and "split" not in m])
                else:
                    # An f-string can't hold the quotes of nested expressions: only names there.
                    inner = [n for n in self.names if self.kinds.get(n) == hole]
                    out += (r.choice(inner) if inner else "1") if rule.startswith("f'") else self.typed(depth - 1, hole)
                at = end + 1
            else:
                out += c
                at += 1
        return out

    def expression(self, depth):
        r = self.r
        if depth <= 0 or r.random() < 0.15:
            return r.choice(self.names) if r.random() < 0.65 else self.value()
        sub = lambda: self.expression(depth - 1)
        kind = r.randrange(20)
        if kind < 5:
            return f"({sub()} {r.choice(BINARY)} {sub()})"
        if kind == 5:
            return f"{r.choice(('mul', 'power', 'left'))}({sub()}, {sub()})"
        if kind == 6:
            return f"({r.choice(UNARY)}{sub()})"
        if kind in (7, 8):
            return f"{r.choice(CALLS_1)}({sub()})"
        if kind in (9, 10):
            return f"({sub()}).{r.choice(METHODS)}"
        if kind == 11:
            return f"({sub()})[{sub()}]"
        if kind == 12:
            ends = [r.choice(("", "0", "1", "-1", "2", "-3", "9")) for _ in range(2)]
            step = r.choice(("", "", ":2", ":-1", ":-2"))
            return f"({sub()})[{ends[0]}:{ends[1]}{step}]"
        if kind == 13:
            return f"({sub()} if {sub()} else {sub()})"
        if kind == 14:
            opening, closing = r.choice(("[]", "()", "{}"))
            if opening == "{":
                return f"{{{r.choice(INTS)}: {sub()}, 'k': {sub()}}}"
            return f"{opening}{sub()}, {r.choice(('', '*'))}{sub()}{closing}"
        if kind == 15:
            return f"[{r.choice(('x', '(x, x)', 'str(x)', f'cap({sub()})'))} for x in {sub()}{r.choice(('', ' if x'))}][:20]"
        if kind == 16:
            return f"f'{{{r.choice(self.names)}!r}} {{{r.choice(self.names)}:{r.choice(SPECS)}}}'"
        if kind == 17:
            return f"({r.choice(TEXTS)} % ({sub()},))" if r.random() < 0.5 else f"'%{r.choice(('s', 'd', 'r', '5.2f', 'x', 'g', '-6s', '+d'))}' % ({sub()},)"
        if kind == 18:
            return f"(lambda a, b=1: {r.choice(('a', '(a, b)', '[a] * 2', 'a == b'))})({sub()})"
        return f"({sub()} {r.choice(('<', '<=', '==', '!=', '>'))} {sub()} {r.choice(('<', '==', '>='))} {sub()})"

    def put(self, indent, text):
        self.lines.append("    " * indent + text)

    def guarded(self, indent, body):
        """A statement whose exception is printed."""
        self.put(indent, "try:")
        body(indent + 1)
        self.put(indent, "except Exception as e:")
        self.put(indent + 1, "print(type(e).__name__, str(e)[:200])")

    def statement(self, indent, depth):
        r = self.r
        name = r.choice(list(self.kinds))
        kind = r.randrange(14) if depth > 0 else r.randrange(5)
        if kind < 4:
            self.guarded(indent, lambda i: (self.put(i, f"{name} = cap({self.typed(3, self.kinds[name])})"), self.put(i, f"show({name})")))
        elif kind == 4:
            op = r.choice(("+=", "-=", "//=", "%=", "&=", "|=", "^=", ">>=", "/="))
            self.guarded(indent, lambda i: (self.put(i, f"{name} {op} {self.typed(2, self.kinds[name])}"), self.put(i, f"{name} = cap({name})"), self.put(i, f"show({name})")))
        elif kind == 5:
            self.guarded(indent, lambda i: (self.put(i, f"if {self.expression(2)}:"), self.statement(i + 1, depth - 1), self.put(i, "else:"), self.statement(i + 1, depth - 1)))
        elif kind in (6, 7):
            loop = f"i{indent}"

            def body(i):
                self.put(i, f"for {loop} in list({self.typed(2, 'l')})[:4]:")
                self.names.append(loop)
                self.statement(i + 1, depth - 1)
                if r.random() < 0.4:
                    self.put(i + 1, f"if {self.expression(1)}: {r.choice(('break', 'continue'))}")
                self.put(i + 1, f"{name} = cap({self.typed(2, self.kinds[name])})")
                self.names.pop()
                if r.random() < 0.4:
                    self.put(i, "else:")
                    self.put(i + 1, "print('else')")
            self.guarded(indent, body)
        elif kind == 8:
            self.guarded(indent, lambda i: (self.put(i, f"{name}, *v3 = {self.typed(2, r.choice('lsa'))}"), self.put(i, f"{name} = cap({name})"), self.put(i, f"show({name})")))
        elif kind == 9:
            store = r.choice(("v3[{i} % 3] = {a}", "v4[{s}] = {a}", "v3[{i} % 3:] = {l}", "v4[{i}] = {i}", "del v3[{i} % 3]", "v4.update({d})", "v3.append({a})", "v3.sort()", "v4.pop({a})", "v7.add({i})", "v3.insert({i} % 5, {a})", "v3 *= {i} % 4", "v7 |= {t}", "v4.setdefault({s}, {l})", "v3.extend({l})"))
            for hole in "aisldt":
                while "{" + hole + "}" in store:
                    store = store.replace("{" + hole + "}", self.typed(1, hole), 1)
            target = "v" + store[store.index("v") + 1]
            self.guarded(indent, lambda i: (self.put(i, f"{store}"), self.put(i, f"{target} = cap({target})"), self.put(i, f"show({target})")))
        elif kind == 10:
            self.functions += 1
            f = f"f{self.functions}"
            saved, self.names = self.names, ["a", "b", "rest"] + self.names[:2]
            self.put(indent, f"def {f}(a, b={self.value()}, *rest):")
            generator = r.random() < 0.3
            if generator:
                self.put(indent + 1, f"yield cap({self.typed(2, 'a')})")
            self.put(indent + 1, f"if {self.expression(1)}: return {self.typed(2, 'a')}")
            self.put(indent + 1, "def inner(c):")
            self.put(indent + 2, f"return {r.choice(('a', 'b', 'c', '(a, c)', 'cap(c)'))}")
            self.put(indent + 1, f"return inner({self.typed(2, 'a')})")
            self.names = saved
            arguments = ", ".join(self.expression(1) for _ in range(r.randrange(1, 4)))
            call = f"list({f}({arguments}))" if generator else f"{f}({arguments})"
            self.guarded(indent, lambda i: self.put(i, f"show(cap({call}))"))
        elif kind == 11:
            def body(i):
                self.put(i, "try:")
                self.put(i + 1, f"{name} = cap({self.typed(3, self.kinds[name])})")
                self.put(i, f"except ({r.choice(('TypeError', 'ValueError', 'LookupError', 'ArithmeticError'))}, AttributeError) as err:")
                self.put(i + 1, f"print('handled', type(err).__name__); {name} = {self.value()}")
                self.put(i, "finally:")
                self.put(i + 1, "print('finally')")
            self.guarded(indent, body)
        elif kind == 12:
            def body(i):
                self.put(i, f"match {self.typed(2, r.choice('ailsdf'))}:")
                for case in r.sample(("case int(whole) if whole > 3: print('int', cap(whole))", "case [x, *more]: show(cap(x), cap(more))", "case {'a': y}: show(cap(y))", "case str() as t: print('text', len(t))", "case None | True: print('special')", "case (): print('empty')", "case float(): print('float')"), 3):
                    self.put(i + 1, case)
                self.put(i + 1, "case _: print('other')")
            self.guarded(indent, body)
        else:
            self.put(indent, "n = 0")
            self.put(indent, "while n < 3:")
            self.put(indent + 1, "n += 1")
            self.statement(indent + 1, depth - 1)

    def program(self, statements):
        for name in self.names:
            self.put(0, f"{name} = {self.value(self.kinds[name])}")
        for _ in range(statements):
            self.statement(0, 2)
        self.put(0, f"show({', '.join(self.names)})")
        return PRELUDE + EXTRA + "\n" + "\n".join(self.lines) + "\n"
