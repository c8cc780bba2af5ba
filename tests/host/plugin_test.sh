#!/bin/sh
# What is installed beside a package (importlib.metadata), and modules that are imported by names in a table: as in python3.
. tests/host/expect.sh
mkdir -p extra/plug/kinds extra/plug_thing-1.5.dist-info extra/other-2.dist-info
cat >extra/plug/__init__.py <<'END2'
import importlib
TABLE = {"a": "plug.kinds.first", "b": "plug.kinds.nowhere", "c": 'plug.kinds.broken'}
def get(name):
    return importlib.import_module(TABLE[name])
END2
: >extra/plug/kinds/__init__.py
echo 'KIND = 1' >extra/plug/kinds/first.py
echo 'KIND = 2' >extra/plug/kinds/offered.py
echo 'import not_installed_at_all' >extra/plug/kinds/broken.py
echo 'import plug.command' >extra/plug/command.py
echo plug >extra/plug_thing-1.5.dist-info/top_level.txt
printf 'Metadata-Version: 2.1\nName: plug-thing\nVersion: 1.5\nRequires-Dist: x (>1)\n' >extra/plug_thing-1.5.dist-info/METADATA
printf 'Metadata-Version: 2.1\nName: other\nVersion: 2\n' >extra/other-2.dist-info/METADATA
printf '[kinds]\no = plug.kinds.offered:KIND [more]\n\n[console_scripts]\np = plug.command:main\n' \
    >extra/plug_thing-1.5.dist-info/entry_points.txt
cat >program.py <<'END2'
import importlib.metadata as metadata
import plug
print(metadata.version("plug-thing"), metadata.requires("plug_thing"))
for each in metadata.entry_points(group="kinds"):
    print(each.name, each.value, each.load())
for name in "abc":
    try:
        print(plug.get(name).KIND)
    except ImportError as error:
        print(type(error).__name__, error)
try:
    metadata.version("nothing")
except metadata.PackageNotFoundError as error:
    print(error)
END2
PYTHONPATH=extra PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3.11 program.py >expected.txt 2>&1
for mode in --native --sim; do
    works "$pysgx" run $mode --path extra program.py
    check "as in python3, $mode: $out" [ "$out" = "$(cat expected.txt)" ]
done

# What a program cannot ask for is not in its image.
echo 'import plug' >program.py
works "$pysgx" build --path extra -o out.sgxs program.py
works "$pysgx" inspect --modules out.sgxs
has 'plug.kinds.first'
lacks 'plug.kinds.offered'
lacks 'plug.command'
lacks 'METADATA'

# A circle of imports.
echo 'import second' >first.py
echo 'from first import name' >second.py
cat >program.py <<'END2'
for module in "first", "third":
    try:
        __import__(module)
    except (ImportError, AttributeError) as error:
        print(str(error).replace(__file__.rpartition("/")[0] + "/", ""))
import first, third
END2
echo 'import fourth' >third.py
printf 'import third\nthird.name\n' >fourth.py
PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3.11 program.py 2>/dev/null >expected.txt
"$pysgx" run --native program.py >out.txt 2>/dev/null
check "a circle of imports: $(cat out.txt)" cmp out.txt expected.txt
finish
