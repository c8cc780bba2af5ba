# html5lib: broken documents, their trees and errors.
import html5lib
from html5lib import treebuilders, treewalkers, serializer
for t in ["<p>a<b>c</p>d</b>", "<table><tr>x<td>y", "<svg><path/></svg><math><mi>x</mi></math>", "&notin;&#x80;&bogus;", "<!DOCTYPE html><title>x</title><select><option>a<option>b", "<a><p></a></p>", "\0<plaintext>x</p>"]:
    p = html5lib.HTMLParser(tree=treebuilders.getTreeBuilder("etree")); d = p.parse(t); w = treewalkers.getTreeWalker("etree")
    print("".join(serializer.HTMLSerializer(omit_optional_tags=False, quote_attr_values="always").serialize(w(d)))); print([(e[1], e[2]) for e in p.errors])
