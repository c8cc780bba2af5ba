# Format specs of str.
for v in ("", "a", "abc", "hello world", "é日🐍"):
    print(repr(v), [format(v, s) for s in ("", "s", "5", "<5", ">5", "^5", "*^9", ".2", "8.2", ">8.2s", "é<6", "^4.1", "05", "<05", ".0", "日^7")])
for s in ("d", "=5", "+5", " 5", ",", "x", "#5", ".s", "5.", "_", "f", "z", "-5", "05=", "\x005", "5s5", "=", "<<<"):
    try:
        print(repr(s), format("ab", s))
    except Exception as e:
        print(repr(s), type(e).__name__, e)


class S(str):
    pass


class F(str):
    def __format__(self, spec):
        return f"F<{spec}>"


print(format(S("x"), ">3"), format(F("x"), ">3"), f"{F('q'):abc}", "{:^5}".format(S("s")), format("ab", "{<5"), format("ab", "}>5"))
