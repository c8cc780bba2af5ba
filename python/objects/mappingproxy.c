// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// mappingproxy: passes reading on to its mapping, and has nothing that writes.
#include "python/objects/mappingproxy.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/generic_alias.h"
#include "python/objects/list.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/tuple.h"

TYPE(mappingproxy, "mappingproxy", object, MAPPINGPROXY_FIELDS, "");

static Value mapping_of(Args args) { return slot_get(ref_of(arg(args, 0)), MAPPINGPROXY_MAPPING); }

Value mappingproxy_new(Value mapping) {
    Value proxy = NEW(mappingproxy);
    RETURN_IF_ERROR(proxy);
    slot_set(ref_of(proxy), MAPPINGPROXY_MAPPING, mapping);
    return proxy;
}

STATICMETHOD(mappingproxy, __new__, "!($type, mapping)", "") {
    Value mapping = arg(args, 1);
    if (IS_A(mapping, list) || IS_A(mapping, tuple) ||
        is_unset(class_lookup(class_of(mapping), NAME(__getitem__))))
        return raise1(CLASS(TypeError), TEXT("mappingproxy() argument must be a mapping, not {t}"), mapping);
    return mappingproxy_new(mapping);
}

CLASSMETHOD(mappingproxy, __class_getitem__, "($type, object, /)", "See PEP 585") {
    return generic_alias_new(arg(args, 0), arg(args, 1));
}
METHOD(mappingproxy, __getitem__, "($self, key, /)", "Return self[key].") {
    return object_getitem(mapping_of(args), arg(args, 1));
}
METHOD(mappingproxy, __contains__, "($self, key, /)", "Return key in self.") {
    return object_contains(mapping_of(args), arg(args, 1));
}
METHOD(mappingproxy, __len__, "($self, /)", "Return len(self).") { return object_length(mapping_of(args)); }
METHOD(mappingproxy, __iter__, "($self, /)", "Implement iter(self).") {
    return object_iter(mapping_of(args));
}
METHOD(mappingproxy, __reversed__, "($self, /)", "D.__reversed__() -> reverse iterator") {
    return call_method0(mapping_of(args), NAME(__reversed__));
}
METHOD(mappingproxy, get, "!($self, key, default=None, /)",
       "Return the value for key if key is in the mapping, else default.") {
    return call_method2(mapping_of(args), NAME(get), arg(args, 1),
                        is_unset(arg(args, 2)) ? NONE : arg(args, 2));
}
METHOD(mappingproxy, keys, "!($self, /)", "D.keys() -> a set-like object providing a view on D's keys") {
    return call_method0(mapping_of(args), NAME(keys));
}
METHOD(mappingproxy, values, "!($self, /)", "D.values() -> an object providing a view on D's values") {
    return call_method0(mapping_of(args), NAME(values));
}
METHOD(mappingproxy, items, "!($self, /)", "D.items() -> a set-like object providing a view on D's items") {
    return call_method0(mapping_of(args), NAME(items));
}
METHOD(mappingproxy, copy, "!($self, /)", "D.copy() -> a shallow copy of D") {
    return call_method0(mapping_of(args), NAME(copy));
}
METHOD(mappingproxy, __repr__, "($self, /)", "Return repr(self).") {
    return text_format1(TEXT("mappingproxy({r})"), mapping_of(args));
}
METHOD(mappingproxy, __str__, "($self, /)", "Return str(self).") { return object_str(mapping_of(args)); }
METHOD(mappingproxy, __hash__, "($self, /)", "Return hash(self).") {
    HashResult hash = object_hash(mapping_of(args));
    return hash.ok ? int_new(hash.value) : ERROR;
}

static Value plain(Value v) { return IS_A(v, mappingproxy) ? slot_get(ref_of(v), MAPPINGPROXY_MAPPING) : v; }

static Value compare(enum CompareOp op, Args args) {
    return object_compare(op, mapping_of(args), arg(args, 1));
}
METHOD(mappingproxy, __eq__, "($self, value, /)", "Return self==value.") { return compare(COMPARE_EQ, args); }
METHOD(mappingproxy, __ne__, "($self, value, /)", "Return self!=value.") { return compare(COMPARE_NE, args); }
METHOD(mappingproxy, __or__, "($self, value, /)", "Return self|value.") {
    return object_binary(BINARY_OR, plain(arg(args, 0)), plain(arg(args, 1)));
}
METHOD(mappingproxy, __ror__, "($self, value, /)", "Return value|self.") {
    return object_binary(BINARY_OR, plain(arg(args, 1)), plain(arg(args, 0)));
}
METHOD(mappingproxy, __ior__, "($self, value, /)", "Return self|=value.") {
    return TYPE_ERROR("'|=' is not supported by mappingproxy; use '|' instead");
}
