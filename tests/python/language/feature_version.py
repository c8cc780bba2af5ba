# ast.parse(feature_version=...) refuses what older Pythons did not have.
import ast

sources = [
    ("async def f():\n    async with a: pass", 5),
    ("async def f():\n    return [x async for x in y]", 6),
    ("async def f():\n    await x", 5),
    ("a @ b", 5),
    ("a @= b", 5),
    ("x: int = 1", 6),
    ("f'{x}'", 6),
    ("(x := 0)", 8),
    ("def f(x, /): pass", 8),
    ("lambda x=1, /: x", 8),
    ("match x:\n    case 1: pass", 10),
    ("try: pass\nexcept* E: pass", 11),
    ("def f(x):\n    return x", 4),
]
for source, minor in sources:
    for version in range(max(4, minor - 1), 12):
        try:
            ast.parse(source, feature_version=(3, version))
        except SyntaxError as e:
            if version >= minor:
                print("refused", version, source)
            else:
                print(e.msg)
