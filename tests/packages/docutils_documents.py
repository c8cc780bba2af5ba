# docutils: reStructuredText to pseudo-XML and manual pages.
import os
import tempfile

import docutils.languages.en
import docutils.parsers.rst.languages.en

from docutils import core, nodes
from docutils.parsers.rst import Directive, directives, roles

SOURCE = """
=====
Title
=====

:Author: Me
:Date: 2020

A paragraph with *emphasis*, **strong**, ``code``, a link_, a footnote [1]_ and |sub|.

.. _link: https://example.org/
.. [1] The note.
.. |sub| replace:: substituted

Section
-------
- item one
- item two

  1. nested
  #. more

term
  definition

==== =====
a    b
==== =====
1    two
3    four
==== =====

+---+-------+
| x | wide  |
+---+-------+
| y | *em*  |
+---+-------+

.. code:: python

   def f(): pass

.. note:: Take note.

.. image:: pic.png
   :alt: a picture
   :width: 50%

.. math:: a^2 + b^2

.. shout:: loud

Literal::

  kept  as is

:up:`role`

>>> doctest()
1
"""


class Shout(Directive):
    required_arguments = 1
    option_spec = {"times": directives.nonnegative_int}

    def run(self):
        return [nodes.paragraph(text=self.arguments[0].upper())]


directives.register_directive("shout", Shout)
roles.register_local_role("up", lambda role, raw, text, line, inliner, options={}, content=[]: ([nodes.strong(raw, text.upper())], []))
settings = {"warning_stream": False, "embed_stylesheet": False, "datestamp": None, "generator": None, "syntax_highlight": "none", "stylesheet_path": None, "stylesheet": None}
template = os.path.join(tempfile.mkdtemp(), "template.txt")  # Debian's are not beside the package
with open(template, "w") as f:
    f.write("%(html_title)s|%(body)s|\n")
settings["template"] = template
for writer in ("pseudoxml", "manpage"):
    print("=====", writer)
    text = core.publish_string(SOURCE, writer_name=writer, settings_overrides=settings).decode()
    print("\n".join(line for line in text.splitlines() if "docutils" not in line.lower()))
tree = core.publish_doctree("Broken *emphasis\n\n.. nosuch:: x\n\nT\n==\n==\n", settings_overrides={"warning_stream": False, "report_level": 5})
print([n.astext()[:50] for n in tree.traverse(nodes.problematic)], tree.pformat()[:200])
