// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// types.SimpleNamespace.
#include "python/objects/namespace.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/instance.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

TYPE(SimpleNamespace, "types.SimpleNamespace", object, NAMESPACE_FIELDS,
     "A simple attribute-based namespace.\n\nSimpleNamespace(**kwargs)");

Value namespace_new(Value dict) {
    Value namespace = NEW(SimpleNamespace);
    RETURN_IF_ERROR(namespace);
    slot_set(ref_of(namespace), NAMESPACE_DICT, dict);
    return namespace;
}

STATICMETHOD(SimpleNamespace, __new__, "!($type, /, *args, **kwargs)", "") {
    return new_instance(arg(args, 0));
}

METHOD(SimpleNamespace, __init__, "($self, /, *args, **kwargs)",
       "Initialize self.  See help(type(self)) for accurate signature.") {
    Value dict = instance_dict(arg(args, 0));
    RETURN_IF_ERROR(dict);
    if (tuple_length(arg(args, 1)) > 0) return TYPE_ERROR("no positional arguments expected");
    return is_unset(arg(args, 2)) ? NONE : dict_update(dict, arg(args, 2));
}

METHOD(SimpleNamespace, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0), dict = instance_dict(self), entered = repr_enter(self);
    RETURN_IF_ERROR(dict);
    RETURN_IF_ERROR(entered);
    Value name = same(class_of(self), CLASS(SimpleNamespace)) ? str_from_text(TEXT("namespace"))
                                                              : class_name(class_of(self));
    if (is_false(entered)) return text_format1(TEXT("{}(...)"), name);
    Builder b = builder_str(builder_new(), object_plain(name));
    b = builder_char(b, '(');
    bool first = true;
    for (DictStep step = dict_next(dict, 0); step.ok && !b.failed; step = dict_next(dict, step.position)) {
        if (!is_str(step.key)) continue;
        Value text = object_repr(step.value);
        if (is_error(text)) {
            b.failed = true;
            break;
        }
        if (!first) b = builder_text(b, TEXT(", "));
        first = false;
        b = builder_str(b, object_plain(step.key));
        b = builder_str(builder_char(b, '='), object_plain(text));
    }
    repr_leave(self);
    return builder_finish(builder_char(b, ')'));
}

static Value compare(enum CompareOp op, Args args) {
    if (!IS_A(arg(args, 1), SimpleNamespace)) return NOT_IMPLEMENTED;
    Value a = instance_dict(arg(args, 0)), b = instance_dict(arg(args, 1));
    return is_error(a) || is_error(b) ? ERROR : object_compare(op, a, b);
}
METHOD(SimpleNamespace, __eq__, "($self, value, /)", "Return self==value.") {
    return compare(COMPARE_EQ, args);
}
METHOD(SimpleNamespace, __ne__, "($self, value, /)", "Return self!=value.") {
    return compare(COMPARE_NE, args);
}

METHOD(SimpleNamespace, __reduce__, "!($self, /)", "Return state information for pickling") {
    Value dict = instance_dict(arg(args, 0)), empty = tuple_new(0);
    RETURN_IF_ERROR(dict);
    return is_error(empty) ? ERROR : tuple3(class_of(arg(args, 0)), empty, dict);
}

bool namespace_boot(void) { return !is_error(instance_dict_field(T_SimpleNamespace, NAMESPACE_DICT)); }
