# -*- coding: utf-8 -*-
# An encoding line, text beyond ASCII in names, strings and comments: é 日 🐍.
größe = "é 日 🐍"
print(größe, len(größe), größe.encode())
for source in (b"# coding: utf-8\nx = '\xc3\xa9'", b"\xef\xbb\xbfx = 'bom'", b"# coding: latin-1\nx = '\xe9'", b"#!/usr/bin/python\n# vim: set fileencoding=utf-8 :\nx = 1", b"x = '\xff'", b"# coding: nonsense\nx = 1", b"\xef\xbb\xbf# coding: latin-1\nx = 1", b"x = 1 # caf\xe9", b"\n\n# coding: latin-1\nx = '\xc3\xa9'"):
    ns = {}
    try:
        exec(compile(source, "<bytes>", "exec"), ns)
        print(ascii(ns["x"]))
    except SyntaxError as e:
        print("SyntaxError", str(e).split(" (<")[0][:60])
