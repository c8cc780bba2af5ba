# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Memory-mapped files, of the enclave's own files: what is written goes to the file with flush() and close()."""
import os as _os

ACCESS_DEFAULT, ACCESS_READ, ACCESS_WRITE, ACCESS_COPY = range(4)
MAP_SHARED, MAP_PRIVATE, MAP_ANON, MAP_ANONYMOUS = 1, 2, 32, 32
PROT_READ, PROT_WRITE, PROT_EXEC = 1, 2, 4
PAGESIZE = ALLOCATIONGRANULARITY = 4096
error = OSError


class mmap:
    def __init__(self, fileno, length, flags=MAP_SHARED, prot=PROT_READ | PROT_WRITE, access=ACCESS_DEFAULT, offset=0):
        if length < 0:
            raise OverflowError("memory mapped length must be positive")
        if offset < 0:
            raise OverflowError("memory mapped offset must be positive")
        if access != ACCESS_DEFAULT and (flags, prot) != (MAP_SHARED, PROT_READ | PROT_WRITE):
            raise ValueError("mmap can't specify both access and flags, prot.")
        if not 0 <= access <= ACCESS_COPY:
            raise ValueError("mmap invalid access parameter.")
        if access == ACCESS_DEFAULT:
            access = ACCESS_READ if not prot & PROT_WRITE else ACCESS_COPY if flags & MAP_PRIVATE else ACCESS_WRITE
        self._fd, self._access, self._offset, self._at = -1, access, offset, 0
        if fileno == -1:
            self._data = bytearray(length)
            return
        size = _os.fstat(fileno).st_size
        if length == 0:
            if size == 0:
                raise ValueError("cannot mmap an empty file")
            if offset >= size:
                raise ValueError("mmap offset is greater than file size")
            length = size - offset
        elif offset + length > size:
            raise ValueError("mmap length is greater than file size")
        self._fd = _os.dup(fileno)
        self._data = bytearray(self._read(length))

    def _read(self, length):
        before = _os.lseek(self._fd, 0, 1)
        _os.lseek(self._fd, self._offset, 0)
        data = b""
        while len(data) < length and (part := _os.read(self._fd, length - len(data))):
            data += part
        _os.lseek(self._fd, before, 0)
        return data

    def _open(self, write=False):
        if self._data is None:
            raise ValueError("mmap closed or invalid")
        if write and self._access == ACCESS_READ:
            raise TypeError("mmap can't modify a readonly memory map.")
        return self._data

    @property
    def closed(self):
        return self._data is None

    def flush(self, offset=0, size=None, /):
        data = self._open()
        if self._fd < 0 or self._access != ACCESS_WRITE:
            return
        before = _os.lseek(self._fd, 0, 1)
        _os.lseek(self._fd, self._offset, 0)
        _os.write(self._fd, bytes(data))
        _os.lseek(self._fd, before, 0)

    def close(self):
        if self._data is not None:
            self.flush()
            if self._fd >= 0:
                _os.close(self._fd)
            self._data = None

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, *exception):
        self.close()

    def __len__(self):
        return len(self._open())

    def size(self):
        self._open()
        return _os.fstat(self._fd).st_size

    def __getitem__(self, index):
        data = self._open()
        if isinstance(index, int) and not -len(data) <= index < len(data):
            raise IndexError("mmap index out of range")
        found = data[index]
        return bytes(found) if isinstance(index, slice) else found

    def __setitem__(self, index, value):
        data = self._open(True)
        if isinstance(index, slice) and len(data[index]) != len(value):
            raise IndexError("mmap slice assignment is wrong size")
        data[index] = value

    def __iter__(self):
        return (self[i : i + 1] for i in range(len(self)))

    def find(self, sub, start=None, end=None, /):
        return self._open().find(sub, self._at if start is None else start, end)

    def rfind(self, sub, start=None, end=None, /):
        return self._open().rfind(sub, self._at if start is None else start, end)

    def read(self, n=None, /):
        data = self._open()
        end = len(data) if n is None or n < 0 else min(len(data), self._at + n)
        part, self._at = bytes(data[self._at : end]), end
        return part

    def read_byte(self):
        if self._at >= len(self._open()):
            raise ValueError("read byte out of range")
        self._at += 1
        return self._data[self._at - 1]

    def readline(self):
        end = self._open().find(b"\n", self._at) + 1
        return self.read((end or len(self._data)) - self._at)

    def seek(self, pos, whence=0, /):
        if not 0 <= whence <= 2:
            raise ValueError("unknown seek type")
        at = pos + (0, self._at, len(self._open()))[whence]
        if not 0 <= at <= len(self._data):
            raise ValueError("seek out of range")
        self._at = at

    def tell(self):
        self._open()
        return self._at

    def write(self, data, /):
        if len(data) > len(self._open(True)) - self._at:
            raise ValueError("data out of range")
        self._data[self._at : self._at + len(data)] = data
        self._at += len(data)
        return len(data)

    def write_byte(self, byte, /):
        self.write(bytes([byte]))

    def move(self, dest, src, count, /):
        data = self._open(True)
        if min(dest, src, count) < 0 or max(dest, src) + count > len(data):
            raise ValueError("source, destination, or count out of range")
        data[dest : dest + count] = data[src : src + count]

    def resize(self, newsize, /):
        if self._access not in (ACCESS_DEFAULT, ACCESS_WRITE):
            raise TypeError("mmap can't resize a readonly or copy-on-write memory map.")
        data = self._open()
        if self._fd >= 0:
            _os.ftruncate(self._fd, self._offset + newsize)
        data[newsize:] = bytes(max(newsize - len(data), 0))

    def madvise(self, option, start=0, length=None, /):
        self._open()

    def __repr__(self):
        if self._data is None:
            return "<mmap.mmap closed=True>"
        kind = ("DEFAULT", "READ", "WRITE", "COPY")[self._access]
        return f"<mmap.mmap closed=False, access=ACCESS_{kind}, length={len(self)}, pos={self._at}, offset={self._offset}>"
