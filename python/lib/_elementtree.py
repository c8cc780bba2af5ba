# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""What xml.etree.ElementTree takes from C in CPython: elements, which tell no warning when they are asked for their truth."""
import sys

__all__ = ["Element"]
__stands_in_for_c__ = True


class Element(sys.modules["xml.etree.ElementTree"].Element):
    __module__ = "xml.etree.ElementTree"

    def __bool__(self):
        return len(self) != 0

    def __getitem__(self, index):
        try:
            return self._children[index]
        except IndexError:
            pass
        raise IndexError("child index out of range")

    def __setitem__(self, index, element):
        try:
            return super().__setitem__(index, element)
        except IndexError:
            pass
        raise IndexError("child assignment index out of range")

    def __delitem__(self, index):
        try:
            return super().__delitem__(index)
        except IndexError:
            pass
        raise IndexError("child assignment index out of range")


def _set_factories(comment_factory, pi_factory):
    return None, None
