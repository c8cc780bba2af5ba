// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Structures: tuples whose items have names, as sys.version_info or time.struct_time. The class is declared by
// TYPE(ident, "module.name", tuple, 0, "doc"), with a MEMBER for each name; an instance holds an exact tuple in
// slot 0, as each instance of a subclass of tuple does.
#pragma once
#include "python/objects/object.h"

// An instance of `class` with these items (an exact tuple).
Value structure_new(Value class, Value items);
// "sys.version_info(major=3, minor=11)": names are separated by blanks, for the first items.
Value structure_repr(Value structure, Text names);
// What the class tells of its items: `items` of them are in the tuple, the first as named, `all` with those that are
// attributes alone. NONE or ERROR.
Value structure_describe(Value class, Text names, uint32_t items, uint32_t all);
INLINE Value structure_item(Value structure, uint64_t i) {
    return slot_get(ref_of(slot_get(ref_of(structure), 0)), i);
}
