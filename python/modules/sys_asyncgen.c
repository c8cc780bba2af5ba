// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module sys: the hooks of asynchronous generators (PEP 525).
#include "python/objects/error.h"
#include "python/objects/structure.h"
#include "python/objects/tuple.h"
#include "python/vm/async_generator.h"

TYPE(asyncgen_hooks, "asyncgen_hooks", tuple, 0,
     "asyncgen_hooks\n\nAsyncgen hooks are functions called when an async generator is first iterated or "
     "finalized.");
MEMBER(asyncgen_hooks, firstiter, "") { return structure_item(arg(args, 0), 0); }
MEMBER(asyncgen_hooks, finalizer, "") { return structure_item(arg(args, 0), 1); }
METHOD(asyncgen_hooks, __repr__, "($self, /)", "Return repr(self).") {
    return structure_repr(arg(args, 0), TEXT("firstiter finalizer"));
}

static Value or_none(Value hook) { return is_ref(hook) ? hook : NONE; }

static Value check_hook(Value hook, Text text) {
    if (is_unset(hook) || is_none(hook) || object_is_callable(hook)) return NONE;
    return raise1(CLASS(TypeError), text, hook);
}
FUNCTION(
    sys, set_asyncgen_hooks, "!($module, /, firstiter=None, finalizer=None)",
    "set_asyncgen_hooks(* [, firstiter] [, finalizer])\n\nSet a finalizer for async generators objects.") {
    Value firstiter = arg(args, 1), finalizer = arg(args, 2);
    RETURN_IF_ERROR(check_hook(finalizer, TEXT("callable finalizer expected, got {t}")));
    RETURN_IF_ERROR(check_hook(firstiter, TEXT("callable firstiter expected, got {t}")));
    if (!is_unset(finalizer)) async_generator_finalizer = finalizer;
    if (!is_unset(firstiter)) async_generator_firstiter = firstiter;
    return NONE;
}
FUNCTION(sys, get_asyncgen_hooks, "($module, /)",
         "Return the installed asynchronous generators hooks.\n\nThis returns a namedtuple of the form "
         "(firstiter, finalizer).") {
    Value items = tuple2(or_none(async_generator_firstiter), or_none(async_generator_finalizer));
    return is_error(items) ? ERROR : structure_new(CLASS(asyncgen_hooks), items);
}
