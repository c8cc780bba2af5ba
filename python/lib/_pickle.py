# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Optimized C implementation for the Python pickle module."""
# What pickle takes from C in CPython: its own classes for that, with the words that C has for errors. As there, tracebacks
# tell nothing of it. pickle asks for names of this module before it has its classes, and again at its end.
__stands_in_for_c__ = True

_NAMES = ("Pickler", "Unpickler", "dump", "dumps", "load", "loads")


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


def __getattr__(name):
    if name not in _NAMES:
        raise AttributeError(f"module '_pickle' has no attribute '{name}'")
    import pickle
    if name not in globals():
        _define(pickle)
    return globals()[name]


def _pickling_error(error):
    """The error that C raises instead of one that module pickle has raised."""
    text = str(error)
    if not isinstance(error, PicklingError):
        return error
    if text.endswith(" must return string or tuple"):
        text = "__reduce__ must return a string or tuple"
    elif text.endswith(" must have two to six elements"):
        text = "tuple returned by __reduce__ must contain 2 through 6 elements"
    elif text == "func from save_reduce() must be callable":
        text = "first item of the tuple returned by __reduce__ must be callable"
    elif text == "args from save_reduce() must be a tuple":
        text = "second item of the tuple returned by __reduce__ must be a tuple"
    elif ": it's not found as " in text:
        subject, _, place = text.rpartition(": it's not found as ")
        if isinstance(error.__context__, AttributeError):
            name = str(error.__context__).split("'")[2]
            if "<locals>" in name.split("."):
                return AttributeError(f"Can't pickle local object {name!r}")
            text = f"{subject}: attribute lookup {name} on {place[:-len(name) - 1]} failed"
        else:
            text = f"{subject}: import of module {getattr(error.__context__, 'name', None)!r} failed"
    return PicklingError(text)


def _unpickling_error(error):
    text = str(error)
    if isinstance(error, EOFError) and not text:
        return EOFError("Ran out of input")
    if isinstance(error, KeyError) and isinstance(error.args[0], int):
        key = error.args[0]
        shown = chr(key) if 32 <= key < 127 and key not in b"'\\" else f"\\x{key:02x}"
        return UnpicklingError(f"invalid load key, '{shown}'.")
    if isinstance(error, IndexError) and "list" in text:
        return UnpicklingError("unpickling stack underflow")
    if isinstance(error, IndexError) or type(error).__name__ == "error" or text.startswith("invalid literal for int"):
        return UnpicklingError("pickle data was truncated")
    return error


def _shown(error, pickle, instead):
    """The error as C raises it: without the frames of module pickle."""
    frames, trace = [], error.__traceback__
    own = False
    while trace is not None:
        own = trace.tb_frame.f_globals is vars(pickle)
        if not own:
            frames.append(trace)
        trace = trace.tb_next
    if own:
        other = instead(error)
        if other is not error:
            return other
        error.__context__, error.__suppress_context__ = None, False
    for trace, inner in zip(frames, frames[1:] + [None]):
        trace.tb_next = inner
    return error.with_traceback(frames[0] if frames else None)


def _define(pickle):
    import io
    import sys

    class Pickler(pickle._Pickler):
        """This takes a binary file for writing a pickle data stream."""

        def __init__(self, file, protocol=None, fix_imports=True, buffer_callback=None):
            try:
                return super().__init__(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback)
            except Exception as e:
                error = _shown(e, pickle, _pickling_error)
            raise error

        def dump(self, obj, /):
            """Write a pickled representation of the given object to the open file."""
            try:
                return super().dump(obj)
            except Exception as e:
                error = _shown(e, pickle, _pickling_error)
            raise error

    class Unpickler(pickle._Unpickler):
        """This takes a binary file for reading a pickle data stream."""

        def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
            try:
                return super().__init__(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers)
            except Exception as e:
                error = _shown(e, pickle, _unpickling_error)
            raise error

        def _load_frame(self):
            size = int.from_bytes(self.read(8), "little")
            if size > sys.maxsize:
                raise ValueError(f"frame size > sys.maxsize: {size}")
            self._unframer.load_frame(size)
            if len(self._unframer.current_frame.getbuffer()) < size:
                raise UnpicklingError("pickle data was truncated")

        dispatch = {**pickle._Unpickler.dispatch, pickle.FRAME[0]: _load_frame}

        def load(self):
            """Load a pickle."""
            try:
                return super().load()
            except Exception as e:
                error = _shown(e, pickle, _unpickling_error)
            raise error

        def find_class(self, module_name, global_name, /):
            """Return an object from a specified module."""
            try:
                return super().find_class(module_name, global_name)
            except AttributeError as e:
                if not str(e).startswith("module "):
                    raise
                text = f"Can't get attribute {global_name!r} on {sys.modules[module_name]!r}"
            raise AttributeError(text)

    def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        """Write a pickled representation of obj to the open file object file."""
        Pickler(file, protocol, fix_imports, buffer_callback).dump(obj)

    def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
        """Return the pickled representation of the object as a bytes object."""
        file = io.BytesIO()
        Pickler(file, protocol, fix_imports, buffer_callback).dump(obj)
        return file.getvalue()

    def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
        """Read and return an object from the pickle data stored in a file."""
        return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()

    def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
        """Read and return an object from the given pickle data."""
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        file = io.BytesIO(data)
        return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()

    for name in _NAMES:
        value = locals()[name]
        value.__qualname__ = name
        globals()[name] = value
