// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What an inline cache may remember about an attribute of objects of one shape.
#pragma once
#include "python/vm/code.h"

enum SiteKind {
    SITE_NONE,        // nothing to remember
    SITE_SLOT,        // the object's own attribute, in slot `slot`
    SITE_ADD,         // storing adds an attribute in slot `slot`; the object's shape is `found` then
    SITE_METHOD,      // `found`: a function in the class, to be called with the object
    SITE_CLASS,       // `found`: what the class holds, which is no descriptor
    SITE_TYPE,        // the object is a class, and its attribute is `found`
    SITE_TYPE_METHOD, // the object is a class, and `found` a function to be called with it
    SITE_MODULE, // slot `slot` of the entries of the module's dict, right as long as the name stands before it
    SITE_PROPERTY, // `found`: a property's getter, a Python function of one parameter
};
struct AttributeSite {
    enum SiteKind kind;
    uint32_t slot;
    Value found;
};
// What object.name is, for a load; for a store. A class that the answer depends on is marked as cached.
struct AttributeSite cache_find_attribute(Value object, Value name);
struct AttributeSite cache_find_store(Value object, Value name);
// A code object's caches, before a shape gets into them: caches_flush reaches them until it has emptied them. The first
// slot says so. NONE or ERROR.
Value cache_register(Ref caches);
