// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Unicode normalisation forms (Unicode Standard Annex 15), of Unicode 14.0. Cost: linear in the text.
#pragma once
#include "python/objects/str.h"

enum NormalForm { NORMAL_NFD = 0, NORMAL_NFC = 1, NORMAL_NFKD = 2, NORMAL_NFKC = 3 };

// An exact str in that form: s itself when it is already in it. Identifiers are compared in NFKC.
Value unicode_normalize(Value s, enum NormalForm form);
// The same with the decompositions of Unicode 3.2 (unicodedata.ucd_3_2_0).
Value unicode_normalize_old(Value s, enum NormalForm form);
uint32_t unicode_combining(uint32_t c);  // the canonical combining class
Value unicode_decomposition(uint32_t c); // "<compat> 0020 0308"; "" for none
