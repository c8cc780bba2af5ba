# importlib over frozen and native modules, and a finder of the program.
import sys, importlib, importlib.machinery
import collections
m = importlib.import_module("collections.abc")
print(m.__name__, importlib.import_module(".abc", "collections") is m)
s = importlib.machinery.FrozenImporter.find_spec("collections")
print(collections.__spec__.name, collections.__path__[0] in collections.__file__)
src = collections.__loader__.get_source("collections")
print(src.splitlines()[0], collections.__loader__.is_package("collections"))
print(importlib.reload(collections) is collections)
try: importlib.import_module("nope.a")
except ModuleNotFoundError as e: print(e, e.name)
class Finder:
    def find_spec(self, name, path, target=None):
        if name == "magic": return importlib.machinery.ModuleSpec(name, self)
    def create_module(self, spec): return None
    def exec_module(self, module): module.x = 42
sys.meta_path.append(Finder())
magic = __import__("mag" + "ic")
print(magic.x, magic.__spec__.name, sys.modules["magic"] is magic)
print(sys.__spec__.name, __spec__, __name__, __package__, sys.__loader__)
print(collections.__spec__.parent, collections.__spec__.has_location, len(collections.__spec__.submodule_search_locations))
print(type(collections.__loader__).__name__, __loader__.name)
