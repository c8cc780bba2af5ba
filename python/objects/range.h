// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// range: four plain ints of any size that never change once the object is seen. RANGE_LENGTH is the number of
// items; the items themselves are start, start + step, ... When start, step and length are small ints, the last
// item, start + (length - 1) * step, may still be a big one: only RANGE_STOP being small as well bounds it (a loop
// may then add step to each item it yields without looking at overflow).
#pragma once
#include "python/objects/object.h"

enum RangeField { RANGE_START, RANGE_STOP, RANGE_STEP, RANGE_LENGTH, RANGE_FIELDS };

// Plain ints; ValueError "range() arg 3 must not be zero".
Value range_new(Value start, Value stop, Value step);
Value range_quick(Args args); // range() of one to three small ints; UNSET: of something else
// Item i of a range, i a plain int inside its length: a plain int.
Value range_item(Value range, Value i);
