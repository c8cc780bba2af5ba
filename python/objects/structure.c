// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Structures: tuples whose items have names.
#include "python/objects/structure.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
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

// The names, separated by blanks, as strs.
static Value split(Text names) {
    uint32_t count = text_size(names) > 0;
    for (uint32_t i = 0; i < text_size(names); i++) count += text_at(names, i) == ' ';
    Value list = tuple_new(count);
    RETURN_IF_ERROR(list);
    for (uint32_t i = 0, item = 0; item < count; item++, i++) {
        Builder b = builder_new();
        for (; i < text_size(names) && text_at(names, i) != ' '; i++) b = builder_char(b, text_at(names, i));
        Value name = builder_finish(b);
        RETURN_IF_ERROR(name);
        slot_set(ref_of(list), item, name);
    }
    return list;
}

Value structure_describe(Value class, Text names, uint32_t items, uint32_t all) {
    Value named = split(names), dict = slot_get(ref_of(class), TYPE_DICT);
    RETURN_IF_ERROR(named);
    RETURN_IF_ERROR(dict_set(dict, NAME(n_sequence_fields), int_u32(items)));
    RETURN_IF_ERROR(dict_set(dict, NAME(n_fields), int_u32(all)));
    RETURN_IF_ERROR(dict_set(dict, NAME(n_unnamed_fields), int_wrap(items - (int64_t)tuple_length(named))));
    return dict_set(dict, NAME(__match_args__), named);
}
