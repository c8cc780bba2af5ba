// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _thread. All state of locks is in the heap and changes with the interpreter lock only (vm/thread.h). Waiting for a
// lock that is held while there is no other thread can't end: it raises RuntimeError (with a timeout it waits, and fails).
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/instance.h"
#include "python/objects/list.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/number.h"
#include "python/objects/str.h"
#include "python/objects/structure.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"
#include "python/vm/import.h"
#include "python/vm/thread.h"

// Small ints: how often it is held, a plain lock at most once; which threads wait (wait_for); an RLock's owner.
enum LockField { LOCK_COUNT, LOCK_WAITING, LOCK_OWNER };
// The attributes of thread LOCAL_OWNER (ident), and the dicts of all threads by ident; what __init__ gets in each of them.
enum LocalField { LOCAL_DICT, LOCAL_OWNER, LOCAL_ALL, LOCAL_ARGS, LOCAL_KEYWORDS };

TYPE(lock, "_thread.lock", object, 2, "A lock object is a synchronization primitive.");
TYPE(RLock, "_thread.RLock", object, 3, "");
TYPE(thread_local, "_thread._local", object, 5, "Thread-local data");
TYPE(ExceptHookArgs, "_thread._ExceptHookArgs", tuple, 0,
     "_ExceptHookArgs\n\nType used to pass arguments to threading.excepthook.");

MODULE(_thread, "This module provides primitive operations to write multi-threaded programs.\n"
                "The 'threading' module provides a more convenient interface.") {
    Value module = arg(args, 0), most = float_new(9223372036.0);
    RETURN_IF_ERROR(most);
    RETURN_IF_ERROR(instance_dict_field(T_thread_local, LOCAL_DICT));
    RETURN_IF_ERROR(module_set(module, NAME(LockType), CLASS(lock)));
    RETURN_IF_ERROR(module_set(module, NAME(RLock), CLASS(RLock)));
    RETURN_IF_ERROR(module_set(module, NAME(_local), CLASS(thread_local)));
    RETURN_IF_ERROR(module_set(module, NAME(_ExceptHookArgs), CLASS(ExceptHookArgs)));
    RETURN_IF_ERROR(module_set(module, NAME(error), CLASS(RuntimeError)));
    return module_set(module, NAME(TIMEOUT_MAX), most);
}

// --- waiting ---
// What acquire(blocking, timeout) asks for: a negative time waits for ever, 0 does not wait. In nanoseconds.
static I64Result wait_of(Value blocking, Value timeout) {
    I64Result failed = {false, 0};
    Value truth = is_unset(blocking) ? TRUE : object_truth(blocking);
    if (is_error(truth)) return failed;
    double seconds = -1;
    if (!is_unset(timeout)) {
        Value number = call1(CLASS(float), timeout);
        if (is_error(number)) return failed;
        seconds = float_value(number);
    }
    if (is_false(truth) && seconds != -1) {
        VALUE_ERROR("can't specify a timeout for a non-blocking call");
        return failed;
    }
    if (seconds < 0 && seconds != -1) {
        VALUE_ERROR("timeout value must be positive");
        return failed;
    }
    if (!(seconds < 9223372036.854775)) {
        raise0(CLASS(OverflowError), TEXT("timestamp too large to convert to C _PyTime_t"));
        return failed;
    }
    if (seconds > 9223372036.0) {
        raise0(CLASS(OverflowError), TEXT("timeout value is too large"));
        return failed;
    }
    if (is_false(truth)) return (I64Result){true, 0};
    return (I64Result){true, seconds < 0 ? -1 : f64_to_i64(seconds * 1e9)};
}

static int64_t count_of(Value lock) { return int_of(slot_get(ref_of(lock), LOCK_COUNT)); }
static void set_count(Value lock, int64_t n) { slot_set(ref_of(lock), LOCK_COUNT, int_wrap(n)); }

static Value lock_new(void) {
    Value lock = NEW(lock);
    if (is_error(lock)) return ERROR;
    set_count(lock, 0);
    slot_set(ref_of(lock), LOCK_WAITING, int_u32(0));
    return lock;
}

// Holds a lock that was free, `count` times; FALSE after the time. Signals are seen to meanwhile, or remain.
static Value acquire(Value lock, I64Result wait, int64_t count, bool see_signals) {
    int64_t until = wait_until(wait.value), left = wait.value;
    for (bool late = false; count_of(lock) > 0; left = wait_left(until)) {
        if (late || left == 0) return FALSE;
        Value in_time = wait_for(ref_of(lock), LOCK_WAITING, left,
                                 TEXT("deadlock: the only thread waits for a lock that is never released"));
        RETURN_IF_ERROR(in_time);
        if (see_signals) RETURN_IF_ERROR(interrupt_check());
        late = is_false(in_time);
    }
    set_count(lock, count);
    return TRUE;
}
static void release(Value lock) {
    set_count(lock, 0);
    wait_end_one(ref_of(lock), LOCK_WAITING);
}
static const I64Result no_end = {true, -1};

// --- lock ---
static Value lock_acquire(Args args) {
    I64Result wait = wait_of(arg(args, 1), arg(args, 2));
    return wait.ok ? acquire(arg(args, 0), wait, 1, true) : ERROR;
}
static Value lock_release(Value lock) {
    if (count_of(lock) == 0) return raise0(CLASS(RuntimeError), TEXT("release unlocked lock"));
    release(lock);
    return NONE;
}
METHOD(
    lock, acquire, "!($self, /, blocking=True, timeout=-1)",
    "acquire(blocking=True, timeout=-1) -> bool\n(acquire_lock() is an obsolete synonym)\n\nLock the lock.") {
    return lock_acquire(args);
}
METHOD(
    lock, acquire_lock, "!($self, /, blocking=True, timeout=-1)",
    "acquire(blocking=True, timeout=-1) -> bool\n(acquire_lock() is an obsolete synonym)\n\nLock the lock.") {
    return lock_acquire(args);
}
METHOD(lock, release, "!($self, /)",
       "release()\n(release_lock() is an obsolete synonym)\n\nRelease the lock.") {
    return lock_release(arg(args, 0));
}
METHOD(lock, release_lock, "!($self, /)",
       "release()\n(release_lock() is an obsolete synonym)\n\nRelease the lock.") {
    return lock_release(arg(args, 0));
}
METHOD(lock, locked, "!($self, /)", "locked() -> bool\n(locked_lock() is an obsolete synonym)") {
    return bool_value(count_of(arg(args, 0)) > 0);
}
METHOD(lock, locked_lock, "!($self, /)", "locked() -> bool\n(locked_lock() is an obsolete synonym)") {
    return bool_value(count_of(arg(args, 0)) > 0);
}
METHOD(lock, __enter__, "!($self, /)", "Lock the lock.") { return acquire(arg(args, 0), no_end, 1, true); }
METHOD(lock, __exit__, "!($self, /, *args)", "Release the lock.") { return lock_release(arg(args, 0)); }
METHOD(lock, _at_fork_reinit, "!($self, /)", "") {
    set_count(arg(args, 0), 0);
    return NONE;
}
METHOD(lock, __repr__, "($self, /)", "Return repr(self).") {
    Value lock = arg(args, 0), address = object_address(lock);
    RETURN_IF_ERROR(address);
    return text_format3(TEXT("<{} {} object at {}>"),
                        str_from_text(count_of(lock) > 0 ? TEXT("locked") : TEXT("unlocked")),
                        type_full_name(class_of(lock)), address);
}

// --- RLock ---
static int64_t owner_of(Value lock) { return int_of(slot_get(ref_of(lock), LOCK_OWNER)); }
static void set_owner(Value lock, int64_t ident) { slot_set(ref_of(lock), LOCK_OWNER, int_wrap(ident)); }
static bool is_owned(Value lock) { return count_of(lock) > 0 && owner_of(lock) == thread_ident(); }

STATICMETHOD(RLock, __new__, "!($type, /, *args, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    Value lock = new_instance(arg(args, 0));
    if (is_error(lock)) return ERROR;
    set_count(lock, 0);
    set_owner(lock, 0);
    slot_set(ref_of(lock), LOCK_WAITING, int_u32(0));
    return lock;
}
static Value rlock_acquire(Value lock, I64Result wait, int64_t count) {
    if (is_owned(lock)) {
        set_count(lock, count_of(lock) + count);
        return TRUE;
    }
    Value taken = acquire(lock, wait, count, true);
    if (is_true(taken)) set_owner(lock, thread_ident());
    return taken;
}
METHOD(RLock, acquire, "!($self, /, blocking=True, timeout=-1)",
       "acquire(blocking=True) -> bool\n\nLock the lock.") {
    I64Result wait = wait_of(arg(args, 1), arg(args, 2));
    return wait.ok ? rlock_acquire(arg(args, 0), wait, 1) : ERROR;
}
static Value rlock_release(Value lock) {
    if (!is_owned(lock)) return raise0(CLASS(RuntimeError), TEXT("cannot release un-acquired lock"));
    if (count_of(lock) > 1)
        set_count(lock, count_of(lock) - 1);
    else
        release(lock);
    return NONE;
}
METHOD(RLock, release, "!($self, /)", "release()\n\nRelease the lock.") {
    return rlock_release(arg(args, 0));
}
METHOD(RLock, __enter__, "!($self, /)", "Lock the lock.") { return rlock_acquire(arg(args, 0), no_end, 1); }
METHOD(RLock, __exit__, "!($self, /, *args)", "Release the lock.") { return rlock_release(arg(args, 0)); }
METHOD(RLock, _is_owned, "!($self, /)", "_is_owned() -> bool\n\nFor internal use by `threading.Condition`.") {
    return bool_value(is_owned(arg(args, 0)));
}
METHOD(RLock, _release_save, "!($self, /)",
       "_release_save() -> tuple\n\nFor internal use by `threading.Condition`.") {
    int64_t count = count_of(arg(args, 0)), owner = owner_of(arg(args, 0));
    if (count == 0) return raise0(CLASS(RuntimeError), TEXT("cannot release un-acquired lock"));
    release(arg(args, 0));
    return tuple2(int_wrap(count), int_wrap(owner));
}
METHOD(RLock, _acquire_restore, "!($self, state, /)",
       "_acquire_restore(state) -> None\n\nFor internal use by `threading.Condition`.") {
    Value state = arg(args, 1);
    if (!IS_EXACT(state, tuple) || tuple_length(state) != 2 || !is_int(tuple_get(state, 0)) ||
        !is_int(tuple_get(state, 1)) || int_of(tuple_get(state, 0)) < 1)
        return TYPE_ERROR("_acquire_restore() takes what _release_save() gave");
    RETURN_IF_ERROR(acquire(arg(args, 0), no_end, int_of(tuple_get(state, 0)), false));
    set_owner(arg(args, 0), int_of(tuple_get(state, 1)));
    return NONE;
}
METHOD(RLock, _at_fork_reinit, "!($self, /)", "") {
    set_count(arg(args, 0), 0);
    return NONE;
}
METHOD(RLock, __repr__, "($self, /)", "Return repr(self).") {
    Value lock = arg(args, 0), address = object_address(lock);
    int64_t count = count_of(lock);
    RETURN_IF_ERROR(address);
    Value start =
        text_format2(TEXT("<{} {} object"), str_from_text(count > 0 ? TEXT("locked") : TEXT("unlocked")),
                     type_full_name(class_of(lock)));
    RETURN_IF_ERROR(start);
    Builder b = builder_text(builder_str(builder_new(), start), TEXT(" owner="));
    b = builder_i64(b, count > 0 ? owner_of(lock) : 0);
    b = builder_i64(builder_text(b, TEXT(" count=")), count);
    b = builder_str(builder_text(b, TEXT(" at ")), address);
    return builder_finish(builder_text(b, TEXT(">")));
}

// --- _local: each thread has attributes of its own ---
static Value local_slot(Value local, enum LocalField i) { return slot_get(ref_of(local), i); }

// The dicts of threads that have ended go.
static Value forget_ended(Value all) {
    Value known = list_from_iterable(all);
    RETURN_IF_ERROR(known);
    for (uint64_t i = 0; i < list_length(known); i++)
        if (!thread_is_alive(int_of(list_get(known, i))))
            RETURN_IF_ERROR(dict_delete(all, list_get(known, i)));
    return NONE;
}
// The attributes of this thread are in LOCAL_DICT from now on. TRUE: they are new.
static Value local_switch(Value local) {
    Value all = local_slot(local, LOCAL_ALL), me = int_wrap(thread_ident());
    Value dict = dict_get(all, me), made = bool_value(is_unset(dict));
    RETURN_IF_ERROR(dict);
    if (is_true(made)) {
        RETURN_IF_ERROR(forget_ended(all));
        dict = dict_new(0);
        RETURN_IF_ERROR(dict);
        RETURN_IF_ERROR(dict_set(all, me, dict));
    }
    slot_set(ref_of(local), LOCAL_DICT, dict);
    slot_set(ref_of(local), LOCAL_OWNER, me);
    return made;
}
// Before each use of an attribute.
static Value local_prepare(Value local) {
    if (same(local_slot(local, LOCAL_OWNER), int_wrap(thread_ident()))) return NONE;
    Value made = local_switch(local), start = class_lookup(class_of(local), NAME(__init__));
    if (!is_true(made) || native_is(start, F_object____init__)) return made;
    Value first = tuple1(local);
    RETURN_IF_ERROR(first);
    Value done = call_tuple(start, tuple_concat(first, local_slot(local, LOCAL_ARGS)),
                            local_slot(local, LOCAL_KEYWORDS));
    if (!is_error(done)) return local_prepare(local); // another thread may have come meanwhile
    Value raised = error_take();
    slot_set(ref_of(local), LOCAL_OWNER, int_u32(0));
    if (is_error(dict_delete(local_slot(local, LOCAL_ALL), int_wrap(thread_ident())))) error_clear();
    return error_restore(raised);
}

STATICMETHOD(thread_local, __new__, "!($type, /, *args, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    bool given = tuple_length(arg(args, 1)) > 0 || (!is_unset(arg(args, 2)) && dict_length(arg(args, 2)) > 0);
    if (given && native_is(class_lookup(arg(args, 0), NAME(__init__)), F_object____init__))
        return TYPE_ERROR("Initialization arguments are not supported");
    Value local = new_instance(arg(args, 0)), all = dict_new(0);
    RETURN_IF_ERROR(local);
    RETURN_IF_ERROR(all);
    slot_set(ref_of(local), LOCAL_ALL, all);
    slot_set(ref_of(local), LOCAL_ARGS, arg(args, 1));
    slot_set(ref_of(local), LOCAL_KEYWORDS, arg(args, 2));
    return is_error(local_switch(local)) ? ERROR : local;
}
METHOD(thread_local, __getattribute__, "($self, name, /)", "Return getattr(self, name).") {
    Value name = attribute_name(arg(args, 1));
    if (is_error(name) || is_error(local_prepare(arg(args, 0)))) return ERROR;
    Value found = object_generic_getattr(arg(args, 0), name);
    if (!is_unset(found)) return found;
    return raise2(CLASS(AttributeError), TEXT("'{t}' object has no attribute '{}'"), arg(args, 0), name);
}
static Value local_set(Value local, Value name, Value value) {
    name = attribute_name(name);
    if (is_error(name) || is_error(local_prepare(local))) return ERROR;
    if (same(name, NAME(__dict__)))
        return raise2(CLASS(AttributeError), TEXT("'{t}' object attribute '{}' is read-only"), local, name);
    return object_generic_setattr(local, name, value);
}
METHOD(thread_local, __setattr__, "($self, name, value, /)", "Implement setattr(self, name, value).") {
    return local_set(arg(args, 0), arg(args, 1), arg(args, 2));
}
METHOD(thread_local, __delattr__, "($self, name, /)", "Implement delattr(self, name).") {
    return local_set(arg(args, 0), arg(args, 1), UNSET);
}

// --- functions ---
FUNCTION(_thread, allocate_lock, "!($module, /)",
         "allocate_lock() -> lock object\n(allocate() is an obsolete synonym)\n\nCreate a new lock object.") {
    return lock_new();
}
FUNCTION(_thread, allocate, "!($module, /)",
         "allocate_lock() -> lock object\n(allocate() is an obsolete synonym)\n\nCreate a new lock object.") {
    return lock_new();
}
FUNCTION(
    _thread, _set_sentinel, "!($module, /)",
    "_set_sentinel() -> lock\n\nSet a sentinel lock that will be released when the current thread\nstate is "
    "finalized.") {
    Value lock = lock_new();
    if (!is_error(lock)) thread_set_sentinel(lock);
    return lock;
}
FUNCTION(_thread, get_ident, "!($module, /)",
         "get_ident() -> integer\n\nReturn a non-zero integer that uniquely identifies the current thread.") {
    return int_wrap(thread_ident());
}
FUNCTION(
    _thread, get_native_id, "!($module, /)",
    "get_native_id() -> integer\n\nReturn a non-negative integer identifying the thread as reported\nby the "
    "OS.") {
    return int_wrap(thread_ident());
}
FUNCTION(_thread, _count, "!($module, /)",
         "_count() -> integer\n\nReturn the number of currently running Python threads, excluding\nthe main "
         "thread.") {
    return int_u32(thread_others());
}
static Value start(Args args) {
    if (!object_is_callable(arg(args, 1))) return TYPE_ERROR("first arg must be callable");
    if (!is_tuple(arg(args, 2))) return TYPE_ERROR("2nd arg must be a tuple");
    Value keywords = arg(args, 3);
    if (!is_unset(keywords) && !IS_A(keywords, dict))
        return TYPE_ERROR("optional 3rd arg must be a dictionary");
    return thread_begin(arg(args, 1), arg(args, 2), keywords);
}
FUNCTION(_thread, start_new_thread, "!($module, function, args, kwargs=None, /)",
         "start_new_thread(function, args[, kwargs])\n\nStart a new thread and return its identifier.") {
    return start(args);
}
FUNCTION(_thread, start_new, "!($module, function, args, kwargs=None, /)",
         "start_new_thread's obsolete synonym.") {
    return start(args);
}
FUNCTION(_thread, exit, "!($module, /)",
         "exit()\n(exit_thread() is an obsolete synonym)\n\nThis is synonymous to ``raise SystemExit''.") {
    Value exception = call0(CLASS(SystemExit));
    return is_error(exception) ? ERROR : raise_exception(exception);
}
FUNCTION(_thread, exit_thread, "!($module, /)", "exit()'s obsolete synonym.") {
    Value exception = call0(CLASS(SystemExit));
    return is_error(exception) ? ERROR : raise_exception(exception);
}
static STATE(int64_t, stack_size); // only remembered: the image says how large stacks are
FUNCTION(_thread, stack_size, "!($module, size=0, /)",
         "stack_size([size]) -> size\n\nReturn the thread stack size used when creating new threads.") {
    int64_t former = stack_size;
    Value wanted = is_unset(arg(args, 1)) ? int_u32(0) : arg(args, 1); // asking sets it, in CPython too
    I64Result size = object_index_i64(wanted, CLASS(OverflowError));
    if (!size.ok) return ERROR;
    if (size.value < 0) return VALUE_ERROR("size must be 0 or a positive value");
    if (size.value > 0 && size.value < 32768)
        return raise1(CLASS(ValueError), TEXT("size not valid: {} bytes"), int_wrap(size.value));
    stack_size = size.value;
    return int_wrap(former);
}
FUNCTION(_thread, interrupt_main, "!($module, signum=2, /)",
         "interrupt_main(signum=signal.SIGINT, /)\n\nSimulate the arrival of the given signal in the main "
         "thread.") {
    Value number = is_unset(arg(args, 1)) ? int_u32(2) : arg(args, 1), module = import_module(NAME(_signal));
    RETURN_IF_ERROR(module);
    I64Result n = object_index_i64(number, CLASS(OverflowError));
    if (!n.ok) return ERROR;
    if (n.value < 1 || n.value > 64) return VALUE_ERROR("signal number out of range");
    Value handler = call_method1(module, NAME(getsignal), number);
    RETURN_IF_ERROR(handler);
    return is_int(handler) ? NONE : thread_interrupt((uint32_t)n.value); // SIG_DFL and SIG_IGN: nothing
}

// --- threading.excepthook ---
MEMBER(ExceptHookArgs, exc_type, "Exception type") { return structure_item(arg(args, 0), 0); }
MEMBER(ExceptHookArgs, exc_value, "Exception value") { return structure_item(arg(args, 0), 1); }
MEMBER(ExceptHookArgs, exc_traceback, "Exception traceback") { return structure_item(arg(args, 0), 2); }
MEMBER(ExceptHookArgs, thread, "Thread") { return structure_item(arg(args, 0), 3); }
METHOD(ExceptHookArgs, __repr__, "($self, /)", "Return repr(self).") {
    return structure_repr(arg(args, 0), TEXT("exc_type exc_value exc_traceback thread"));
}
STATICMETHOD(ExceptHookArgs, __new__, "!($type, sequence, /)", "") {
    Value items = tuple_from_iterable(arg(args, 1));
    RETURN_IF_ERROR(items);
    if (tuple_length(items) != 4)
        return raise1(CLASS(TypeError),
                      TEXT("_thread._ExceptHookArgs() takes a 4-sequence ({}-sequence given)"),
                      int_wrap((int64_t)tuple_length(items)));
    return structure_new(CLASS(ExceptHookArgs), items);
}
FUNCTION(
    _thread, _excepthook, "!($module, exc_info, /)",
    "excepthook(exc_type, exc_value, exc_traceback, thread)\n\nHandle uncaught Thread.run() exception.") {
    Value v = arg(args, 1);
    if (!IS_A(v, ExceptHookArgs) && !same(class_of(v), CLASS(ExceptHookArgs)))
        return TYPE_ERROR("_thread.excepthook argument type must be ExceptHookArgs");
    if (same(structure_item(v, 0), CLASS(SystemExit))) return NONE;
    Value sys = import_module(NAME(sys)), thread = structure_item(v, 3);
    RETURN_IF_ERROR(sys);
    Value name = is_none(thread) ? int_wrap(thread_ident()) : object_getattr(thread, NAME(name));
    RETURN_IF_ERROR(name);
    Value line = text_format1(TEXT("Exception in thread {}:\n"), name),
          file = object_getattr(sys, NAME(stderr));
    RETURN_IF_ERROR(line);
    RETURN_IF_ERROR(file);
    if (is_none(file)) return NONE;
    RETURN_IF_ERROR(call_method1(file, NAME(write), line));
    Value hook = object_getattr(sys, NAME(__excepthook__));
    RETURN_IF_ERROR(hook);
    return call3(hook, structure_item(v, 0), structure_item(v, 1), structure_item(v, 2));
}
