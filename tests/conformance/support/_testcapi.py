# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""The constants of CPython's module for testing its C interface, which some tests of the language read."""

CHAR_MIN, CHAR_MAX, UCHAR_MAX = -128, 127, 255
SHRT_MIN, SHRT_MAX, USHRT_MAX = -(1 << 15), (1 << 15) - 1, (1 << 16) - 1
INT_MIN, INT_MAX, UINT_MAX = -(1 << 31), (1 << 31) - 1, (1 << 32) - 1
LONG_MIN, LONG_MAX, ULONG_MAX = -(1 << 63), (1 << 63) - 1, (1 << 64) - 1
LLONG_MIN, LLONG_MAX, ULLONG_MAX = LONG_MIN, LONG_MAX, ULONG_MAX
PY_SSIZE_T_MIN, PY_SSIZE_T_MAX = LONG_MIN, LONG_MAX
FLT_MIN, FLT_MAX = 1.1754943508222875e-38, 3.4028234663852886e38
DBL_MIN, DBL_MAX = 2.2250738585072014e-308, 1.7976931348623157e308
SIZEOF_PYGC_HEAD, SIZEOF_TIME_T, SIZEOF_VOID_P, SIZEOF_WCHAR_T = 16, 8, 8, 4
Py_DEBUG = WITH_PYMALLOC = 0


class error(Exception):
    pass


class RecursingInfinitelyError(Exception):
    pass
