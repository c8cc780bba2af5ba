// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// SyntaxWarnings: code that is allowed, and surely a mistake. A filter that makes an error of one makes it a
// SyntaxError of the unit.
#pragma once
#include "python/compile/unit.h"

// Shows the warnings of the code that has been compiled, or forgets those of code that could not be. NONE or ERROR.
Value warn_flush(Value filename, bool compiled);

void warn_compare(Value node); // an identity test with a literal
void warn_assert(Value node);  // the assertion of a tuple
void warn_call(Value node);    // a call of a literal
void warn_subscript(
    Value node); // a subscript of a literal that has none, or with an index that it can't have
