# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""The enclave as a Python program sees it: functions that the host calls, functions of the host's, sealed data,
reports and quotes. docs/calls.md, docs/sealing.md and docs/attestation.md say what each promises.

    from enclave import ecall

    @ecall
    def score(name: str, values: list[float]) -> float:
        ...

Nothing that the host sends is believed: a message is decoded in one canonical form only, and each value is checked
against the annotation before the function sees it.
"""
import sys

import _enclave
import _thread

__all__ = ["ecall", "ocall", "HostError", "ReportError", "SealError", "is_simulated", "measurement", "program",
           "quote", "random", "report", "seal", "unseal", "verify_report"]

_LIMIT = 16 << 20  # bytes of a message, both ways, unless the function says otherwise
_HEAD = 8  # a message's size stands before it
_exports = {}
_denied = []  # those that the manifest does not grant


class HostError(Exception):
    """A function of the host's failed: the host's word, untrusted."""


# --- annotations: what may cross, and how it is checked -------------------------------------------------------------

class _Mismatch(Exception):
    """Where a value is not what its annotation says, and how."""


def _refuse(value, wanted):
    raise _Mismatch("", f"{wanted} is wanted, not {type(value).__name__}")


def _below(check, value, place):
    try:
        return check(value)
    except _Mismatch as found:
        raise _Mismatch(place + found.args[0], found.args[1]) from None


def _exact(kind):
    name = kind.__name__

    def check(value):
        if type(value) is not kind:
            _refuse(value, name)
        return value
    return check


def _check_float(value):
    if type(value) is float:
        return value
    if type(value) is not int:
        _refuse(value, "float")
    try:
        return float(value)
    except OverflowError:
        raise _Mismatch("", "an int is too large for a float") from None


def _check_none(value):
    if value is not None:
        _refuse(value, "None")


def _check_any(value):
    return value


def _list(item):
    def check(value):
        if type(value) is not list:
            _refuse(value, "list")
        return [_below(item, each, f"[{i}]") for i, each in enumerate(value)]
    return check


def _tuple(items, inward):
    arrives = list if inward else tuple

    def check(value):
        if type(value) is not arrives and type(value) is not tuple:
            _refuse(value, "tuple")
        if len(value) != len(items):
            raise _Mismatch("", f"a tuple of {len(items)} is wanted, not of {len(value)}")
        return tuple([_below(item, each, f"[{i}]") for i, (item, each) in enumerate(zip(items, value))])
    return check


def _tuple_of(item, inward):
    arrives = list if inward else tuple

    def check(value):
        if type(value) is not arrives and type(value) is not tuple:
            _refuse(value, "tuple")
        return tuple([_below(item, each, f"[{i}]") for i, each in enumerate(value)])
    return check


def _dict(key, item):
    def check(value):
        if type(value) is not dict:
            _refuse(value, "dict")
        return {_below(key, k, " key"): _below(item, v, f"[{k!r}]") for k, v in value.items()}
    return check


def _union(checks, text):
    def check(value):
        for each in checks:
            try:
                return each(value)
            except _Mismatch:
                pass
        _refuse(value, text)
    return check


def _dataclass(kind, inward, namespace):
    fields = None

    def resolve():  # late, since a class may mention itself
        nonlocal fields
        scope = vars(sys.modules[kind.__module__])
        fields = {name: (_checker(_resolved(field.type, scope), inward, scope), field)
                  for name, field in kind.__dataclass_fields__.items()}

    def check_in(value):
        if fields is None:
            resolve()
        if type(value) is not dict:
            _refuse(value, kind.__name__)
        for name in value:
            if name not in fields:
                raise _Mismatch("", f"{kind.__name__} has no field {name!r}")
        arguments = {name: _below(check, value[name], "." + name) for name, (check, _) in fields.items()
                     if name in value}
        try:
            return kind(**arguments)
        except TypeError as error:
            raise _Mismatch("", str(error)) from None

    def check_out(value):
        if fields is None:
            resolve()
        if not isinstance(value, kind):
            _refuse(value, kind.__name__)
        for name, (check, _) in fields.items():
            _below(check, getattr(value, name), "." + name)
        return value
    return check_in if inward else check_out


_PLAIN = {int: _exact(int), bool: _exact(bool), str: _exact(str), bytes: _exact(bytes), list: _exact(list),
          dict: _exact(dict), float: _check_float, object: _check_any, None: _check_none, type(None): _check_none}


def _resolved(annotation, scope):
    return eval(annotation, scope) if isinstance(annotation, str) else annotation


def _is_union(annotation):
    return type(annotation) is type(int | str) or str(getattr(annotation, "__origin__", "")) == "typing.Union"


def _text(annotation):
    """The annotation as the description of the interface shows it."""
    if annotation is None or annotation is type(None):
        return "None"
    if annotation is object or str(annotation) == "typing.Any":
        return "object"
    if _is_union(annotation):
        return " | ".join([_text(each) for each in annotation.__args__])
    origin = getattr(annotation, "__origin__", None)
    if origin is not None:
        arguments = ["..." if each is ... else _text(each) for each in getattr(annotation, "__args__", ())]
        return f"{getattr(origin, '__name__', origin)}[{', '.join(arguments)}]"
    return getattr(annotation, "__name__", str(annotation))


def _checker(annotation, inward, scope):
    """A function that returns the value as the annotation wants it, or raises _Mismatch."""
    annotation = _resolved(annotation, scope)
    if _is_union(annotation):
        checks = [_checker(each, inward, scope) for each in annotation.__args__]
        return _union(checks, _text(annotation))
    origin, arguments = getattr(annotation, "__origin__", None), getattr(annotation, "__args__", ())
    if origin is list and len(arguments) == 1:
        return _list(_checker(arguments[0], inward, scope))
    if origin is dict and len(arguments) == 2:
        return _dict(_checker(arguments[0], True, scope), _checker(arguments[1], inward, scope))
    if origin is tuple and len(arguments) == 2 and arguments[1] is ...:
        return _tuple_of(_checker(arguments[0], inward, scope), inward)
    if origin is tuple:
        return _tuple([_checker(each, inward, scope) for each in arguments], inward)
    if annotation is tuple:
        return _tuple_of(_check_any, inward)
    if isinstance(annotation, type) and hasattr(annotation, "__dataclass_fields__"):
        return _dataclass(annotation, inward, scope)
    if str(annotation) == "typing.Any":
        return _check_any
    try:
        return _PLAIN[annotation]
    except (KeyError, TypeError):
        raise TypeError(f"{_text(annotation)} cannot cross the enclave's edge; int, float, bool, str, bytes, list, "
                        "dict, tuple, dataclasses, None and unions of them can") from None


# --- functions of the enclave's that the host calls ------------------------------------------------------------------

_Function = type(lambda: None)


class _Export:
    """A function with its checks, made when the first call is waited for: then all its names are defined."""

    __slots__ = ("name", "function", "names", "required", "checks", "texts", "result", "result_text", "limit",
                 "answer_limit", "tight")

    def __init__(self, function, name, limit, answer_limit):
        self.function, self.name, self.limit, self.answer_limit = function, name, limit, answer_limit
        self.tight = True  # its limit is not the one that holds for all messages
        if type(function) is not _Function:
            raise TypeError(f"@ecall and @ocall are for functions that are made with def, not for {function!r}")
        if type(name) is not str or not name:
            raise TypeError(f"the name of a function at the enclave's edge is a str, not {name!r}")
        code = function.__code__
        if code.co_flags & 0x0C or code.co_kwonlyargcount:
            raise TypeError(f"{name}() cannot be called from outside: *, * and ** parameters do not cross the edge")
        if code.co_flags & 0x2A0:
            raise TypeError(f"{name}() cannot be called from outside: it is a generator or a coroutine")
        self.names = code.co_varnames[:code.co_argcount]
        self.required = code.co_argcount - len(function.__defaults__ or ())
        for parameter in (*self.names, "return"):
            if parameter not in function.__annotations__:
                what = "its result" if parameter == "return" else f"parameter {parameter!r}"
                raise TypeError(f"{name}() cannot cross the enclave's edge: {what} has no annotation")
        self.checks = None

    def prepare(self, inward=True):
        scope, annotations = self.function.__globals__, self.function.__annotations__
        place = ""
        try:
            self.checks, self.texts = [], []
            for parameter in self.names:
                place = parameter
                annotation = _resolved(annotations[parameter], scope)
                self.checks.append(_checker(annotation, inward, scope))
                self.texts.append(_text(annotation))
            place = "return"
            annotation = _resolved(annotations["return"], scope)
            self.result, self.result_text = _checker(annotation, not inward, scope), _text(annotation)
        except Exception as error:
            self.checks = None
            raise TypeError(f"{self.name}(), annotation of {place!r}: {error}") from None

    def bind(self, arguments, keywords):
        """Positional arguments for all parameters that are given, checked."""
        if len(arguments) > len(self.names):
            raise TypeError(f"{self.name}() takes {len(self.names)} arguments, but {len(arguments)} were given")
        bound = {}
        for parameter, check, value in zip(self.names, self.checks, arguments):
            bound[parameter] = self.checked(parameter, check, value)
        for parameter, value in keywords.items():
            if parameter not in self.names:
                raise TypeError(f"{self.name}() has no parameter {parameter!r}")
            if parameter in bound:
                raise TypeError(f"{self.name}() got two values for parameter {parameter!r}")
            bound[parameter] = self.checked(parameter, self.checks[self.names.index(parameter)], value)
        for parameter in self.names[:self.required]:
            if parameter not in bound:
                raise TypeError(f"{self.name}() misses an argument: {parameter!r}")
        return bound

    def checked(self, parameter, check, value):
        try:
            return check(value)
        except _Mismatch as found:
            raise TypeError(f"{self.name}(), argument {parameter}{found.args[0]}: {found.args[1]}") from None

    def run(self, arguments, keywords):
        if not (keywords or arguments or self.names):
            result = self.function()
        elif not keywords and len(arguments) == len(self.names):
            values = []
            for parameter, check, value in zip(self.names, self.checks, arguments):
                values.append(self.checked(parameter, check, value))
            result = self.function(*values)
        else:
            bound = self.bind(arguments, keywords or {})
            defaults = dict(zip(self.names[self.required:], self.function.__defaults__ or ()))
            result = self.function(*[bound[each] if each in bound else defaults[each] for each in self.names])
        try:
            return self.result(result)
        except _Mismatch as found:
            raise TypeError(f"{self.name}(), result{found.args[0]}: {found.args[1]}") from None

    def describe(self):
        return [self.name, [[*pair, i < self.required] for i, pair in enumerate(zip(self.names, self.texts))],
                self.result_text, self.function.__doc__]


def _limit_of(what, value):
    if type(value) is not int or not 64 <= value <= 1 << 30:
        raise ValueError(f"{what} must be a number of bytes, 64 to 1 GiB")
    return value


def ecall(function=None, /, *, name=None, limit=_LIMIT, answer_limit=_LIMIT):
    """Let the host call this function. Its parameters and its result must be annotated.

    limit, answer_limit: how many bytes of encoded arguments it takes, and of encoded result it gives.
    """
    _limit_of("limit", limit)
    _limit_of("answer_limit", answer_limit)

    def export(function):
        exported = getattr(function, "__name__", "?") if name is None else name
        made = _Export(function, exported, limit, answer_limit)
        if exported in _exports:
            raise ValueError(f"two exported functions are called {exported!r}")
        _exports[exported] = made
        return function
    return export if function is None else export(function)


def _traceback(error):
    """Where it was raised, from the exported function on: for debug enclaves."""
    lines, entry = [], error.__traceback__
    while entry is not None:
        code = entry.tb_frame.f_code
        if code.co_filename != __file__:
            lines.append(f'  File "{code.co_filename}", line {entry.tb_lineno}, in {code.co_name}\n')
        entry = entry.tb_next
    return "".join(lines)


_LONGEST = 1 << 16  # characters of an exception's message and traceback


def _crossing(text):
    """The text as UTF-8 can carry it, not too long."""
    if len(text) > _LONGEST:
        text = text[:_LONGEST] + "..."
    return str.encode(text, "utf-8", "backslashreplace").decode()


def _attempt(describe, error, otherwise):
    try:
        return _crossing(describe(error))
    except BaseException:  # whatever the program's own __str__ does
        return otherwise


def _failure(error):
    trace = _attempt(_traceback, error, None) if _enclave.debug() else None
    return [1, _crossing(type(error).__name__), _attempt(str, error, "<no message>"), trace]


def _answer(request):
    """The answer to a request: what the host's call of an exported function gives, or the list of exports. Few steps:
    what a call costs is mostly this."""
    try:
        name, arguments, keywords = _enclave.request(request)
        try:
            export = _exports[name]
        except KeyError:
            return _answer_other(name)
        if export.tight and len(request) > export.limit:
            raise ValueError(f"the arguments of {name}() take {len(request)} bytes, more than its limit of {export.limit}")
        return _enclave.answer(export.run(arguments, keywords), name, export.answer_limit)
    except BaseException as error:
        try:
            return _enclave.message(_failure(error))
        except MemoryError:
            return _EXHAUSTED


_EXHAUSTED = _enclave.message([1, "MemoryError", "", None])  # made while there was memory


def _answer_other(name):
    if name in _denied:
        raise PermissionError(f"the host may not call {name}(): the manifest does not grant it; put it into ecalls in enclave.toml")
    if name is not None:
        raise LookupError(f"the enclave exports no function {name!r}")
    return _enclave.message([0, [export.describe() for export in _exports.values()]])


_manifest = None


def _granted(kind):
    """The names that the measured manifest (enclave.toml) grants: None when it does not speak of them."""
    global _manifest
    if _manifest is None:
        _manifest = _enclave.manifest()
    return _manifest.get(kind)


def _restrict_exports():
    granted = _granted("ecalls")
    if granted is None:
        return
    for name in granted:
        if name not in _exports:
            raise RuntimeError(f"enclave.toml grants the ecall {name!r}, which the program does not export")
    for name in [name for name in _exports if name not in granted]:
        del _exports[name]
        _denied.append(name)


def _serve():
    """Answer calls until there are no more: the enclave's start calls it when the program's module has run."""
    _restrict_exports()
    most = max([export.limit for export in _exports.values()], default=_LIMIT)
    for export in _exports.values():
        export.prepare()
        export.tight = export.limit < most
    global _servers_free, _waiting
    _servers_free, _waiting = (_granted("threads") or 1) - 1, 1
    _answer_calls(most)


_servers_free = 0  # threads that may still be started to answer calls: as many as the manifest says, by default one in all
_waiting = 0  # of those that answer calls, the ones that are being started included


def _add_server(most):
    global _servers_free, _waiting
    try:
        _thread.start_new_thread(_answer_calls, (most,))
    except RuntimeError:
        return  # the program's own threads use them all
    _servers_free -= 1
    _waiting += 1


def _answer_calls(most):
    global _waiting, _servers_free
    answer = b""
    while True:
        request = _enclave.next(answer, most)
        _waiting -= 1
        if request is None:  # the program's end, or this thread is needed elsewhere
            _servers_free += 1
            return
        if not _waiting and _servers_free:
            _add_server(most)
        answer = _answer(request)
        if sys.stdout is not None:
            try:
                sys.stdout.flush()
            except Exception:
                pass  # nobody reads it any more
        _waiting += 1


# --- functions of the host's that the enclave calls ------------------------------------------------------------------

def ocall(function=None, /, *, name=None, limit=_LIMIT):
    """Make this function a call of the host's function of that name; its body is not run.

    What comes back is checked against the annotation, and is the host's word. A host that has no such function, or
    an enclave whose manifest does not grant it, raises PermissionError; the host's own failure is a HostError.
    """
    _limit_of("limit", limit)

    def wrap(function):
        called = getattr(function, "__name__", "?") if name is None else name
        export = _Export(function, called, limit, limit)

        def call(*arguments, **keywords):
            if export.checks is None:
                if called not in (_granted("ocalls") or ()):
                    raise PermissionError(f"the enclave may not call the host's {called}(): its manifest does not grant "
                                          f'it; put ocalls = ["{called}"] into enclave.toml')
                export.prepare(inward=False)
            bound = export.bind(arguments, keywords)
            for parameter in export.names[export.required:]:
                if parameter not in bound:
                    place = export.names.index(parameter) - export.required
                    bound[parameter] = function.__defaults__[place]
            message = _enclave.message([called, [bound[parameter] for parameter in export.names]])
            return _host_answer(export, _enclave.call(message, limit))
        call.__name__, call.__doc__, call.__wrapped__ = function.__name__, function.__doc__, function
        return call
    return wrap if function is None else wrap(function)


def _host_answer(export, answer):
    if type(answer) is int:
        raise HostError(f"{export.name}(): the host's answer takes {answer} bytes, more than its limit of {export.limit}")
    if type(answer) is not bytes:
        raise HostError(f"{export.name}(): the host gave no answer")
    try:
        answer = _enclave.decode(answer, _HEAD)
    except ValueError as error:
        raise HostError(f"{export.name}(): {error}") from None
    if type(answer) is not list or not answer:
        raise HostError(f"{export.name}(): the host's answer is malformed")
    if answer[0] == 0 and len(answer) == 2:
        try:
            return export.result(answer[1])
        except _Mismatch as found:
            raise HostError(f"{export.name}(), the host's result{found.args[0]}: {found.args[1]}") from None
    if answer[0] == 2:
        raise PermissionError(f"the host has no function {export.name!r}; it must register one to be called")
    raise HostError(f"{export.name}(): " + " ".join([str(each) for each in answer[1:3]]))


# --- the processor's word on this enclave ----------------------------------------------------------------------------

_SIMULATED = b"SIMULATED-NO-SGX"
_SEAL_MAGIC = b"PYSGXSL2"
_KEY_SEAL = 4
_POLICIES = {"mrenclave": 1, "mrsigner": 2}
_ATTRIBUTE_MASK = 3  # INIT and DEBUG: what a debugger can read opens nothing that others sealed
_ERRORS = {32: "it was sealed on a processor with newer microcode", 64: "a newer version of the enclave sealed it"}


class SealError(Exception):
    """Sealed data that this enclave cannot open: changed, another enclave's, or a newer version's."""


class ReportError(Exception):
    """A report that is not of this machine, or not for this enclave."""


def _bytes(value, what):
    if not isinstance(value, (bytes, bytearray, memoryview)):
        raise TypeError(f"{what} must be bytes, not {type(value).__name__}")
    return bytes(value)


class Report:
    """What a report says (SDM Vol. 3D, REPORT). Only verify_report() says whether it is true."""

    def __init__(self, data):
        data = _bytes(data, "a report")
        if len(data) != 432:
            raise ReportError(f"a report has 432 bytes, not {len(data)}")
        self.raw = data
        self.cpusvn = data[:16]
        self.debug = bool(data[48] & 2)
        self.mrenclave, self.mrsigner = data[64:96], data[128:160]
        self.product_id = int.from_bytes(data[256:258], "little")
        self.svn = int.from_bytes(data[258:260], "little")
        self.data = data[320:384]
        self.simulated = self.cpusvn == _SIMULATED

    def target(self):
        """TARGETINFO: hand it to another enclave, for a report that this one's verify_report() accepts."""
        return self.mrenclave + self.raw[48:64] + bytes(4) + self.raw[16:20] + bytes(456)

    def __repr__(self):
        return f"<report on {self.mrenclave.hex()[:16]} by {self.mrsigner.hex()[:16]} svn {self.svn}>"


def report(data=b"", target=None):
    """The processor's report on this enclave, 432 bytes: data (at most 64 bytes) is in it, and the enclave that target
    names can verify it."""
    data = _bytes(data, "report data")
    most = 64 if _enclave.program() is None else 32
    if len(data) > most:
        raise ValueError(f"report data have at most {most} bytes, not {len(data)}; give a hash of them")
    target = bytes(512) if target is None else _bytes(target, "a target")
    return _enclave.report(target, data + bytes(64 - len(data)))


_self = None


def measurement():
    """The report on this enclave, taken apart: mrenclave, mrsigner, product_id, svn, debug, simulated."""
    global _self
    if _self is None:
        _self = Report(report())
    return _self


def program():
    """The hash of the program that this enclave was given at its start, if it is a generic one; else None."""
    return _enclave.program()


def is_simulated():
    """Does nothing protect this program?"""
    return measurement().simulated


def random(n):
    """n bytes from the processor's random number generator."""
    return _enclave.random(n)


def _key(name, policy, svn, cpusvn, mask, keyid):
    request = (name.to_bytes(2, "little") + policy.to_bytes(2, "little") + svn.to_bytes(2, "little") + bytes(2) + cpusvn
               + mask.to_bytes(8, "little") + bytes(8) + keyid + bytes(4 + 2 + 434))
    return _enclave.key(request)


def verify_report(data):
    """The Report in data, made on this machine for this enclave; else ReportError."""
    found = Report(data)
    true = _enclave.verify(found.raw)
    if type(true) is not bool:
        raise ReportError(f"the processor gives no report key (error {true})")
    if not true:
        raise ReportError("the report was not made on this machine for this enclave")
    return found


def _seal_key(policy, svn, cpusvn, keyid):
    """Two keys of 128 bits, whose identities differ in one bit, make one of 256."""
    key = b""
    for half in (0, 1):
        part = _key(_KEY_SEAL, policy, svn, cpusvn, _ATTRIBUTE_MASK, keyid[:31] + bytes([keyid[31] & 0xFE | half]))
        if type(part) is int:
            raise SealError(_ERRORS.get(part, f"the processor gives no key (error {part})"))
        key += part
    return key


def _head_key(policy, head):
    """The key of the tag that shows a head to be as an enclave of this signer (or this image) made it. It is that of the
    lowest versions, so any version has it: when the tag is right, and there is no key for the data, a newer one's they are."""
    return _seal_key(policy, 0, bytes(16), head[32:63] + bytes([head[63] ^ 2]))  # never a key of the data's


def seal(data, *, policy="mrsigner", additional=b""):
    """Encrypt data for this enclave alone ("mrenclave"), or for this and newer versions by the same signer and with
    the same product id ("mrsigner"). additional is not encrypted, but must be the same to unseal()."""
    if policy not in _POLICIES:
        raise ValueError(f"policy must be 'mrenclave' or 'mrsigner', not {policy!r}")
    data, additional = _bytes(data, "data"), _bytes(additional, "additional")
    own = measurement()
    head = (_SEAL_MAGIC + _POLICIES[policy].to_bytes(2, "little") + own.svn.to_bytes(2, "little") + bytes(4) + own.cpusvn
            + random(32))
    nonce = random(12)
    key = _seal_key(_POLICIES[policy], own.svn, own.cpusvn, head[32:64])
    tag = _enclave.seal(_head_key(_POLICIES[policy], head), bytes(12), b"", head)
    return head + tag + nonce + _enclave.seal(key, nonce, data, head + additional)


def unseal(sealed, *, additional=b""):
    """What seal() was given; SealError if it was changed, or if this enclave may not have it."""
    sealed, additional = _bytes(sealed, "sealed data"), _bytes(additional, "additional")
    head, nonce = sealed[:64], sealed[80:92]
    if len(sealed) < 108 or head[:8] != _SEAL_MAGIC:
        raise SealError("this is no sealed data")
    policy, svn = int.from_bytes(head[8:10], "little"), int.from_bytes(head[10:12], "little")
    if policy not in _POLICIES.values() or head[12:16] != bytes(4):
        raise SealError("this is no sealed data")
    if _enclave.unseal(_head_key(policy, head), bytes(12), sealed[64:80], head) is None:
        raise SealError("the sealed data were changed, or sealed by another enclave")
    data = _enclave.unseal(_seal_key(policy, svn, head[16:32], head[32:64]), nonce, sealed[92:], head + additional)
    if data is None:
        raise SealError("the sealed data were changed, or sealed with other additional data")
    return data


def quote(data=b""):
    """A quote of this enclave: a report that others verify far away (pysgx verify), with data (at most 64 bytes) in it."""
    return _enclave.quote(report(data, _enclave.quote_target()))


# --- files that the host keeps: python/io/node.c calls the keeper when one is opened or closed ------------------------

class _Keeper:
    """Reads and writes whole files of the host's. What is below /sealed is sealed for enclaves of the same signer
    under its name; what is below /untrusted is the host's word."""

    def ask(self, *request):
        answer = _enclave.call(_enclave.message([None, list(request)]), 1 << 30)
        if type(answer) is not bytes:
            raise OSError(12, f"{request[1]} is too large")
        answer = _enclave.decode(answer, _HEAD)
        if type(answer) is list and len(answer) == 2 and answer[0] == 0:
            return answer[1]
        if type(answer) is list and len(answer) == 2 and answer[0] == 3 and type(answer[1]) is int:
            raise OSError(answer[1], f"the host refuses {request[0]} ({answer[1]})", request[1])
        raise HostError(f"{request[1]}: the host's answer is malformed")

    def size(self, path):
        try:
            size = self.ask("size", path)
        except RuntimeError:  # without an enclave there is no host
            return None
        if size is not None and (type(size) is not int or not 0 <= size < 1 << 31):
            raise HostError(f"{path}: the host's answer is malformed")
        return size

    def load(self, path):
        data = self.ask("load", path)
        if type(data) is not bytes:
            raise HostError(f"{path}: the host's answer is malformed")
        if not path.startswith("sealed/"):
            return data
        try:
            return unseal(data, additional=b"file " + path.encode())
        except SealError as error:
            reason = str(error).replace("with other additional data", "under another name")
            raise SealError(f"/{path}: {reason}") from None

    def store(self, path, data):
        if path.startswith("sealed/"):
            data = seal(data, additional=b"file " + path.encode())
        self.ask("store", path, data)

    def remove(self, path):
        self.ask("remove", path)


def _mount():
    """Put the files into the file system that the manifest lets the host keep; the enclave's start calls it."""
    keeper = _Keeper()
    for folder in ("sealed", "untrusted"):
        for name in _granted(folder + "_files") or ():
            path = f"{folder}/{name}"
            _enclave.plant(keeper, "/" + path, keeper.size(path))
