// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The views of a dict (keys, values, items) and the iterators over them.
#pragma once
#include "python/objects/object.h"

enum DictViewField { DICT_VIEW_DICT, DICT_VIEW_FIELDS };
enum DictIteratorField {
    DICT_ITERATOR_DICT,     // UNSET: at its end
    DICT_ITERATOR_POSITION, // of dict_next or dict_previous: small int
    DICT_ITERATOR_USED,     // the dict's length, which must not change
    DICT_ITERATOR_LEFT,     // items to come
    DICT_ITERATOR_FIELDS,
};

// An iterator over this dict, of class SHAPE(dict_keyiterator) etc.
Value dict_iterator_new(Ref shape, Value dict, bool backwards);
