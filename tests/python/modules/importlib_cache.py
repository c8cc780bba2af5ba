# Names of cached files, the sources of importlib's own machinery, and sysconfig's data, which is imported by a made-up name.
import importlib.util
import sys
import sysconfig
from importlib import _bootstrap, _bootstrap_external

tag = sys.implementation.cache_tag


def show(function, *args, **kwargs):
    try:
        print(args, kwargs, repr(function(*args, **kwargs)).replace(tag, "TAG"))
    except Exception as error:
        print(args, kwargs, type(error).__name__, error)


for path in ["/a/b/c.py", "c.py", "/c", "", "a.b/c.d.py", "/a/", "x/.hidden", "//q.py"]:
    show(importlib.util.cache_from_source, path)
    show(importlib.util.cache_from_source, path, optimization=2)
for optimization in ["", "x", 0, 1, "a-b", " "]:
    show(importlib.util.cache_from_source, "/a/b.py", optimization=optimization)
show(importlib.util.cache_from_source, 7)
for path in ["/a/b/__pycache__/c.TAG.pyc", "__pycache__/c.TAG.opt-2.pyc", "/a/c.TAG.pyc", "/a/__pycache__/c.pyc", "/__pycache__/c.TAG.pyc",
             "/a/__pycache__/c.TAG.opu-2.pyc", "/a/__pycache__/c.TAG.opt-@.pyc", "/a/__pycache__/c.d.e.f.g", ""]:
    show(importlib.util.source_from_cache, path)
sys.pycache_prefix = "/tmp/cache/"
show(importlib.util.cache_from_source, "/a/b/c.py")
show(importlib.util.source_from_cache, "/tmp/cache/a/b/c.TAG.pyc")
show(importlib.util.source_from_cache, "/tmp/cached/a/b/c.TAG.pyc")
sys.pycache_prefix = None
kept, sys.implementation.cache_tag = tag, None
show(importlib.util.cache_from_source, "/a/b/c.py")
show(importlib.util.source_from_cache, "/a/b/c.py")
sys.implementation.cache_tag = kept
print(_bootstrap_external._get_sourcefile("/nowhere/x.pyc"), _bootstrap_external._get_sourcefile("x"))
print(_bootstrap is sys.modules["_frozen_importlib"], sysconfig.get_config_var("SIZEOF_LONG"))
