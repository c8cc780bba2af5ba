# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Runs inside the interpreter for compile_library.py: reads texts, each behind its size (32 bits, little-endian), and writes
what marshal makes of their code objects in the same form; nothing for a text that does not compile."""
import marshal
import sys

source, target = sys.stdin.buffer, sys.stdout.buffer
while size := source.read(4):
    text = source.read(int.from_bytes(size, "little")).decode()
    try:
        code = marshal.dumps(compile(text, "", "exec", dont_inherit=True))
    except (SyntaxError, ValueError):
        code = b""
    target.write(len(code).to_bytes(4, "little") + code)
