# SPDX-License-Identifier: BSD-3-Clause
# Copyright (c) 2026, The Python-SGX authors
"""Accelerator module for asyncio"""
# What asyncio takes from C in CPython. As there, tracebacks tell nothing of it.
import contextvars
import sys
import types
import weakref
from _thread import _local

__stands_in_for_c__ = True

_all_tasks = weakref.WeakSet()
_current_tasks = {}
_names = 0


class _Running(_local):
    loop = None


_running = _Running()


def _module(name):
    return sys.modules["asyncio." + name]


def _get_running_loop():
    """Return the running event loop or None.

This is a low-level function intended to be used by event loops.
This function is thread-specific.
"""
    return _running.loop


def _set_running_loop(loop, /):
    """Set the running event loop.

This is a low-level function intended to be used by event loops.
This function is thread-specific.
"""
    _running.loop = loop


def get_running_loop():
    """Return the running event loop.  Raise a RuntimeError if there is none.

This function is thread-specific.
"""
    loop = _running.loop
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def get_event_loop():
    """Return an asyncio event loop.

When called from a coroutine or a callback (e.g. scheduled with
call_soon or similar API), this function will always return the
running event loop.

If there is no running event loop set, the function will return
the result of `get_event_loop_policy().get_event_loop()` call.
"""
    loop = _running.loop
    return _module("events").get_event_loop_policy().get_event_loop() if loop is None else loop


def _get_event_loop(stacklevel=3):
    return get_event_loop()


def _register_task(task):
    """Register a new task in asyncio as executed by loop.

Returns None.
"""
    _all_tasks.add(task)


def _unregister_task(task):
    """Unregister a task.

Returns None.
"""
    _all_tasks.discard(task)


def _enter_task(loop, task):
    """Enter into task execution or resume suspended task.

Task belongs to loop.

Returns None.
"""
    current = _current_tasks.get(loop)
    if current is not None:
        raise RuntimeError(f"Cannot enter into task {task!r} while another task {current!r} is being executed.")
    _current_tasks[loop] = task


def _leave_task(loop, task):
    """Leave task execution or suspend a task.

Task belongs to loop.

Returns None.
"""
    current = _current_tasks.get(loop)
    if current is not task:
        raise RuntimeError(f"Leaving task {task!r} does not match the current task {current!r}.")
    del _current_tasks[loop]


class Future:
    """This class is *almost* compatible with concurrent.futures.Future.

    Differences:

    - result() and exception() do not take a timeout argument and
      raise an exception when the future isn't done yet.

    - Callbacks registered with add_done_callback() are always called
      via the event loop's call_soon_threadsafe().

    - This class is not compatible with the wait() and as_completed()
      methods in the concurrent.futures package."""
    __slots__ = ("_loop", "_waiters", "_result", "_exception", "_exception_traceback", "_source_traceback", "_cancel_message", "_state",
                 "_unseen", "_blocking", "_cancelled_exc", "__dict__", "__weakref__")

    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        self._state = "PENDING"
        self._unseen = self._blocking = False
        self._loop = self._result = self._exception = self._exception_traceback = None
        self._source_traceback = self._cancel_message = self._cancelled_exc = None
        self._waiters = []
        return self

    def __init__(self, *, loop=None):
        Future._begin(self, loop)

    def _begin(self, loop):
        self._loop = get_event_loop() if loop is None else loop
        self._state = "PENDING"
        self._unseen = self._blocking = False
        self._result = self._exception = self._exception_traceback = None
        self._source_traceback = self._cancel_message = self._cancelled_exc = None
        self._waiters = []
        if self._loop.get_debug():
            self._source_traceback = _module("format_helpers").extract_stack(sys._getframe(0))

    __class_getitem__ = classmethod(types.GenericAlias)

    def __repr__(self):
        return _module("base_futures")._future_repr(self)

    def __del__(self):
        if self._unseen:
            self._unseen = False
            self._tell(f"{type(self).__name__} exception was never retrieved", "future", exception=self._exception)

    def _tell(self, message, what, **more):
        context = {"message": message, **more, what: self}
        if self._source_traceback:
            context["source_traceback"] = self._source_traceback
        self._loop.call_exception_handler(context)

    @property
    def _callbacks(self):
        return self._waiters or None

    @property
    def _log_traceback(self):
        return self._unseen

    @_log_traceback.setter
    def _log_traceback(self, value):
        if value:
            raise ValueError("_log_traceback can only be set to False")
        self._unseen = False

    @property
    def _asyncio_future_blocking(self):
        return self._blocking

    @_asyncio_future_blocking.setter
    def _asyncio_future_blocking(self, value):
        self._blocking = bool(value)

    def _begun(self):
        if self._loop is None:
            raise RuntimeError("Future object is not initialized.")

    def _make_cancelled_error(self):
        """Create the CancelledError to raise if the Future is cancelled.

This should only be called once when handling a cancellation since
it erases the context exception value.
"""
        error, self._cancelled_exc = self._cancelled_exc, None
        if error is None:
            kind, message = _module("exceptions").CancelledError, self._cancel_message
            error = kind() if message is None else kind(message)
        return error

    def cancel(self, msg=None):
        """Cancel the future and schedule callbacks.

If the future is already done or cancelled, return False.  Otherwise,
change the future's state to cancelled, schedule the callbacks and
return True.
"""
        self._begun()
        self._unseen = False
        if self._state != "PENDING":
            return False
        self._state = "CANCELLED"
        self._cancel_message = msg
        self._wake()
        return True

    def _wake(self):
        waiters, self._waiters = self._waiters, []
        for function, context in waiters:
            self._loop.call_soon(function, self, context=context)

    def cancelled(self):
        """Return True if the future was cancelled."""
        return self._state == "CANCELLED"

    def done(self):
        """Return True if the future is done.

Done means either that a result / exception are available, or that the
future was cancelled.
"""
        return self._state != "PENDING"

    def get_loop(self):
        """Return the event loop the Future is bound to."""
        self._begun()
        return self._loop

    def _outcome(self):
        self._unseen = False
        if self._state == "CANCELLED":
            return self._make_cancelled_error()
        error = self._exception
        return error if error is None else error.with_traceback(self._exception_traceback)

    def result(self):
        """Return the result this future represents.

If the future has been cancelled, raises CancelledError.  If the
future's result isn't yet available, raises InvalidStateError.  If
the future is done and has an exception set, this exception is raised.
"""
        if self._state == "PENDING":
            raise _module("exceptions").InvalidStateError("Result is not set.")
        error = self._outcome()
        if error is not None:
            raise error
        return self._result

    def exception(self):
        """Return the exception that was set on this future.

The exception (or None if no exception was set) is returned only if
the future is done.  If the future has been cancelled, raises
CancelledError.  If the future isn't done yet, raises
InvalidStateError.
"""
        if self._state == "CANCELLED":
            raise self._make_cancelled_error()
        if self._state == "PENDING":
            raise _module("exceptions").InvalidStateError("Exception is not set.")
        self._unseen = False
        return self._exception

    def add_done_callback(self, fn, /, *, context=None):
        """Add a callback to be run when the future becomes done.

The callback is called with a single argument - the future object. If
the future is already done when this is called, the callback is
scheduled with call_soon.
"""
        self._begun()
        if context is None:
            context = contextvars.copy_context()
        if self._state == "PENDING":
            self._waiters.append((fn, context))
        else:
            self._loop.call_soon(fn, self, context=context)

    def remove_done_callback(self, fn, /):
        """Remove all instances of a callback from the "call when done" list.

Returns the number of callbacks removed.
"""
        self._begun()
        left = [waiter for waiter in self._waiters if not (waiter[0] is fn or waiter[0] == fn)]
        removed = len(self._waiters) - len(left)
        if removed:
            self._waiters = left
        return removed

    def set_result(self, result, /):
        """Mark the future done and set its result.

If the future is already done when this method is called, raises
InvalidStateError.
"""
        self._begun()
        Future._succeed(self, result)

    def _succeed(self, result):
        if self._state != "PENDING":
            raise _module("exceptions").InvalidStateError("invalid state")
        self._result = result
        self._state = "FINISHED"
        self._wake()

    def set_exception(self, exception, /):
        """Mark the future done and set an exception.

If the future is already done when this method is called, raises
InvalidStateError.
"""
        self._begun()
        Future._fail(self, exception)

    def _fail(self, exception):
        if self._state != "PENDING":
            raise _module("exceptions").InvalidStateError("invalid state")
        if isinstance(exception, type) and issubclass(exception, BaseException):
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        if type(exception) is StopIteration:
            raise TypeError("StopIteration interacts badly with generators and cannot be raised into a Future")
        self._exception = exception
        self._exception_traceback = exception.__traceback__
        self._state = "FINISHED"
        self._wake()
        self._unseen = True

    def __await__(self):
        """Return an iterator to be used in await expression."""
        if self._state == "PENDING":
            self._begun()
            self._blocking = True
            yield self
            if not self.done():
                raise RuntimeError("await wasn't used with future")
        return self.result()

    def __iter__(self):
        """Implement iter(self)."""
        return Future.__await__(self)


class Task(Future):
    """A coroutine wrapped in a Future."""
    __slots__ = ("_name", "_num_cancels_requested", "_must_cancel", "_fut_waiter", "_coro", "_context", "_told")

    def __new__(cls, *args, **kwargs):
        self = Future.__new__(cls)
        self._told = True
        self._must_cancel = False
        self._name = self._coro = self._context = self._fut_waiter = None
        self._num_cancels_requested = 0
        return self

    def __init__(self, coro, *, loop=None, name=None, context=None):
        global _names
        Future._begin(self, loop)
        if not _module("coroutines").iscoroutine(coro):
            self._told = False
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._context = contextvars.copy_context() if context is None else context
        self._fut_waiter = None
        self._must_cancel = False
        self._told = True
        self._num_cancels_requested = 0
        self._coro = coro
        if name is None:
            _names += 1
            name = f"Task-{_names}"
        self._name = str(name)
        self._loop.call_soon(self._step, context=self._context)
        _register_task(self)

    __class_getitem__ = classmethod(types.GenericAlias)

    @property
    def _log_destroy_pending(self):
        return self._told

    @_log_destroy_pending.setter
    def _log_destroy_pending(self, value):
        self._told = bool(value)

    def __repr__(self):
        return _module("base_tasks")._task_repr(self)

    def __del__(self):
        if self._state == "PENDING" and self._told and self._loop is not None:
            self._tell("Task was destroyed but it is pending!", "task")
        Future.__del__(self)

    def cancel(self, msg=None):
        """Request that this task cancel itself.

This arranges for a CancelledError to be thrown into the
wrapped coroutine on the next cycle through the event loop.
The coroutine then has a chance to clean up or even deny
the request using try/except/finally.

Unlike Future.cancel, this does not guarantee that the
task will be cancelled: the exception might be caught and
acted upon, delaying cancellation of the task or preventing
cancellation completely.  The task may also return a value or
raise a different exception.

Immediately after this method is called, Task.cancelled() will
not return True (unless the task was already cancelled).  A
task will be marked as cancelled when the wrapped coroutine
terminates with a CancelledError exception (even if cancel()
was not called).

This also increases the task's count of cancellation requests.
"""
        self._unseen = False
        if self._state != "PENDING":
            return False
        self._num_cancels_requested += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        """Return the count of the task's cancellation requests.

This count is incremented when .cancel() is called
and may be decremented using .uncancel().
"""
        return self._num_cancels_requested

    def uncancel(self):
        """Decrement the task's count of cancellation requests.

This should be used by tasks that catch CancelledError
and wish to continue indefinitely until they are cancelled again.

Returns the remaining number of cancellation requests.
"""
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
        return self._num_cancels_requested

    def get_coro(self):
        return self._coro

    def get_name(self):
        return self._name

    def set_name(self, value, /):
        self._name = str(value)

    def set_result(self, result, /):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception, /):
        raise RuntimeError("Task does not support set_exception operation")

    def get_stack(self, *, limit=None):
        """Return the list of stack frames for this task's coroutine.

If the coroutine is not done, this returns the stack where it is
suspended.  If the coroutine has completed successfully or was
cancelled, this returns an empty list.  If the coroutine was
terminated by an exception, this returns the list of traceback
frames.

The frames are always ordered from oldest to newest.

The optional limit gives the maximum number of frames to
return; by default all available frames are returned.  Its
meaning differs depending on whether a stack or a traceback is
returned: the newest frames of a stack are returned, but the
oldest frames of a traceback are returned.  (This matches the
behavior of the traceback module.)

For reasons beyond our control, only one stack frame is
returned for a suspended coroutine.
"""
        return _module("base_tasks")._task_get_stack(self, limit)

    def print_stack(self, *, limit=None, file=None):
        """Print the stack or traceback for this task's coroutine.

This produces output similar to that of the traceback module,
for the frames retrieved by get_stack().  The limit argument
is passed to get_stack().  The file argument is an I/O stream
to which the output is written; by default output is written
to sys.stderr.
"""
        return _module("base_tasks")._task_print_stack(self, limit, file)

    def _step(self, error=None):
        if self._state != "PENDING":
            raise _module("exceptions").InvalidStateError(f"__step(): already done: {self!r} {error!r}")
        if self._must_cancel:
            if not isinstance(error, _module("exceptions").CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        coro = self._coro
        self._fut_waiter = None
        _enter_task(self._loop, self)
        try:
            result = ended = failed = None
            try:
                result = coro.send(None) if error is None else coro.throw(error)
            except StopIteration as stop:
                ended = stop
            except BaseException as raised:
                failed = raised
            if ended is not None:
                if self._must_cancel: # just before the end
                    self._must_cancel = False
                    Future.cancel(self, msg=self._cancel_message)
                else:
                    Future._succeed(self, ended.value)
            elif failed is not None:
                if isinstance(failed, _module("exceptions").CancelledError):
                    self._cancelled_exc = failed
                    Future.cancel(self)
                else:
                    Future._fail(self, failed)
                    if isinstance(failed, (KeyboardInterrupt, SystemExit)):
                        raise failed
            else:
                self._wait_for(result)
        finally:
            _leave_task(self._loop, self)
            error = ended = failed = None

    def _wait_for(self, result):
        blocking = getattr(result, "_asyncio_future_blocking", None)
        if blocking is not None:
            if _module("futures")._get_loop(result) is not self._loop:
                problem = f"Task {self!r} got Future {result!r} attached to a different loop"
            elif not blocking:
                problem = f"yield was used instead of yield from in task {self!r} with {result!r}"
            elif result is self:
                problem = f"Task cannot await on itself: {self!r}"
            else:
                result._asyncio_future_blocking = False
                result.add_done_callback(self.task_wakeup, context=self._context)
                self._fut_waiter = result
                if self._must_cancel and result.cancel(msg=self._cancel_message):
                    self._must_cancel = False
                return
        elif result is None:
            self._loop.call_soon(self._step, context=self._context)
            return
        elif isinstance(result, types.GeneratorType):
            problem = f"yield was used instead of yield from for generator in task {self!r} with {result!r}"
        else:
            problem = f"Task got bad yield: {result!r}"
        self._loop.call_soon(self._step, RuntimeError(problem), context=self._context)

    def task_wakeup(self, future):
        error = None
        if type(future) in (Future, Task):
            error = future._outcome()
        else:
            try:
                future.result()
            except BaseException as raised:
                error = raised
        self._step(error)
