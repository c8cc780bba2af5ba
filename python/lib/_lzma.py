# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""What module lzma stands on. Programs that can do without it import it all the same; using it raises NotImplementedError.
What is not lzma at all is refused as it is."""

CHECK_CRC32 = 1
CHECK_CRC64 = 4
CHECK_ID_MAX = 15
CHECK_NONE = 0
CHECK_SHA256 = 10
CHECK_UNKNOWN = 16
FILTER_ARM = 7
FILTER_ARMTHUMB = 8
FILTER_DELTA = 3
FILTER_IA64 = 6
FILTER_LZMA1 = 4611686018427387905
FILTER_LZMA2 = 33
FILTER_POWERPC = 5
FILTER_SPARC = 9
FILTER_X86 = 4
FORMAT_ALONE = 2
FORMAT_AUTO = 0
FORMAT_RAW = 3
FORMAT_XZ = 1
MF_BT2 = 18
MF_BT3 = 19
MF_BT4 = 20
MF_HC3 = 3
MF_HC4 = 4
MODE_FAST = 1
MODE_NORMAL = 2
PRESET_DEFAULT = 6
PRESET_EXTREME = 2147483648


class LZMAError(Exception):
    """Call to liblzma failed."""


def _missing(*args, **kwargs):
    raise NotImplementedError("lzma compression is not implemented yet in Python-SGX")


is_check_supported = _encode_filter_properties = _decode_filter_properties = _missing


class LZMACompressor:
    __init__ = _missing


class LZMADecompressor:
    eof, needs_input, unused_data, check = False, True, b"", CHECK_UNKNOWN

    def __init__(self, format=FORMAT_AUTO, memlimit=None, filters=None):
        pass

    def decompress(self, data, max_length=-1):
        if data and not bytes(data).startswith((b"\xfd7zXZ\0"[:len(data)], b"]\0\0"[:len(data)])):
            raise LZMAError("Input format not supported by decoder")
        return _missing() if len(data) >= 6 else b""
