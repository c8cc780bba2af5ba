# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Call functions inside an enclave from an ordinary Python program, over libpysgx.

    import pysgx

    with pysgx.Enclave("app.sgxs") as enclave:
        print(enclave.score("x", [1.0, 2.0]))

What the enclave raises is an EnclaveError, and also of the built-in class of that name, if there is one. A program may
use one Enclave from many threads; calls happen one at a time.
"""
import builtins
import ctypes
import os

from . import _codec

__all__ = ["Enclave", "EnclaveError", "Error"]

_OK, _RAISED = 0, 1


class Error(Exception):
    """The enclave could not be opened or called."""


class EnclaveError(Exception):
    """An exception of the program inside: type is the name of its class."""

    type = "Exception"


class _Data(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("size", ctypes.c_size_t)]


_Function = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


def _load():
    here = os.path.dirname(os.path.abspath(__file__))
    beside = [os.path.join(here, *[".."] * up, "libpysgx.so.0") for up in (1, 3, 4)]
    for path in filter(None, [os.environ.get("PYSGX_LIBRARY"), *beside]):
        if os.path.exists(path):
            return ctypes.CDLL(path)
    return ctypes.CDLL("libpysgx.so.0")


def _declare(library):
    for name, result, arguments in (
            ("error", ctypes.c_char_p, []), ("exception", ctypes.c_char_p, []),
            ("open", ctypes.c_void_p, [ctypes.c_char_p, ctypes.c_char_p]), ("close", ctypes.c_int, [ctypes.c_void_p]),
            ("is_simulated", ctypes.c_bool, [ctypes.c_void_p]), ("free", None, [ctypes.c_void_p]),
            ("call_data", ctypes.c_int, [ctypes.c_void_p, ctypes.c_char_p, _Data, ctypes.POINTER(_Data),
                                         ctypes.POINTER(_Data)]),
            ("register", ctypes.c_int, [ctypes.c_void_p, ctypes.c_char_p, _Function, ctypes.c_void_p]),
            ("fail", ctypes.c_int, [ctypes.c_char_p]),
            ("get_data", ctypes.c_int, [ctypes.c_void_p, ctypes.POINTER(_Data)]),
            ("put_data", None, [ctypes.c_void_p, _Data])):
        function = getattr(library, "pysgx_" + name)
        function.restype, function.argtypes = result, arguments
    return library


_library = None


def _lib():
    global _library
    if _library is None:
        _library = _declare(_load())
    return _library


def _outgoing(encoded):
    buffer = ctypes.create_string_buffer(encoded, len(encoded))
    data = _Data(ctypes.cast(buffer, ctypes.c_void_p), len(encoded))
    data.keep = buffer
    return data


def _incoming(data):
    value = _codec.decode(ctypes.string_at(data.data, data.size))
    _lib().pysgx_free(data.data)
    return value


def _raised():
    name, line = _lib().pysgx_exception().decode("utf-8", "replace"), _lib().pysgx_error().decode("utf-8", "replace")
    message = line[len(name) + 2:]
    kind = getattr(builtins, name, None)
    bases = (EnclaveError,)
    if isinstance(kind, type) and issubclass(kind, Exception):
        bases = (EnclaveError, kind)
    try:
        error = type(name, bases, {"type": name})(message)
    except TypeError:  # UnicodeDecodeError and its kin want more than a message
        error = type(name, (EnclaveError,), {"type": name})(message)
    return error


class Enclave:
    """An image that `pysgx build` wrote, in an enclave: its exported functions are this object's methods.

    mode: "sgx", "sim" or "sim-strict"; None: real where the machine has SGX, else simulated, which it tells.
    """

    def __init__(self, path, mode=None):
        self._handle = _lib().pysgx_open(os.fsencode(path), mode.encode() if mode else None)
        self._functions = {}
        if not self._handle:
            raise Error(_lib().pysgx_error().decode())

    @property
    def is_simulated(self):
        """Is nothing protected?"""
        return _lib().pysgx_is_simulated(self._live())

    def _live(self):
        if not self._handle:
            raise Error("the enclave is closed")
        return self._handle

    def call(self, function, /, *arguments, **named):
        """Call an exported function."""
        result = _Data()
        given = _outgoing(_codec.encode(named)) if named else None
        status = _lib().pysgx_call_data(self._live(), function.encode(), _outgoing(_codec.encode(list(arguments))),
                                        ctypes.byref(given) if given else None, ctypes.byref(result))
        if status == _OK:
            return _incoming(result)
        if status == _RAISED:
            raise _raised() from None
        raise Error(_lib().pysgx_error().decode())

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *arguments, **named: self.call(name, *arguments, **named)

    def register(self, function, name=None):
        """Let the enclave call this function, which it declares with @ocall. Its arguments are untrusted input."""
        def answer(context, call):
            try:
                arguments, data = [], _Data()
                while _lib().pysgx_get_data(call, ctypes.byref(data)) == _OK:
                    arguments.append(_incoming(data))
                _lib().pysgx_put_data(call, _outgoing(_codec.encode(function(*arguments))))
                return _OK
            except BaseException as error:
                return _lib().pysgx_fail(f"{type(error).__name__}: {error}".encode("utf-8", "replace"))
        name = name or function.__name__
        self._functions[name] = _Function(answer)
        _lib().pysgx_register(self._live(), name.encode(), self._functions[name], None)
        return function

    def close(self):
        """Let the program end: its exit status."""
        handle, self._handle = self._handle, None
        if not handle:
            return 0
        status = _lib().pysgx_close(handle)
        if status < 0:
            raise Error(_lib().pysgx_error().decode())
        return status

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()
