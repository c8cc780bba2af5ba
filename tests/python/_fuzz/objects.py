# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Random programs about classes and attributes."""

import random

OBJECT_PRELUDE = '''
class Data:
    """A data descriptor."""

    def __init__(self, tag):
        self.tag = tag

    def __get__(self, obj, cls):
        return f"data {self.tag}" if obj is None else obj.__dict__.get("hidden", self.tag) if hasattr(obj, "__dict__") else self.tag

    def __set__(self, obj, value):
        if hasattr(obj, "__dict__"):
            obj.__dict__["hidden"] = value


class NonData:
    def __init__(self, tag):
        self.tag = tag

    def __get__(self, obj, cls):
        return f"nondata {self.tag}"


def text(v):
    if isinstance(v, (tuple, list)):
        return [text(x) for x in v]
    if isinstance(v, (int, str, float, type(None))):
        return repr(v)
    return getattr(v, "__name__", type(v).__name__)


def t(f, *a):
    try:
        print(f.__name__, text(f(*a)))
    except Exception as e:
        print(f.__name__, type(e).__name__, str(e).split(" at 0x")[0][:150])
'''


class ObjectMaker:
    """Classes, instances, and access sites that see them while both change: for shapes, inline caches, descriptors
    and the method cache."""

    NAMES = "abcdef"

    def __init__(self, seed):
        self.r = random.Random(f"objects {seed}")
        self.lines = []
        self.plain = []

    def member(self):
        r = self.r
        n = r.randrange(100)
        return r.choice((str(n), f"'s{n}'", f"[{n}]", f"lambda self, *a: ({n}, len(a))", f"property(lambda self: 'prop{n}')",
                         f"property(lambda self: self.b, lambda self, v: setattr(self, 'c', v))", f"staticmethod(lambda *a: ('static', {n}, len(a)))",
                         f"classmethod(lambda cls, *a: (cls.__name__, {n}))", f"Data({n})", f"NonData({n})", f"{n}.5", "None"))

    def class_text(self, number):
        r = self.r
        bases = r.sample(self.plain, min(len(self.plain), r.choice((0, 0, 1, 1, 1, 2))))
        if r.random() < 0.15 and not bases:
            return [f"class C{number}:", f"    __slots__ = {tuple(r.sample(self.NAMES, 3))!r}", "    def m(self): return 'slotted'"]
        # CPython can't give a class other bases when it stands directly on object: Root comes between.
        self.plain.append(f"C{number}")
        lines = [f"class C{number}({', '.join(bases) or 'Root'}):"]
        for name in r.sample(self.NAMES, r.randrange(4)):
            lines.append(f"    {name} = {self.member()}")
        if r.random() < 0.5:
            lines.append(f"    def m(self, *a): return ({number}, len(a), self.{r.choice(self.NAMES)})")
        if bases and r.random() < 0.4:
            lines.append(f"    def m(self, *a): return ({number}, super().m(*a))")
        if r.random() < 0.7:
            lines.append("    def __init__(self, n=0):")
            for name in r.sample(self.NAMES, r.randrange(1, 5)):
                lines.append(f"        self.{name} = {r.choice(('n', str(r.randrange(50)), repr('i'), 'n * 1.5'))}")
        if r.random() < 0.15:
            lines.append("    def __getattr__(self, name): return 'missing ' + name if name in 'abcdefm' else object.__getattribute__(self, name)")
        return lines + ["    pass"]

    def program(self, operations):
        r = self.r
        put = self.lines.append
        for name in self.NAMES:
            for line in (f"def get_{name}(o): return o.{name}", f"def set_{name}(o, v): o.{name} = v", f"def del_{name}(o): del o.{name}",
                         f"def call_{name}(o, *a): return o.{name}(*a)", f"def add_{name}(o): o.{name} += 1; return o.{name}"):
                put(line)
        put("class Root: pass")
        put("def call_m(o): return o.m(1)")
        put("def loop(o, n):\n    total = []\n    for _ in range(n):\n        total.append(text(o.a))\n        total.append(text(o.m()))\n    return total[-2:]")
        for number in range(6):
            body = self.class_text(number)
            put("try:")
            self.lines += ["    " + line for line in body]
            put("except TypeError as e:")
            put(f"    print('class', e)\n    class C{number}(Root): b = {number}")
        for i in range(12):
            put(f"try: o{i} = C{r.randrange(6)}()")
            put(f"except Exception as e: o{i} = C0.__new__(C0); print(type(e).__name__, e)")
        for _ in range(operations * 6):
            o, c, name = f"o{r.randrange(12)}", f"C{r.randrange(6)}", r.choice(self.NAMES)
            kind = r.randrange(20)
            if kind < 7:
                put(f"t(get_{name}, {r.choice((o, o, o, c))})")
            elif kind < 10:
                put(f"t(set_{name}, {o}, {r.randrange(100)})")
            elif kind == 10:
                put(f"t(del_{name}, {o})")
            elif kind == 11:
                put(f"t(call_{name}, {o}, 1)")
            elif kind in (12, 13):
                put(f"t(call_m, {o})")
            elif kind == 14:
                put(f"t(loop, {o}, {r.randrange(1, 40)})")
            elif kind == 15:
                put(f"t(setattr, {c}, '{r.choice((name, 'm'))}', {self.member()})")
            elif kind == 16:
                put(f"t(delattr, {c}, '{r.choice((name, 'm'))}')")
            elif kind == 17:
                put(f"t(setattr, {o}, '__class__', {c})" if r.random() < 0.6 else f"t(setattr, {r.choice(self.plain or ['C0'])}, '__bases__', ({r.choice(self.plain or ['C0'])},))")
            elif kind == 18:
                put(f"t(add_{name}, {o})")
            else:
                put(f"t(lambda o: [(k, text(v)) for k, v in o.__dict__.items()], {o})" if r.random() < 0.7 else f"t(lambda o: o.__dict__.update({name}=1, extra{r.randrange(5)}=2), {o})")
        return OBJECT_PRELUDE + "\n".join(self.lines) + "\n"
