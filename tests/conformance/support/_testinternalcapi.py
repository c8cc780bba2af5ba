# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""The constants of CPython's module for testing its internals."""

SIZEOF_PYGC_HEAD = 16
