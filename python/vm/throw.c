// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Raising and matching exceptions, context managers.
#include "python/vm/throw.h"
#include "python/objects/boot.h"
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/list.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"
#include "python/vm/frame.h"

// The exception that is being raised again: its traceback already tells this frame.
static THREAD_STATE(Value, raised_again);

Value throw_record(Value code, uint32_t index) {
    Value exception = error_current();
    bool again = is_ref(exception) && same(exception, raised_again);
    raised_again = UNSET;
    if (again || frame_is_hidden(0)) return exception;
    Value frame = frame_object(0);
    Value entry = is_error(frame)
                      ? ERROR
                      : traceback_new(exception_field(exception, EXCEPTION_TRACEBACK), frame, index);
    error_restore(exception); // out of memory: the traceback stays shorter
    if (!is_error(entry)) slot_set(ref_of(exception), EXCEPTION_TRACEBACK, entry);
    return exception;
}

Value throw_raise(Value exception, Value cause) {
    Value instance = exception_from(exception);
    RETURN_IF_ERROR(instance);
    if (!is_unset(cause)) {
        Value source = NONE;
        if (is_exception_class(cause)) {
            source = call0(cause);
            RETURN_IF_ERROR(source);
        } else if (is_exception(cause)) {
            source = cause;
        } else if (!is_none(cause)) {
            return raise0(CLASS(TypeError), TEXT("exception causes must derive from BaseException"));
        }
        slot_set(ref_of(instance), EXCEPTION_CAUSE, source);
        slot_set(ref_of(instance), EXCEPTION_SUPPRESS, TRUE);
    }
    return raise_exception(instance);
}

Value throw_again(void) {
    Value handled = handled_exception();
    if (!is_ref(handled)) return raise0(CLASS(RuntimeError), TEXT("No active exception to reraise"));
    raised_again = handled;
    return error_restore(handled);
}

Value throw_reraise(Value exception) {
    raised_again = exception;
    return error_restore(exception);
}

static bool is_matchable(Value class) { return is_exception_class(class); }

Value throw_matches(Value exception, Value classes) {
    if (IS_A(classes, tuple)) {
        Value plain = object_plain(classes);
        for (uint64_t i = 0; i < tuple_length(plain); i++)
            if (!is_matchable(tuple_get(plain, i)))
                return raise0(CLASS(TypeError),
                              TEXT("catching classes that do not inherit from BaseException is not allowed"));
        for (uint64_t i = 0; i < tuple_length(plain); i++)
            if (object_is_a(exception, tuple_get(plain, i))) return TRUE;
        return FALSE;
    }
    if (!is_matchable(classes))
        return raise0(CLASS(TypeError),
                      TEXT("catching classes that do not inherit from BaseException is not allowed"));
    return bool_value(object_is_a(exception, classes));
}

// --- except* (PEP 654) ---
static Value check_star_classes(Value classes) {
    Value plain = IS_A(classes, tuple) ? object_plain(classes) : tuple1(classes);
    RETURN_IF_ERROR(plain);
    for (uint64_t i = 0; i < tuple_length(plain); i++) {
        Value class = tuple_get(plain, i);
        if (!is_matchable(class))
            return raise0(CLASS(TypeError),
                          TEXT("catching classes that do not inherit from BaseException is not allowed"));
        if (class_is_subclass(class, CLASS(BaseExceptionGroup)))
            return raise0(CLASS(TypeError),
                          TEXT("catching ExceptionGroup with except* is not allowed. Use except instead."));
    }
    return NONE;
}

Value throw_split(Value exception, Value classes, Args matched_and_rest) {
    arg_set(matched_and_rest, 0, NONE);
    arg_set(matched_and_rest, 1, exception);
    RETURN_IF_ERROR(check_star_classes(classes));
    if (is_none(exception)) return NONE;
    Value matches = throw_matches(exception, classes);
    RETURN_IF_ERROR(matches);
    if (is_true(matches)) {
        Value group = exception;
        if (!object_is_a(exception, CLASS(BaseExceptionGroup))) { // a naked exception is wrapped
            Value items = tuple1(exception);
            RETURN_IF_ERROR(items);
            group = call2(CLASS(ExceptionGroup), str_from_text(TEXT("")), items);
            RETURN_IF_ERROR(group);
        }
        arg_set(matched_and_rest, 0, group);
        arg_set(matched_and_rest, 1, NONE);
        return NONE;
    }
    if (!object_is_a(exception, CLASS(BaseExceptionGroup))) return NONE;
    Value pair = call_method1(exception, NAME(split), classes);
    RETURN_IF_ERROR(pair);
    if (!IS_A(pair, tuple) || tuple_length(object_plain(pair)) < 2)
        return raise1(CLASS(TypeError), TEXT("{t}.split must return a 2-tuple"), exception);
    arg_set(matched_and_rest, 0, tuple_get(object_plain(pair), 0));
    arg_set(matched_and_rest, 1, tuple_get(object_plain(pair), 1));
    return NONE;
}

// Does the exception come from the original group (same metadata), so that it is merged back into it?
static bool is_from(Value original, Value exception) {
    return is_ref(exception) &&
           same(exception_field(original, EXCEPTION_TRACEBACK),
                exception_field(exception, EXCEPTION_TRACEBACK)) &&
           same(exception_field(original, EXCEPTION_CAUSE), exception_field(exception, EXCEPTION_CAUSE)) &&
           same(exception_field(original, EXCEPTION_CONTEXT),
                exception_field(exception, EXCEPTION_CONTEXT)) &&
           object_is_a(exception, CLASS(BaseExceptionGroup));
}

// Leaves of the group `exception` go into the list as they are.
static Value collect_leaves(Value exception, Value list) {
    if (!stack_has_room()) return raise_recursion_error();
    if (!object_is_a(exception, CLASS(BaseExceptionGroup))) return list_append(list, exception);
    Value items = exception_field(exception, EXCEPTION_GROUP_EXCEPTIONS);
    for (uint64_t i = 0; i < tuple_length(items); i++)
        if (is_error(collect_leaves(tuple_get(items, i), list))) return ERROR;
    return NONE;
}

// The part of `original` whose leaves are among `leaves`, in its own nesting; None when there is none.
static Value projection(Value original, Value leaves) {
    if (!stack_has_room()) return raise_recursion_error();
    if (!object_is_a(original, CLASS(BaseExceptionGroup))) {
        for (uint64_t i = 0; i < list_length(leaves); i++)
            if (same(list_get(leaves, i), original)) return original;
        return NONE;
    }
    Value items = exception_field(original, EXCEPTION_GROUP_EXCEPTIONS), kept = list_new(0);
    RETURN_IF_ERROR(kept);
    for (uint64_t i = 0; i < tuple_length(items); i++) {
        Value part = projection(tuple_get(items, i), leaves);
        RETURN_IF_ERROR(part);
        if (!is_none(part) && is_error(list_append(kept, part))) return ERROR;
    }
    if (list_length(kept) == 0) return NONE;
    Value group = call_method1(original, NAME(derive), kept);
    RETURN_IF_ERROR(group);
    for (uint32_t field = EXCEPTION_TRACEBACK; field <= EXCEPTION_SUPPRESS; field++)
        slot_set(ref_of(group), field, slot_get(ref_of(original), field));
    return group;
}

Value throw_star(Value original, Value list) {
    if (!object_is_a(original, CLASS(BaseExceptionGroup)))
        return list_length(list) == 0 ? NONE : list_get(list, 0);
    Value raised = list_new(0), leaves = list_new(0);
    if (is_error(raised) || is_error(leaves)) return ERROR;
    for (uint64_t i = 0; i < list_length(list); i++) {
        Value exception = list_get(list, i);
        if (is_none(exception)) continue;
        Value done =
            is_from(original, exception) ? collect_leaves(exception, leaves) : list_append(raised, exception);
        RETURN_IF_ERROR(done);
    }
    Value again = list_length(leaves) ? projection(original, leaves) : NONE;
    RETURN_IF_ERROR(again);
    if (list_length(raised) == 0) return again;
    if (!is_none(again) && is_error(list_append(raised, again))) return ERROR;
    return call2(CLASS(BaseExceptionGroup), str_from_text(TEXT("")), raised);
}

// --- with ---
static Value raise_no_manager(Value manager, bool is_async, bool has_other, Value missing) {
    if (!has_other)
        return raise2(CLASS(TypeError),
                      is_async
                          ? TEXT("'{t}' object does not support the asynchronous context manager protocol")
                          : TEXT("'{t}' object does not support the context manager protocol"),
                      manager, missing);
    return raise2(CLASS(TypeError),
                  is_async
                      ? TEXT("'{t}' object does not support the asynchronous context manager protocol "
                             "(missed {} method)")
                      : TEXT("'{t}' object does not support the context manager protocol (missed {} method)"),
                  manager, missing);
}

Value throw_with_enter(Value manager, Args exit_and_entered, bool is_async) {
    Value enter_name = is_async ? NAME(__aenter__) : NAME(__enter__),
          exit_name = is_async ? NAME(__aexit__) : NAME(__exit__);
    Value enter = object_lookup_special(manager, enter_name);
    RETURN_IF_ERROR(enter);
    if (is_unset(enter)) return raise_no_manager(manager, is_async, false, enter_name);
    Value exit = object_lookup_special(manager, exit_name);
    RETURN_IF_ERROR(exit);
    if (is_unset(exit)) return raise_no_manager(manager, is_async, true, exit_name);
    arg_set(exit_and_entered, 0, exit);
    Value entered = call0(enter);
    RETURN_IF_ERROR(entered);
    arg_set(exit_and_entered, 1, entered);
    return NONE;
}

Value throw_with_exit(Value exit, Value exception) {
    if (is_none(exception)) return call3(exit, NONE, NONE, NONE);
    return call3(exit, class_of(exception), exception, exception_field(exception, EXCEPTION_TRACEBACK));
}
