// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The iterators that iter() makes of objects which have none of their own: over a sequence by __getitem__, and
// over the results of a callable up to a sentinel.
#pragma once
#include "python/objects/object.h"

enum IteratorField { ITERATOR_SEQUENCE, ITERATOR_INDEX, ITERATOR_FIELDS }; // sequence UNSET: at its end

enum EnumerateField { ENUMERATE_ITERATOR, ENUMERATE_COUNT };
enum ZipField { ZIP_ITERATORS, ZIP_STRICT };
enum RangeIteratorField {
    RANGE_ITERATOR_RANGE, // of all items
    RANGE_ITERATOR_INDEX, // of the next one: plain int
    RANGE_ITERATOR_NEXT,  // of a range_iterator: the next item
    RANGE_ITERATOR_FIELDS,
};

Value iterator_new(Value sequence);
Value callable_iterator_new(Value callable, Value sentinel);

// Steps of the commonest iterators, for whoever knows the class: UNSET at the end. (That of str is in str.h.)
Value list_iterator_new(Value list);
Value tuple_iterator_new(Value tuple);
Value list_iterator_next(Value it);
Value tuple_iterator_next(Value it);
Value range_iterator_next(Value it);
Value dict_keyiterator_next(Value it);
Value dict_valueiterator_next(Value it);
Value dict_itemiterator_next(Value it);
// Key and value into `to`: TRUE; FALSE: at the end; ERROR.
Value dict_itemiterator_pair(Value it, Args to);
Value enumerate_next(Value it);
Value zip_next(Value it);
Value map_next(Value it);
