// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The iterators that iter() makes of objects which have none of their own: over a sequence by __getitem__, and
// over the results of a callable up to a sentinel.
#pragma once
#include "python/objects/object.h"

enum IteratorField { ITERATOR_SEQUENCE, ITERATOR_INDEX, ITERATOR_FIELDS }; // sequence UNSET: at its end

Value iterator_new(Value sequence);
Value callable_iterator_new(Value callable, Value sentinel);

// Steps of list_iterator and tuple_iterator, for whoever knows the class: UNSET at the end.
Value list_iterator_next(Value it);
Value tuple_iterator_next(Value it);
