# A package whose __all__ holds a star, or names that are not there; a module that is found by a name in a string.
import importlib.util

import _starred

try:
    from _starred import *
except AttributeError as error:
    print(error)
print(_starred.inner.x)
spec = importlib.util.find_spec("html.parser")
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print(module.HTMLParser.__name__)
name = "inner"
print(importlib.import_module(f"_starred.{name}").x, __import__("_starred.%s" % name).__name__)
try:
    import os
    print(callable(os.system))
except AttributeError as error:
    print(error)
