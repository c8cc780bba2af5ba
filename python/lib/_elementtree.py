# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""What xml.etree.ElementTree takes from C in CPython: elements, which tell no warning when they are asked for their truth."""
import sys

__all__ = ["Element"]


class Element(sys.modules["xml.etree.ElementTree"].Element):
    __module__ = "xml.etree.ElementTree"

    def __bool__(self):
        return len(self) != 0


def _set_factories(comment_factory, pi_factory):
    return None, None
