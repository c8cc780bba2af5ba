# pkgutil lists the modules of packages, which are frozen for it.
import os
import pkgutil
import sys

import _plugins
import json

print(_plugins.found)
print([(name, ispkg) for _, name, ispkg in pkgutil.iter_modules(_plugins.__path__)])
print([(name, ispkg) for _, name, ispkg in pkgutil.iter_modules(_plugins.__path__, "p.")])
print([(m.name, m.ispkg) for m in pkgutil.walk_packages(_plugins.__path__, "_plugins.")])
print(sys.modules["_plugins.deep"].NAME, "_plugins.deep.blue" in sys.modules)
print({"decoder", "encoder", "scanner"} <= {m.name for m in pkgutil.iter_modules(json.__path__)})
print([m.name for m in pkgutil.iter_modules(["/nowhere"])], list(pkgutil.iter_modules([])))
top = {m.name: m.ispkg for m in pkgutil.iter_modules()}
print(top["json"], top["pkgutil"], top["_plugins"], "sys" in top)
finder = pkgutil.get_importer(os.path.dirname(_plugins.__file__))
print(finder is not None, pkgutil.get_importer(os.path.dirname(_plugins.__file__)) is finder)
print(finder.find_spec("_plugins.red") is None or finder.find_spec("_plugins.red").name, finder.find_spec("_plugins.nothing"))
print(pkgutil.get_importer("/nowhere/at/all"))
try:
    pkgutil.iter_modules("text").__next__()
except ValueError as e:
    print(e)
try:
    sys.path_hooks[-1]("/nowhere/at/all")
except ImportError:
    print("ImportError")
