# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""The encoding of what crosses the enclave's edge: deterministic CBOR (RFC 8949, 4.2), floats of 64 bits."""
import math
import struct

_NAN = b"\xfb\x7f\xf8\0\0\0\0\0\0"
_DEPTH_MAX = 100


def _head(major, n):
    if n < 24:
        return bytes([major << 5 | n])
    for low, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if n < 1 << (8 * size):
            return bytes([major << 5 | low]) + n.to_bytes(size, "big")
    raise OverflowError(n)


def encode(value, depth=1):
    """The one encoding of None, bool, int, float, str, bytes, list, tuple, dict or a dataclass. depth: how many arrays
    and maps it is in."""
    if value is None or isinstance(value, bool):
        return {None: b"\xf6", False: b"\xf4", True: b"\xf5"}[value]
    if isinstance(value, int):
        major, n = (1, ~value) if value < 0 else (0, int(value))
        if n < 1 << 64:
            return _head(major, n)
        digits = n.to_bytes((n.bit_length() + 7) // 8, "big")
        return _head(6, 2 + major) + _head(2, len(digits)) + digits
    if isinstance(value, float):
        return _NAN if math.isnan(value) else b"\xfb" + struct.pack(">d", value)
    if isinstance(value, str):
        text = value.encode()
        return _head(3, len(text)) + text
    if isinstance(value, (bytes, bytearray, memoryview)):
        return _head(2, len(bytes(value))) + bytes(value)
    if hasattr(type(value), "__dataclass_fields__"):
        value = {name: getattr(value, name) for name in value.__dataclass_fields__}
    if isinstance(value, (list, tuple, dict)) and depth >= _DEPTH_MAX:
        raise ValueError("a value nests too deeply to cross the enclave's edge")
    if isinstance(value, (list, tuple)):
        return _head(4, len(value)) + b"".join([encode(each, depth + 1) for each in value])
    if isinstance(value, dict):
        for key in value:
            _check_key(key)
        pairs = sorted([(encode(k, depth + 1), encode(v, depth + 1)) for k, v in value.items()])
        return _head(5, len(pairs)) + b"".join([k + v for k, v in pairs])
    raise TypeError(f"a value of type {type(value).__name__} cannot cross the enclave's edge")


def _check_key(key):
    if isinstance(key, tuple):
        for each in key:
            _check_key(each)
    elif isinstance(key, dict) or hasattr(type(key), "__dataclass_fields__"):
        raise TypeError(f"a value of type {type(key).__name__} cannot be a key at the enclave's edge")


def decode(data):
    """The value whose encoding data is: libpysgx has checked that it is one."""
    value, at = _item(data, 0, False)
    if at != len(data):
        raise ValueError("malformed data")
    return value


def _item(data, at, in_key):
    major, low, at = data[at] >> 5, data[at] & 31, at + 1
    n = low
    if low >= 24:
        size = 1 << (low - 24)
        n, at = int.from_bytes(data[at:at + size], "big"), at + size
    if major < 2:
        return (~n if major else n), at
    if major == 2:
        return data[at:at + n], at + n
    if major == 3:
        return data[at:at + n].decode(), at + n
    if major == 4:
        items = []
        for _ in range(n):
            value, at = _item(data, at, in_key)
            items.append(value)
        return (tuple(items) if in_key else items), at
    if major == 5:
        items = {}
        for _ in range(n):
            key, at = _item(data, at, True)
            items[key], at = _item(data, at, False)
        return items, at
    if major == 6:
        digits, at = _item(data, at, False)
        value = int.from_bytes(digits, "big")
        return (~value if n == 3 else value), at
    if low == 27:
        return struct.unpack(">d", data[at - 8:at])[0], at
    return {20: False, 21: True, 22: None}[low], at
