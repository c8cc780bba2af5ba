# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Call functions inside an enclave from an ordinary Python program, over libpysgx.

    import pysgx

    with pysgx.Enclave("app.sgxs") as enclave:
        print(enclave.score("x", [1.0, 2.0]))

What the enclave raises is an EnclaveError, and also of the built-in class of that name, if there is one. A program may
use one Enclave from many threads; calls happen one at a time, or as many at once as its manifest says (threads = N).

verify() checks quotes; it needs no enclave.
"""
import builtins
import ctypes
import os
import threading

from . import _codec

__all__ = ["Enclave", "EnclaveError", "Error", "QuoteError", "QuoteRefused", "Verdict", "verify"]

_OK, _RAISED, _REFUSED = 0, 1, 2


class Error(Exception):
    """The enclave could not be opened or called."""


class QuoteError(Error):
    """A quote that is not true, or cannot be verified."""


class QuoteRefused(QuoteError):
    """A true quote of something that is not wanted: verdict tells of what."""

    verdict = None


class EnclaveError(Exception):
    """An exception of the program inside: type is the name of its class, traceback what a debug enclave tells of where."""

    type, traceback = "Exception", ""


class _Data(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("size", ctypes.c_size_t)]


class _Policy(ctypes.Structure):
    _fields_ = [("mrenclave", ctypes.c_char_p), ("mrsigner", ctypes.c_char_p), ("report_data", ctypes.c_char_p),
                ("has_product_id", ctypes.c_bool), ("product_id", ctypes.c_uint16), ("least_svn", ctypes.c_uint16),
                ("strict", ctypes.c_bool), ("allow_debug", ctypes.c_bool), ("allow_simulated", ctypes.c_bool),
                ("at", ctypes.c_int64)]


class _Verdict(ctypes.Structure):
    _fields_ = [("mrenclave", ctypes.c_uint8 * 32), ("mrsigner", ctypes.c_uint8 * 32),
                ("report_data", ctypes.c_uint8 * 64), ("product_id", ctypes.c_uint16), ("svn", ctypes.c_uint16),
                ("debug", ctypes.c_bool), ("platform", ctypes.c_char_p)]


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
            ("error", ctypes.c_char_p, []), ("exception", ctypes.c_char_p, []), ("message", _Data, []),
            ("traceback", _Data, []),
            ("open", ctypes.c_void_p, [ctypes.c_char_p, ctypes.c_char_p]), ("close", ctypes.c_int, [ctypes.c_void_p]),
            ("open_program", ctypes.c_void_p, [ctypes.c_char_p, ctypes.c_char_p, ctypes.c_char_p]),
            ("program_hash", ctypes.c_int, [ctypes.c_void_p, ctypes.c_char_p]),
            ("quote_target", ctypes.c_int, [ctypes.c_void_p, ctypes.c_char_p]),
            ("quote", ctypes.c_int, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.POINTER(_Data)]),
            ("verify", ctypes.c_int, [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.POINTER(_Policy),
                                      ctypes.POINTER(_Verdict)]),
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


def _text_of(data):
    return ctypes.string_at(data.data, data.size).decode("utf-8", "replace")


def _given(text):
    """A text for C, which ends at a NUL."""
    encoded = os.fsencode(text)
    if b"\0" in encoded:
        raise ValueError("embedded null character")
    return encoded


def _error(kind=Error):
    return kind(_lib().pysgx_error().decode("utf-8", "replace"))


def _raised():
    name = _lib().pysgx_exception().decode("utf-8", "replace")
    message, traceback = _text_of(_lib().pysgx_message()), _text_of(_lib().pysgx_traceback())
    kind = getattr(builtins, name, None)
    bases = (EnclaveError,)
    if isinstance(kind, type) and issubclass(kind, Exception):
        bases = (EnclaveError, kind)
    try:
        error = type(name, bases, {"type": name})(message)
    except TypeError:  # UnicodeDecodeError and its kin want more than a message
        error = type(name, (EnclaveError,), {"type": name})(message)
    error.traceback = traceback
    return error


class _Handle:
    """libpysgx's handle, as long as somebody uses it: `with handle as enclave`. close() waits for the others' calls."""

    def __init__(self, value):
        self._value, self._users, self._closing = value, 0, False
        self._change, self._mine = threading.Condition(), threading.local()

    def __enter__(self):
        depth = getattr(self._mine, "depth", 0)
        with self._change:
            if not self._value or (self._closing and not depth):
                raise Error("the enclave is closed")
            self._users += 1
        self._mine.depth = depth + 1
        return self._value

    def __exit__(self, *exception):
        self._mine.depth -= 1
        with self._change:
            self._users -= 1
            self._change.notify_all()

    def take(self):
        """The handle, which is the caller's alone now; None when it was taken already."""
        if getattr(self._mine, "depth", 0):
            raise Error("a function that the enclave calls cannot close it")
        with self._change:
            self._closing = True
            self._change.wait_for(lambda: not self._users)
            value, self._value = self._value, None
        return value


class Enclave:
    """An image that `pysgx build` wrote, in an enclave: its exported functions are this object's methods.

    mode: "sgx", "sim" or "sim-strict"; None: real where the machine has SGX, else simulated, which it tells.
    program: FILE.py for a generic image (`pysgx build --generic`), which is given it with all that it can import.
    """

    def __init__(self, path, mode=None, *, program=None):
        handle = _lib().pysgx_open_program(_given(path), _given(program) if program else None,
                                            _given(mode) if mode else None)
        if not handle:
            raise _error()
        self._handle, self._functions = _Handle(handle), []

    @property
    def program_hash(self):
        """What names the program of a generic image in its reports: 32 bytes, the second half of the report data."""
        value = ctypes.create_string_buffer(32)
        with self._handle as handle:
            if _lib().pysgx_program_hash(handle, value) != _OK:
                raise _error()
        return value.raw

    def quote_target(self):
        """The quoting enclave's TARGETINFO: what the program inside makes a report for."""
        value = ctypes.create_string_buffer(512)
        with self._handle as handle:
            if _lib().pysgx_quote_target(handle, value) != _OK:
                raise _error()
        return value.raw

    def quote(self, report):
        """A quote of a report (432 bytes) that the program made for quote_target()."""
        result = _Data()
        with self._handle as handle:
            if _lib().pysgx_quote(handle, bytes(report), len(report), ctypes.byref(result)) != _OK:
                raise _error()
        quote = ctypes.string_at(result.data, result.size)
        _lib().pysgx_free(result.data)
        return quote

    @property
    def is_simulated(self):
        """Is nothing protected?"""
        with self._handle as handle:
            return _lib().pysgx_is_simulated(handle)

    def call(self, function, /, *arguments, **named):
        """Call an exported function."""
        result = _Data()
        given = _outgoing(_codec.encode(named)) if named else None
        with self._handle as handle:
            status = _lib().pysgx_call_data(handle, _given(function), _outgoing(_codec.encode(list(arguments))),
                                            ctypes.byref(given) if given else None, ctypes.byref(result))
        if status == _OK:
            return _incoming(result)
        if status == _RAISED:
            raise _raised() from None
        raise _error()

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
        registered = _Function(answer)
        self._functions.append(registered)  # one that it replaces may still run
        with self._handle as handle:
            _lib().pysgx_register(handle, _given(name), registered, None)
        return function

    def close(self):
        """Let the program end, when the calls of other threads have returned: its exit status."""
        handle = self._handle.take()
        if not handle:
            return 0
        status = _lib().pysgx_close(handle)
        if status < 0:
            raise _error()
        return status

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


class Verdict:
    """What a quote says, once it is known to be true: mrenclave, mrsigner, report_data (bytes), product_id, svn, debug,
    platform ("UpToDate" ...)."""

    def __init__(self, found):
        self.mrenclave, self.mrsigner = bytes(found.mrenclave), bytes(found.mrsigner)
        self.report_data = bytes(found.report_data)
        self.product_id, self.svn, self.debug = found.product_id, found.svn, found.debug
        self.platform = found.platform.decode()

    def __repr__(self):
        return (f"<verdict {self.platform} on {self.mrenclave.hex()[:16]} by {self.mrsigner.hex()[:16]}, "
                f"product {self.product_id} svn {self.svn}>")


def _exactly(value, size, what):
    if value is not None and len(value) != size:
        raise ValueError(f"{what} has {size} bytes, not {len(value)}")
    return None if value is None else bytes(value)


def verify(quote, collateral=None, *, mrenclave=None, mrsigner=None, report_data=None, product_id=None, min_svn=0,
           strict=False, allow_debug=False, allow_simulated=False, at=None):
    """The Verdict on a quote that is true and wanted; else QuoteError, or QuoteRefused when it is true but not wanted.

    collateral: Intel's, a JSON text (docs/attestation.md); none for a simulated quote. mrenclave, mrsigner (32 bytes),
    report_data (64), product_id: what is wanted; None: any. strict: of a platform that is up to date only. at: as of this
    time, seconds since 1970.
    """
    policy = _Policy(_exactly(mrenclave, 32, "mrenclave"), _exactly(mrsigner, 32, "mrsigner"),
                     _exactly(report_data, 64, "report_data"), product_id is not None, product_id or 0, min_svn, strict,
                     allow_debug, allow_simulated, int(at or 0))
    if isinstance(collateral, str):
        collateral = collateral.encode()
    found = _Verdict()
    status = _lib().pysgx_verify(bytes(quote), len(quote), collateral, ctypes.byref(policy), ctypes.byref(found))
    if status == _OK:
        return Verdict(found)
    if status != _REFUSED:
        raise _error(QuoteError)
    error = _error(QuoteRefused)
    error.verdict = Verdict(found)
    raise error
