#!/usr/bin/python3.11
# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Compiles the standard library once: compile_library.py PYSGX OUT FOLDER... writes the file that host/image/codes.h
describes. The compiler is the interpreter's own, which tools/compile_modules.py asks from inside: the sources go in by its
standard input, the code objects come out by its standard output. A file that does not compile is left out, as is what is
not UTF-8: such modules are compiled when they are imported."""
import hashlib
import os
import struct
import subprocess
import sys

MAGIC = 0x0031434753595000  # host/image/codes.h
LEFT_OUT = {"test", "tests", "idlelib", "__pycache__", "dist-packages"}


def sources(folders):
    """The texts of the modules below the folders, each once."""
    found = {}
    for folder in folders:
        for root, names, files in os.walk(folder):
            names[:] = sorted(name for name in names if name not in LEFT_OUT)
            for name in sorted(files):
                if not name.endswith(".py"):
                    continue
                with open(os.path.join(root, name), "rb") as file:
                    text = file.read()
                try:
                    text.decode()
                except UnicodeDecodeError:
                    continue
                if text and b"\0" not in text and not text.startswith(b"\xef\xbb\xbf"):
                    found[hashlib.sha256(text).digest()] = text
    return found


def compiled(pysgx, texts):
    """The code objects of these texts, in the same order; b"": it does not compile."""
    program = os.path.join(os.path.dirname(os.path.abspath(__file__)), "compile_modules.py")
    asked = b"".join(struct.pack("<I", len(text)) + text for text in texts)
    done = subprocess.run([pysgx, "run", "--native", "--heap", "512M", program], input=asked, stdout=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(f"error: the compilation of the standard library ended with status {done.returncode}")
    answer, at, codes = done.stdout, 0, []
    for _ in texts:
        size, = struct.unpack_from("<I", answer, at)
        codes.append(answer[at + 4:at + 4 + size])
        at += 4 + size
    return codes


def main():
    pysgx, out, *folders = sys.argv[1:]
    found = sources(folders)
    hashes = sorted(found)
    codes = compiled(pysgx, [found[key] for key in hashes])
    kept = [(key, code) for key, code in zip(hashes, codes) if code]
    at = 16 + len(kept) * 48
    records = []
    for key, code in kept:
        records.append(key + struct.pack("<QQ", at, len(code)))
        at += len(code)
    with open(out + ".new", "wb") as file:
        file.write(struct.pack("<QQ", MAGIC, len(kept)) + b"".join(records) + b"".join(code for _, code in kept))
    os.replace(out + ".new", out)


if __name__ == "__main__":
    main()
