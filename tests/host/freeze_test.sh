#!/bin/sh
# Which modules `pysgx build` freezes, and which missing ones fail it, by what name.
. tests/host/expect.sh
lib=$work/lib
mkdir -p app/pkg/sub app/space/deep extra "$lib/package" app/dots/inner
export SOURCE_DATE_EPOCH=1700000000

# A standard library of our own: what Debian's holds is not this test's subject.
echo 'import stdtwo' >"$lib/stdone.py"
: >"$lib/stdtwo.py"
printf 'def f():\n    import lazy\n    import pdb\n' >"$lib/stdlazy.py"
printf 'def g():\n    import lazier\n' >"$lib/lazy.py"
: >"$lib/lazier.py"
: >"$lib/pdb.py"
echo 'import _nowhere' >"$lib/broken.py"
printf '__all__ = ["starred", "other"]\n' >"$lib/package/__init__.py"
: >"$lib/package/starred.py"
: >"$lib/package/unseen.py"

build() { # build FILE OPTION...: lists what is frozen in out.txt
    works "$pysgx" build --enclave "$tiny" --heap 4M --stack 192K --stdlib "$lib" -o out.sgxs "$@"
    works "$pysgx" inspect --modules out.sgxs
}
refused() { # refused TEXT OPTION...
    text=$1
    shift
    rm -f out.sgxs out.sig
    fails 1 "$text" "$pysgx" build --enclave "$tiny" --heap 4M --stdlib "$lib" -o out.sgxs "$@"
    check 'nothing is left behind' [ ! -e out.sgxs ] && check 'nothing is left' [ ! -e out.sig ]
}

echo 'import stdone, sys' >app/one.py
build app/one.py
has '__main__ (one.py)'
has 'stdone (/usr/lib/python3.11/stdone.py)'
has 'stdtwo (/usr/lib/python3.11/stdtwo.py)'
lacks '  sys '
cp out.sgxs first.sgxs
cp out.sig first.sig
build app/one.py
check 'a second build gives the same image' cmp out.sgxs first.sgxs
check 'a second build gives the same signature' cmp out.sig first.sig
mkdir elsewhere && cp app/one.py elsewhere
(cd elsewhere && "$pysgx" build --enclave "$tiny" --heap 4M --stack 192K --stdlib "$lib" one.py >/dev/null 2>&1)
check 'the folder is not measured' cmp elsewhere/one.sgxs first.sgxs
echo 'import stdone, sys #' >app/one.py
build app/one.py
check 'the source is measured' sh -c '! cmp out.sgxs first.sgxs'

echo 'import pkg.sub.mod as m, helper' >app/two.py
echo 'from . import near' >app/pkg/__init__.py
: >app/pkg/near.py
: >app/pkg/sub/__init__.py
printf 'from ..near import thing\nfrom ... import beyond\nfrom .side import x\nfrom . import side as s\n' >app/pkg/sub/mod.py
: >app/pkg/sub/side.py
: >app/pkg/unused.py
: >app/helper.py
build app/two.py
for module in 'pkg (pkg/__init__.py)' 'pkg.near (pkg/near.py)' 'pkg.sub (pkg/sub/__init__.py)' \
    'pkg.sub.mod (pkg/sub/mod.py)' 'pkg.sub.side (pkg/sub/side.py)' 'helper (helper.py)'; do
    has "  $module"
done
lacks unused

echo 'import foo' >app/three.py
refused "three.py imports 'foo' (line 1), which is not found in app, $lib; give its folder with --path" app/three.py
: >extra/foo.py
build --path extra app/three.py
has '  foo (foo.py)'
export PYTHONPATH=nowhere:$work/extra
build app/three.py
has '  foo (foo.py)'
unset PYTHONPATH

printf 'try:\n    import foo\nexcept ImportError:\n    foo = None\ndef f():\n    import bar\nif f: import baz\n' >app/four.py
build app/four.py
lacks foo
build --path extra app/four.py
has '  foo (foo.py)'

printf 'x = """\nimport foo\n"""\n# import foo\n' >app/five.py
build app/five.py

echo 'import pkg.nothing' >app/six.py
refused "imports 'pkg.nothing'" app/six.py
echo 'from pkg import near, attribute' >app/six.py
build app/six.py
echo 'import one.two' >app/six.py # one is no package: what it does when it runs cannot be known
build app/six.py

echo 'import space.deep.leaf' >app/seven.py
: >app/space/deep/leaf.py
build app/seven.py
has '  space ()'
has '  space.deep ()'
has '  space.deep.leaf (space/deep/leaf.py)'

echo 'import broken' >app/eight.py
refused "/usr/lib/python3.11/broken.py imports '_nowhere'" app/eight.py
printf 'try:\n    import broken\nexcept ImportError: pass\n' >app/eight.py
build app/eight.py
lacks broken
mkdir "$lib/lib-dynload" && : >"$lib/lib-dynload/_nowhere.cpython-311-x86_64-linux-gnu.so"
: >extra/binary.cpython-311-x86_64-linux-gnu.so
echo 'import binary' >app/nine.py
refused 'compiled code' --path extra app/nine.py

echo 'import stdlazy' >app/ten.py
build app/ten.py
has '  lazy ('
lacks lazier
lacks pdb
printf 'from package import *\nfrom package.starred import x\n' >app/eleven.py
build app/eleven.py
has '  package.starred ('
lacks unseen

printf '\357\273\277# coding: utf-8\nimport helper\n' >app/bom.py
build app/bom.py
printf '# -*- coding: latin-1 -*-\nx = "\344"\nimport helper\n' >app/latin.py
build app/latin.py
has '  helper'
printf 'x = 1\nx = "\344"\n' >app/bad.py
refused "'bad.py' is not Python source: line 2 is not UTF-8" app/bad.py
printf 'x = \0\n' >app/bad.py
refused 'NUL bytes' app/bad.py
printf '#coding:nonsense\n' >app/bad.py
refused "unknown coding 'nonsense'" app/bad.py
cp app/bad.py app/badmodule.py
echo 'import badmodule' >app/twelve.py
refused "badmodule.py' declares the unknown coding" app/twelve.py

ln -s ../app/two.py extra/linked.py
build extra/linked.py
has '__main__ (linked.py)'
has '  helper (helper.py)'

cd app
build -m pkg.sub.mod
has 'pkg.sub.mod (pkg/sub/mod.py)'
has '  pkg ('
echo 'import helper' >pkg/__main__.py
build -m pkg
has 'pkg.__main__ (pkg/__main__.py)'
refused "no module named 'nothing'" -m nothing
refused 'cannot be run' -m sys
refused 'without a __main__.py' -m pkg.sub
finish
