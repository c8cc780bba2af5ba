# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Mutants: a function's body with one small mistake in it, of the kinds that break memory safety."""
import re

import kernel_text

SWAPS = [  # what is looked for, what takes its place
    (r"(?<= )<(?= )", "<="), (r"(?<= )<=(?= )", "<"), (r"(?<= )>(?= )", ">="), (r"(?<= )>=(?= )", ">"),
    (r"(?<= )==(?= )", "!="), (r"(?<= )!=(?= )", "=="), (r"(?<= )\+(?= )", "-"), (r"(?<= )-(?= )", "+"),
    (r"(?<= )&&(?= )", "||"), (r"(?<= )\|\|(?= )", "&&"), (r"(?<= )<<(?= )", ">>"), (r"(?<= )>>(?= )", "<<"),
    (r"(?<= )&(?= )", "|"), (r"(?<= )\|(?= )", "&"), (r"(?<= )\*(?= )", "+"), (r"(?<= )/(?= )", "*"),
    (r"(?<= )%(?= )", "/"), (r"(?<= )\|=(?= )", "="), (r"(?<= )\+=(?= )", "-="), (r"(?<= )-=(?= )", "+="),
    (r"(?<=\()!(?=\w)", ""), (r"(?<= )!(?=\w)", ""), (r"\btrue\b", "false"), (r"\bfalse\b", "true"),
    (r"\+\+", "--"), (r"~(?=[\w(])", ""),
]
NUMBER = re.compile(r"(?<![\w.\"])(\d+)(?![\w.\"])|UINT64_C\((\d+)\)")
CALL = re.compile(r"\b(?!if\b|for\b|while\b|switch\b|return\b|sizeof\b)([A-Za-z_]\w*)\(")
CHECK = re.compile(r"\bif \(")
STATEMENT = re.compile(r"(?<=[;{}]\n)( +)(?!return|if|for|while|case|default|switch|else|break|continue|\}|//|#|\w[\w* ]* \w+(?: =|;|,|\[))"
                       r"([^;{}\n]*(?:\n[^;{}\n]*)?;)")


def of(body):
    """Pairs of a description and the mutated body; the description says where by line and column of the body."""
    code, found, seen = blank(body), [], {body}

    def add(what, first, last, text):
        mutant = body[:first] + text + body[last:]
        if mutant not in seen:
            seen.add(mutant)
            line = body.count("\n", 0, first) + 1
            column = first - (body.rfind("\n", 0, first) + 1)
            old = " ".join(body[max(0, first - 12):last + 12].split())
            found.append((f"{what} at {line}:{column}: {old}", mutant))

    for pattern, new in SWAPS:
        for m in re.finditer(pattern, code):
            add(f"{m.group()} becomes {new or 'nothing'}", m.start(), m.end(), new)
    for m in NUMBER.finditer(code):
        group = 1 if m.group(1) else 2
        add("one more", m.start(group), m.end(group), str(int(m.group(group)) + 1))
    for m in CHECK.finditer(code):
        end = kernel_text.after(code, m.end() - 1)
        stop = kernel_text.statement_end(code, end)
        if not re.match(r"\s*else\b", code[stop:]):
            add("check is dropped", m.start(), stop, "{}")
    for m in CALL.finditer(code):
        end = kernel_text.after(code, m.end() - 1)
        words = kernel_text.split(body[m.end():end - 1])
        if len(words) == 2:
            add("arguments are swapped", m.end(), end - 1, f"{words[1]}, {words[0]}")
    for m in STATEMENT.finditer(code):
        add("statement is dropped", m.start(2), m.end(2), ";")
    return found


# What CBMC does not see: there a mistake could not be found.
HIDDEN = re.compile(r"^#ifdef CBMC\n(?:(?!#else|#endif).*\n)*?#else\n((?:(?!#endif).*\n)*?)#endif"
                    r"|^#if(?:ndef CBMC|def STRESS)\n((?:(?!#endif).*\n)*?)#endif"
                    r"|^ *(?:THREADS_SPILL\(saved\)|__atomic_signal_fence\(__ATOMIC_SEQ_CST\));", re.M)  # for the compiler


def blank(body):
    """Without the text of comments and strings, and what CBMC does not see, at the same places."""
    body = HIDDEN.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), body)
    return re.sub(r"//.*|\"(?:[^\"\\]|\\.)*\"|#.*", lambda m: m.group()[0] + "~" * (len(m.group()) - 2) + '"'
                  if m.group()[0] == '"' else " " * len(m.group()), body)


def equivalent():
    """Mutants that change nothing that can be seen, from proofs/equivalent.txt: function, tab, what, tab, why."""
    try:
        lines = open("proofs/equivalent.txt", encoding="utf-8").read().splitlines()
    except FileNotFoundError:
        return {}
    return {tuple(line.split("\t")[:2]): line.split("\t")[2] for line in lines if line and not line.startswith("#")}
