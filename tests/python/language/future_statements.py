# From __future__: every feature of 3.11 is there, and what is refused.
from __future__ import absolute_import, division, generator_stop, print_function, unicode_literals, with_statement, nested_scopes, generators
from __future__ import annotations as notes

print(notes.getMandatoryRelease() if notes.getMandatoryRelease() is None else "set", 1 / 2, type(print).__name__)


def f(x: not_defined) -> also_not: pass


print(f.__annotations__)
for code in ("from __future__ import nonsense", "x = 1\nfrom __future__ import division", "'doc'\nfrom __future__ import division", "from __future__ import braces", "'doc'\n'second'\nfrom __future__ import division", "from __future__ import *", "import sys\nfrom __future__ import division", "from __future__ import (division, annotations)"):
    try:
        compile(code, "<c>", "exec")
        print("ok")
    except SyntaxError as e:
        print(e.msg)
import __future__
print(__future__.all_feature_names[:3], __future__.division.optional)
