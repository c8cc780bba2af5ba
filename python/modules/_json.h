// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _json: what the scanner and the encoder share.
#pragma once
#include "python/objects/str.h"

// The str that begins behind the quote at s[at - 1], and where it ends: value ERROR when it is malformed.
typedef struct {
    Value value;
    uint64_t end;
} JsonString;
JsonString json_scan_string(Value s, uint64_t at, bool strict);
// Raises json.decoder.JSONDecodeError(text, s, at).
Value json_refuse(Text text, Value s, uint64_t at);
// s in quotes, escaped; `ascii`: beyond ASCII too.
Builder json_quote(Builder b, Value s, bool ascii);
