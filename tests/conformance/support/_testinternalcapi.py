# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""The constants of CPython's module for testing its internals."""

SIZEOF_PYGC_HEAD = 16


def get_config():
    """What test.support asks of the configuration: instructions have positions within their lines."""
    return {"code_debug_ranges": 1}
