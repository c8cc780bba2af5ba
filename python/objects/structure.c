// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Structures: tuples whose items have names.
#include "python/objects/structure.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/type.h"

Value structure_new(Value class, Value items) {
    if (is_error(items)) return ERROR;
    Value structure = new_instance(class);
    if (!is_error(structure)) slot_set(ref_of(structure), 0, items);
    return structure;
}

Value structure_repr(Value structure, Text names) {
    Value name = type_full_name(class_of(structure));
    if (is_error(name)) return ERROR;
    Builder b = builder_char(builder_str(builder_new(), name), '(');
    uint64_t item = 0;
    for (uint32_t i = 0; i < text_size(names) && !b.failed; item++) {
        if (item > 0) b = builder_text(b, TEXT(", "));
        for (; i < text_size(names) && text_at(names, i) != ' '; i++) b = builder_char(b, text_at(names, i));
        i++;
        Value text = object_repr(structure_item(structure, item));
        if (is_error(text))
            b.failed = true;
        else
            b = builder_str(builder_char(b, '='), str_plain(text));
    }
    return builder_finish(builder_char(b, ')'));
}
