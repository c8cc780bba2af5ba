# What programs found: archives of no kind, elements' children out of range.
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
