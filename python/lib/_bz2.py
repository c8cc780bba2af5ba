# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""What module bz2 stands on. Programs that can do without it import it all the same; using it raises NotImplementedError.
What is not bz2 at all is refused as it is."""


def _missing(*args, **kwargs):
    raise NotImplementedError("bz2 compression is not implemented yet in Python-SGX")


class BZ2Compressor:
    __init__ = _missing


class BZ2Decompressor:
    eof, needs_input, unused_data = False, True, b""

    def decompress(self, data, max_length=-1):
        if data and not bytes(data).startswith(b"BZh"[:len(data)]):
            raise OSError("Invalid data stream")
        return _missing() if len(data) >= 3 else b""
