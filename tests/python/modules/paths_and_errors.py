# How failing functions of the library name what failed, and what modules in C do by the way.
import array
import codecs
import collections.abc
import io
import os
import pathlib
import warnings
import xml.etree.ElementTree as ElementTree

for action in (lambda: open(pathlib.Path("none")), lambda: pathlib.Path("none").open(), lambda: pathlib.Path("none").read_text(),
               lambda: io.FileIO(pathlib.Path("none")), lambda: open(b"none"), lambda: open("none", "rb", 0)):
    try:
        action()
    except OSError as error:
        print(error, repr(error.filename))
for codec, data in (("hex", b"zz"), ("base64", b"a"), ("zlib", b"q"), ("uu", b"x")):
    try:
        codecs.decode(data, codec)
    except Exception as error:
        print(repr(error), repr(error.__cause__))
os.environ.pop("HOME", None)
print(os.path.expanduser("~"), os.path.expanduser("~/a"), pathlib.Path.home(), os.path.expanduser("~nobody-of-this-name/a"))
print(isinstance(array.array("i"), collections.abc.MutableSequence), issubclass(array.array, collections.abc.Sequence))
warnings.simplefilter("always")
tree = ElementTree.fromstring("<a><b/><c><d/></c></a>")
print(bool(tree), bool(tree.find("b")), not tree.find("c"), repr(type(tree)), isinstance(tree, ElementTree.Element))
tree.append(ElementTree.Element("e", {"k": "v"}))
ElementTree.SubElement(tree, "f").text = "t"
print(ElementTree.tostring(tree), [child.tag for child in tree.iter()])
