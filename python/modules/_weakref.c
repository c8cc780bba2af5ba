// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _weakref: what module weakref is made of. The references themselves are in objects/weakref.c.
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/list.h"
#include "python/objects/module.h"
#include "python/objects/weakref.h"

MODULE(_weakref, "Weak-reference support module.") {
    Value module = arg(args, 0);
    RETURN_IF_ERROR(module_set(module, NAME(ref), CLASS(weakref)));
    RETURN_IF_ERROR(module_set(module, NAME(ReferenceType), CLASS(weakref)));
    RETURN_IF_ERROR(module_set(module, NAME(ProxyType), CLASS(weakproxy)));
    return module_set(module, NAME(CallableProxyType), CLASS(weakcallableproxy));
}

FUNCTION(_weakref, proxy, "($module, object, callback=None, /)",
         "proxy(object[, callback]) -- create a proxy object that weakly\n"
         "references 'object'.  'callback', if given, is called with a\n"
         "reference to the proxy when 'object' is about to be finalized.") {
    Value object = arg(args, 1), callback = is_unset(arg(args, 2)) ? NONE : arg(args, 2);
    bool callable = object_is_callable(object);
    return weakref_new(callable ? CLASS(weakcallableproxy) : CLASS(weakproxy), object, callback);
}

FUNCTION(_weakref, getweakrefcount, "($module, object, /)",
         "Return the number of weak references to 'object'.") {
    Value list = weakref_list(arg(args, 1));
    return is_error(list) ? ERROR : int_wrap((int64_t)list_length(list));
}

FUNCTION(_weakref, getweakrefs, "($module, object, /)",
         "Return a list of all weak reference objects pointing to 'object'.") {
    return weakref_list(arg(args, 1));
}

FUNCTION(_weakref, _remove_dead_weakref, "($module, dct, key, /)",
         "Atomically remove key from dict if it points to a dead weakref.") {
    Value dict = arg(args, 1), key = arg(args, 2);
    if (!IS_A(dict, dict))
        return raise1(CLASS(TypeError), TEXT("_remove_dead_weakref() argument 1 must be dict, not {t}"),
                      dict);
    Value reference = dict_get(dict, key);
    RETURN_IF_ERROR(reference);
    if (is_unset(reference)) return NONE;
    if (layout_of(reference) != T_weakref) return TYPE_ERROR("not a weakref");
    if (!is_unset(weakref_object(reference))) return NONE;
    return is_error(dict_delete(dict, key)) ? ERROR : NONE;
}
