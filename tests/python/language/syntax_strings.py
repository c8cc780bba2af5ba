# String literals: escapes, prefixes, raw, bytes, triple quotes, joining.
print('a\tb\nc\\d\'e\"f')
print("\x41\101\u0042\U00000043\N{LATIN SMALL LETTER E WITH ACUTE}")
print("\a\b\f\v\r\0".encode())
print(r"raw \n \' " + R'\x')
print(b"bytes \x00\xff\101\n", rb"\raw", Rb'\b', bR"\c", Br"\d")
print('''triple
"quotes" 'inside'
''', """end\
joined""")
print("one" 'two' """three""")
print("line \
continued")
print(u"unicode prefix", "tab\there", '\\', '\'', "\"")
print(len("\N{GREEK SMALL LETTER ALPHA}\U0001F600é"), "日本語", "🐍")
print(repr("mixed 'single' and \"double\""), repr("it's"), repr('say "x"'), repr("\x7f\x80\xa0\u200b\ud800"))
print("" "" == "", ("a"
                    "b"))
print(b"a" b"b", type(b""), "%s" % "x" "y")
print("\1\12\123\1234")
for bad in (r"'\xg'", r"'\u12'", r"'\U00110000'", r"'\N{no such name}'", r"b'\xg'", "b'é'", r"'\N'"):
    try:
        print(repr(eval(bad)))
    except SyntaxError as e:
        print(e.msg)
