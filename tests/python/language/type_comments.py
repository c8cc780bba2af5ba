# Type comments in trees, positions included, and where they may not stand.
import ast

TEXTS = ['''\
def f(
    a,  # type: int
    /,
    b=1,  # type: A[b]
    *c,  # type: C
    d,  #  type:   D  
    **e  # type: E
):  # type: (...) -> int
    x = y = 1  # type: int
    return x  # type: ignore[x]

async def g():
    # type: () -> ä
    async for a in b:  # type: str
        pass
    else:
        pass
    async with c as d, e:  # type: str
        pass
# type: ignore
with a:  # type: x
    pass
for z in z: # type: q
    pass
''', "x = 1 # type: ignored\n", "x: int = 1 # type: int\n", "f(a, # type: int\n b)\n", "def f(*, # type: int\n a): pass\n",
    "def f(): # type: int\n  # type: int\n  pass\n", "if x:  # type: int\n  pass\n", "# type: int\n", "x = 1 #type:int\n",
    "lambda a, # type: int\n b: 1\n", "(lambda a, # type: ignore\n b: 1)\n", "class A:  # type: int\n  pass\n",
    "def f():\n  # type: () -> int\n  # type: ignore\n  x = 1 # type: ignore # more\n", "x = [ # type: int\n 1]\n"]

for text in TEXTS:
    for comments in True, False:
        try:
            print(ast.dump(ast.parse(text, type_comments=comments), include_attributes=True))
        except SyntaxError as error:
            print(error.args)

for text, minor in [("async = 1\nawait = async\n", 6), ("async = 1\n", 7), ("async def f():\n  await x\nawait = 1\n", 6),
                    ("async def f():\n  def g(): await x\n\n  await = 1\n", 6), ("1_0", 5), ("0x_f", 5), ("1_0", 6), ("f'{a=}'", 7),
                    ("with (a as b): pass", 8), ("with (a, b): pass", 8), ("with (a), b: pass", 8),
                    ("with (a, b) as c: pass", 8)]:
    try:
        print(ast.dump(ast.parse(text, feature_version=(3, minor))))
    except SyntaxError as error:
        print(text, error.args)
