// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Exception groups (PEP 654): several exceptions raised as one, and parts of them by condition.
#include "python/objects/exception_group.h"
#include "kernel/control.h"
#include "python/objects/call.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

static Value field(Value v, uint32_t i) { return slot_get(ref_of(v), i); }

STATICMETHOD(BaseExceptionGroup, __new__, "!($type, /, *args, **kwargs)", "") {
    Value class = arg(args, 0), values = arg(args, 1);
    if (tuple_length(values) != 2)
        return raise1(CLASS(TypeError),
                      TEXT("BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)"),
                      int_wrap((int64_t)tuple_length(values)));
    Value message = tuple_get(values, 0), sequence = tuple_get(values, 1);
    if (!is_str(message))
        return raise1(CLASS(TypeError), TEXT("BaseExceptionGroup.__new__() argument 1 must be str, not {t}"),
                      message);
    if (is_unset(class_lookup(class_of(sequence), NAME(__getitem__))) ||
        is_unset(class_lookup(class_of(sequence), NAME(__len__))))
        return TYPE_ERROR("second argument (exceptions) must be a sequence");
    Value exceptions = tuple_from_iterable(sequence);
    RETURN_IF_ERROR(exceptions);
    if (tuple_length(exceptions) == 0)
        return VALUE_ERROR("second argument (exceptions) must be a non-empty sequence");
    bool plain = true; // only Exceptions
    for (uint64_t i = 0; i < tuple_length(exceptions); i++) {
        Value e = tuple_get(exceptions, i);
        if (!is_exception(e))
            return raise1(CLASS(ValueError),
                          TEXT("Item {} of second argument (exceptions) is not an exception"),
                          int_wrap((int64_t)i));
        plain = plain && object_is_a(e, CLASS(Exception));
    }
    if (same(class, CLASS(BaseExceptionGroup))) {
        if (plain) class = CLASS(ExceptionGroup);
    } else if (!plain && class_is_subclass(class, CLASS(Exception))) {
        if (same(class, CLASS(ExceptionGroup)))
            return TYPE_ERROR("Cannot nest BaseExceptions in an ExceptionGroup");
        return raise1(CLASS(TypeError), TEXT("Cannot nest BaseExceptions in '{}'"), class_name(class));
    }
    Value self = new_instance(class);
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), EXCEPTION_ARGS, values);
    slot_set(ref_of(self), EXCEPTION_SUPPRESS, FALSE);
    slot_set(ref_of(self), EXCEPTION_GROUP_MESSAGE, message);
    slot_set(ref_of(self), EXCEPTION_GROUP_EXCEPTIONS, exceptions);
    return self;
}

METHOD(BaseExceptionGroup, __init__, "($self, /, *args, **kwargs)", "") { return exception_init(args); }

METHOD(BaseExceptionGroup, __str__, "($self, /)", "") {
    uint64_t n = tuple_length(field(arg(args, 0), EXCEPTION_GROUP_EXCEPTIONS));
    return text_format3(TEXT("{} ({} sub-exception{})"), field(arg(args, 0), EXCEPTION_GROUP_MESSAGE),
                        int_wrap((int64_t)n), str_from_text(n == 1 ? TEXT("") : TEXT("s")));
}

METHOD(BaseExceptionGroup, derive, "!($self, exceptions, /)", "") {
    return call2(CLASS(BaseExceptionGroup), field(arg(args, 0), EXCEPTION_GROUP_MESSAGE), arg(args, 1));
}

// A group like `self` with these exceptions: its derive() decides the class; the rest is copied.
static Value derived(Value self, Value list) {
    if (list_length(list) == 0) return NONE;
    Value group = call_method1(self, NAME(derive), list);
    RETURN_IF_ERROR(group);
    if (!object_is_a(group, CLASS(BaseExceptionGroup)))
        return TYPE_ERROR("derive must return an instance of BaseExceptionGroup");
    slot_set(ref_of(group), EXCEPTION_TRACEBACK, field(self, EXCEPTION_TRACEBACK));
    slot_set(ref_of(group), EXCEPTION_CONTEXT, field(self, EXCEPTION_CONTEXT));
    slot_set(ref_of(group), EXCEPTION_CAUSE, field(self, EXCEPTION_CAUSE));
    slot_set(ref_of(group), EXCEPTION_SUPPRESS, field(self, EXCEPTION_SUPPRESS));
    Value notes = object_getattr_or_unset(self, NAME(__notes__));
    RETURN_IF_ERROR(notes);
    if (is_unset(notes) || !IS_A(notes, list)) return group;
    notes = list_from_iterable(notes);
    RETURN_IF_ERROR(notes);
    return is_error(object_setattr(group, NAME(__notes__), notes)) ? ERROR : group;
}

// Is the condition a class of exceptions, a tuple of them, or a function?
static Value check_condition(Value condition) {
    bool good = is_exception_class(condition) || layout_of(condition) == T_function ||
                (!is_class(condition) && object_is_callable(condition));
    if (is_tuple(condition)) {
        Value classes = object_plain(condition);
        good = true;
        for (uint64_t i = 0; i < tuple_length(classes); i++)
            good = good && is_exception_class(tuple_get(classes, i));
    }
    return good ? NONE : TYPE_ERROR("expected a function, exception type or tuple of exception types");
}

static Value matches(Value e, Value condition) {
    if (is_exception_class(condition)) return bool_value(object_is_a(e, condition));
    if (is_tuple(condition)) {
        Value classes = object_plain(condition);
        for (uint64_t i = 0; i < tuple_length(classes); i++)
            if (object_is_a(e, tuple_get(classes, i))) return TRUE;
        return FALSE;
    }
    Value result = call1(condition, e);
    return is_error(result) ? ERROR : object_truth(result);
}

// depth: of the group in the others; as deep as functions may call each other.
static ExceptionSplit split(Value self, Value condition, bool want_rest, uint32_t depth) {
    const ExceptionSplit failed = {ERROR, ERROR};
    Value match = matches(self, condition);
    if (is_error(match) || !stack_has_room() || depth + frame_count() >= frame_limit())
        return is_error(match) ? failed : (raise_recursion_error(), failed);
    if (is_true(match)) return (ExceptionSplit){self, NONE};
    if (!object_is_a(self, CLASS(BaseExceptionGroup))) return (ExceptionSplit){NONE, self};
    Value exceptions = field(self, EXCEPTION_GROUP_EXCEPTIONS), matching = list_new(0), rest = list_new(0);
    if (is_error(matching) || is_error(rest)) return failed;
    for (uint64_t i = 0; i < tuple_length(exceptions); i++) {
        ExceptionSplit part = split(tuple_get(exceptions, i), condition, want_rest, depth + 1);
        if (is_error(part.matching)) return failed;
        if (!is_none(part.matching) && is_error(list_append(matching, part.matching))) return failed;
        if (want_rest && !is_none(part.rest) && is_error(list_append(rest, part.rest))) return failed;
    }
    matching = derived(self, matching);
    rest = is_error(matching) ? ERROR : derived(self, rest);
    return is_error(rest) ? failed : (ExceptionSplit){matching, rest};
}

ExceptionSplit exception_group_split(Value self, Value condition, bool want_rest) {
    return split(self, condition, want_rest, 0);
}

METHOD(BaseExceptionGroup, split, "!($self, condition, /)", "") {
    RETURN_IF_ERROR(check_condition(arg(args, 1)));
    ExceptionSplit parts = exception_group_split(arg(args, 0), arg(args, 1), true);
    return is_error(parts.matching) ? ERROR : tuple2(parts.matching, parts.rest);
}

METHOD(BaseExceptionGroup, subgroup, "!($self, condition, /)", "") {
    RETURN_IF_ERROR(check_condition(arg(args, 1)));
    return exception_group_split(arg(args, 0), arg(args, 1), false).matching;
}
