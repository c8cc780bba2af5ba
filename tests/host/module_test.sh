#!/bin/sh
# pysgx run -m: what the program sees of its own name, and modules that its packages list.
. tests/host/expect.sh
mkdir -p pkg/sub pkg/plugins/more
cat >pkg/__init__.py <<'E'
E
cp pkg/__init__.py pkg/sub/__init__.py
cat >pkg/sub/mod.py <<'E'
import sys
from . import other
from .. import plugins
print(__name__, __package__, __spec__.name, __spec__.parent, __spec__.origin == __file__, __loader__.name, other.NAME)
print(sys.modules["__main__"].__spec__ is __spec__, "pkg.sub.mod" in sys.modules, sys.argv[1:])
print(plugins.names())
E
echo 'NAME = "other"' >pkg/sub/other.py
cat >pkg/plugins/__init__.py <<'E'
import pkgutil
import importlib
def names():
    return [importlib.import_module(m.name).NAME for m in pkgutil.walk_packages(__path__, __name__ + ".") if not m.ispkg]
E
echo 'NAME = "one"' >pkg/plugins/one.py
: >pkg/plugins/more/__init__.py
echo 'NAME = "two"' >pkg/plugins/more/two.py
echo 'print(__name__, __package__, __spec__.name); from . import sub; print(sub.__name__)' >pkg/__main__.py
echo 'print(__name__, __package__, __spec__.name, __spec__.parent)' >single.py
echo 'print(__name__, __package__, __spec__)' >plain.py
for words in '-m pkg.sub.mod a b' '-m pkg' '-m single' plain.py; do
    /usr/bin/python3.11 -B $words >expected.txt
    for mode in --native --sim; do
        "$pysgx" run $mode $words >out.txt 2>err.txt
        check "$words $mode" cmp expected.txt out.txt
    done
done
finish
