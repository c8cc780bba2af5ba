# Sources that nest 100,000 deep in each construct, hold 100,000 of each, or are no text: an exception or code, as in CPython.
N = 100000


def compiled(source, mode="exec"):
    compile(source, "f", mode)
    return "ok"


def t(name, f):
    try:
        result = f()
    except Exception as e:
        result = f"{type(e).__name__}: {str(e)[:110]}"
    print(name, "->", result)


def C(source):
    return lambda: compiled(source)


def ind(head, n, last="pass"):
    return "".join(" " * i + head + "\n" for i in range(n)) + " " * n + last + "\n"


for name, head in dict(if_="if x:",
        while_="while x:",
        for_="for x in y:",
        with_="with x:",
        try_="try:",
        def_="def f():",
        class_="class A:",
        async_="async def f():",
        match_="match x:").items():
    for n in (19, 98, 101, 400):
        t(f"nest {name} {n}", C(ind(head, n)))
t("tabs", C("if x:\n\ty\n        z\n"))
t("dedent", C("if x:\n    y\n  z\n"))
t("null in string", C("x = 'a\0b'"))
t("null in comment", C("# a\0b\nx"))
t("null at end", C("x\0"))
t("null bytes", lambda: compiled(b"x = 1\0"))
t("null in name", lambda: exec("a\0b = 1"))
t("bad utf8", lambda: compiled(b"\xff\xfe"))
t("bad utf8 3", lambda: compiled(b"# \xed\xa0\x80\nx"))
t("surrogate", lambda: compiled("x = '\ud800'"))
t("surrogate name", lambda: compiled("\ud800 = 1"))
t("bom", lambda: compiled(b"\xef\xbb\xbfx = 1"))
t("bom cookie", lambda: compiled(b"\xef\xbb\xbf# coding: latin-1\nx = 1"))
t("cookie", lambda: compiled(b"# coding: no-such\nx = 1"))
t("cookie2", lambda: compiled(b"# coding: rot13\nx = 1"))
for name, s in dict(
    subscript="x" + "[a" * N + "]" * N,
        paren_call="f(" * N + ")" * N,
        dict_="{a:" * N + "1" + "}" * N,
        set_="{" * N + "1" + "}" * N,
        genexp="(a for a in " * N + "b" + ")" * N,
    listcomp="[a for a in " * 2000 + "b" + "]" * 2000,
        lambda_default="lambda a=" * N + "1" + ":1" * N,
        ifexp="(1 if " * N + "a" + " else 2)" * N,
        walrus="(a:=" * N + "1" + ")" * N,
    fstring="f'{" * 50 + "1" + "}'" * 50,
        star="f(*" * N + "a" + ")" * N,
        starstar="f(**" * N + "a" + ")" * N,
        slices="x[" + ":" * N + "]",
        not_="not " * N + "a",
        await_="await " * N + "a",
    ternary="a if b else " * N + "c",
        boolop=" or ".join(["a"] * N),
        boolmix="a and b or " * N + "c",
        compare="a < " * N + "b",
        binop="a + (" * N + "b" + ")" * N,
        binleft="a + b * c - " * N + "d",
    power="a ** " * N + "b",
        unary="- + ~ " * N + "a",
        attr="a" + ".b" * N,
        subs="a" + "[0]" * N,
        calls="a" + "()" * N,
        tuple_="(" + "a," * N + ")",
        tuples="((" * N + "a,)," * N + ")" * N,
        strings="'a'" * N,
        bytes_="b'a'" * N,
        mixed="'a' b'b'" * 10,
    dots="." * N,
        ellipsis="... ," * N,
        numbers="1" * N,
        num_under="1_" * N + "1",
        hexs="0x" + "f" * N,
        float_="1" * N + "." + "1" * N + "e5",
        exp="1e" + "9" * N,
        imag="1" * 5000 + "j",
        unterminated="'" + "a" * N,
        tripl="'''" + "a\n" * N,
        backslash="\\\n" * N + "1",
        semis="a;" * N,
        escapes="'" + "\\x41" * N + "'",
        badescape="'\\x4'",
        badn="'\\N{nothing}'",
        longn="'\\N{" + "A" * N + "}'",
        octal="'" + "\\777" * N + "'").items():
    t("eval " + name, lambda: compiled(s, "eval"))
for name, s in dict(
    excepts="try: a\n" + "except b: c\n" * N,
        withs="with " + ", ".join(["a"] * 5000) + ": pass",
        assigns="a = " * N + "b",
        dels="del " + ", ".join(["a"] * N),
        imports="import " + ", ".join(["a"] * N),
        froms="from a import (" + ", ".join("a%d" % i for i in range(N)) + ")",
        relative="from " + "." * N + "a import b",
    globals_="def f():\n global " + ", ".join("a%d" % i for i in range(N)),
        nonlocals="def g():\n " + "; ".join("a%d=1" % i for i in range(3000)) + "\n def f():\n  nonlocal " + ", ".join("a%d" % i for i in range(3000)),
        unpack="(" * N + "a" + ",)" * N + " = b",
        unpack2="[" * N + "a" + "]" * N + " = b",
        star="*a, " * N + "= b",
        aug="a += " * 2 + "b",
        ann="a: " * 3 + "b",
        cases="match a:\n" + " case 1: pass\n" * N,
        casedeep="match a:\n case " + "[" * N + "]" * N + ": pass",
        caseor="match a:\n case " + "1 | " * N + "1: pass",
        casemap="match a:\n case " + "{1: " * N + "b" + "}" * N + ": pass",
        caseclass="match a:\n case " + "A(" * N + ")" * N + ": pass",
        caseas="match a:\n case " + "(" * N + "1" + " as b)" * N + ": pass",
        typed="def f(" + ", ".join("a%d: b" % i for i in range(20000)) + "): pass",
        defaults="def f(" + ", ".join("a%d=1" % i for i in range(20000)) + "): pass",
        lines="\n" * 1000000,
        lines2="a\n" * N,
        classes="class A(" + ", ".join(["B"] * N) + "): pass",
        kwargs="f(" + ", ".join("a%d=1" % i for i in range(5000)) + ")",
        stars="f(" + ", ".join(["*a"] * N) + ")",
        kw2="f(" + ", ".join(["**a"] * N) + ")",
        lambdas="[" + ",".join(["lambda: 0"] * 20000) + "]",
        asserts="assert a, b\n" * N,
        returns="def f():\n" + " return 1\n" * N,
        yields="def f():\n" + " yield\n" * N,
        dictbig="{" + ",".join("%d:%d" % (i, i) for i in range(N)) + "}",
        setbig="{" + ",".join("%d" % i for i in range(N)) + "}",
        listbig="[" + ",".join("a%d" % i for i in range(N)) + "]",
        fbig="f'" + "{a}" * 20000 + "'",
        fdeep="f'{a:" + "{b}" * 10000 + "}'",
        fnest="f'{a:{b:{c}}}'").items():
    t("exec " + name, C(s))
