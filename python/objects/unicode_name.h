// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Names of characters (Unicode 14.0), for \N{...}, the error handler namereplace, and unicodedata.
#pragma once
#include "python/objects/str.h"

Value unicode_name(uint32_t c); // a str, UNSET when c has none, or ERROR
Builder builder_unicode_name(Builder b, uint32_t c);
bool unicode_has_name(uint32_t c);
// The code point of this name or alias, in letters of any case: bytes block[from .. from + n). -1: none.
int64_t unicode_lookup(Ref block, uint64_t from, uint64_t n);
