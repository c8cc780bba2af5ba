# What programs found: archives of no kind, elements' children out of range, features named behind other statements on a line.
import io
import tarfile
import traceback
import xml.etree.ElementTree as ET


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e, [entry.name for entry in traceback.extract_tb(e.__traceback__) if entry.filename == __file__])


for junk in b"", b"junk", b"BZ", bytes(600):
    attempt(lambda: tarfile.open(fileobj=io.BytesIO(junk)).getnames())
root = ET.fromstring("<a><b/><c/></a>")
print(root[1].tag, root[-2].tag, [e.tag for e in root[:5]])
for f in (lambda: root[2], lambda: root[-3], lambda: root.__setitem__(2, root), lambda: root.__delitem__(5), lambda: root.remove(root)):
    attempt(f)
for text in ("from __future__ import nested_scopes; import string; from __future__ import nested_scopes\n", "x=1; y=2; from __future__ import annotations",
             "'doc'; x=1; from __future__ import no_such", "x=1\ny=2; from __future__ import annotations", "if 1: from __future__ import annotations",
             "pass;\\\nfrom __future__ import annotations"):
    try:
        compile(text, "text", "exec")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
