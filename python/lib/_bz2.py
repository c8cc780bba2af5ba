# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""What module bz2 stands on. Programs that can do without it import it all the same; using it raises NotImplementedError."""


def _missing(*args, **kwargs):
    raise NotImplementedError("bz2 compression is not implemented yet in Python-SGX")


class BZ2Compressor:
    __init__ = _missing


class BZ2Decompressor:
    __init__ = _missing
