# Modules of the import system that look into its machinery, and compression that is asked for only when it is used.
import bz2
import importlib.abc
import importlib.metadata
import importlib.util
import lzma
import zipimport

print(issubclass(importlib.abc.SourceLoader, importlib.abc.InspectLoader))
print(bz2.BZ2File.__name__, lzma.FORMAT_XZ)
try:
    importlib.metadata.version("no-such-distribution")
except importlib.metadata.PackageNotFoundError as error:
    print(error)
