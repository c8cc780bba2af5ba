# The sources of modules and the data files of packages are files that a program can read, and change for itself.
import importlib.resources
import inspect
import os
import pkgutil
import textwrap

import _package

with open(__file__) as f:
    print(f.readline(), end="")
folder = os.path.dirname(_package.__file__)
print(sorted(name for name in os.listdir(folder) if name != "__pycache__"))
print(pkgutil.get_data("_package", "one.txt"), pkgutil.get_data("_package", "texts/deep/bytes.bin"))
with open(os.path.join(folder, "texts", "deep", "bytes.bin"), "rb") as f:
    print(f.read(), f.read(), f.seek(1), f.read(2), os.fstat(f.fileno()).st_size)
files = importlib.resources.files("_package")
print(files.joinpath("one.txt").read_text(), files.joinpath("texts").is_dir(), files.joinpath("none").exists())
print(sorted(p.name for p in files.iterdir() if p.name != "__pycache__"), (files / "texts" / "deep" / "bytes.bin").read_bytes())
with importlib.resources.as_file(files / "one.txt") as path:
    print(os.path.basename(path), os.path.getsize(path))
print(os.path.isfile(textwrap.__file__), os.path.isfile(inspect.__file__ + "c"))
with open(textwrap.__file__) as f:
    text = f.read()
print(text == inspect.getsource(textwrap), inspect.getsourcefile(textwrap.dedent) == textwrap.__file__)
print(inspect.getsource(textwrap.dedent).splitlines()[0], inspect.getsource(_package))
try:
    open(os.path.join(folder, "nowhere.txt"))
except OSError as error:
    print(type(error).__name__, error.errno)
try:
    pkgutil.get_data("_package", "nowhere.txt")
except OSError as error:
    print(type(error).__name__, error.errno)
