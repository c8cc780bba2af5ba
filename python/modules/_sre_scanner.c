// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Scanner: one match after the other, what finditer and re.Scanner step through.
#include "python/modules/_sre.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"

TYPE(sre_scanner, "_sre.SRE_Scanner", object, SCANNER_FIELDS, "");

Value sre_scanner_new(Value pattern, Value string, Value pos, Value endpos) {
    SreText text = sre_pattern_text(pattern, string);
    if (!text.ok) return ERROR;
    SreRange range = sre_range(text, pos, endpos);
    if (!range.ok) return ERROR;
    Value scanner = NEW(sre_scanner);
    RETURN_IF_ERROR(scanner);
    Ref fields = ref_of(scanner);
    slot_set(fields, SCANNER_PATTERN, pattern);
    slot_set(fields, SCANNER_STRING, string);
    slot_set(fields, SCANNER_START, int_wrap((int64_t)range.from));
    slot_set(fields, SCANNER_POS, int_wrap((int64_t)range.from));
    slot_set(fields, SCANNER_END, int_wrap((int64_t)range.to));
    slot_set(fields, SCANNER_MUST_ADVANCE, FALSE);
    return scanner;
}

static Value next(Value scanner, enum SreMode mode) {
    Ref fields = ref_of(scanner);
    int64_t start = int_of(slot_get(fields, SCANNER_START));
    if (start < 0) return NONE;
    Value pattern = slot_get(fields, SCANNER_PATTERN);
    SreText text = sre_pattern_text(pattern, slot_get(fields, SCANNER_STRING));
    if (!text.ok) return ERROR;
    SreRange range = {true, (uint64_t)int_of(slot_get(fields, SCANNER_POS)),
                      (uint64_t)int_of(slot_get(fields, SCANNER_END))};
    if (range.to > text.length) range.to = text.length; // a bytearray that has become shorter
    bool must_advance = is_true(slot_get(fields, SCANNER_MUST_ADVANCE));
    SreResult r = sre_engine_run(pattern, text, (uint64_t)start, range.to, mode, must_advance);
    if (r.failed) return ERROR;
    Value match = sre_match_new(pattern, text, range, r);
    slot_set(fields, SCANNER_START, r.found ? int_wrap((int64_t)r.end) : int_i32(-1));
    slot_set(fields, SCANNER_MUST_ADVANCE, bool_value(r.found && r.end == r.start));
    return match;
}

METHOD(sre_scanner, match, "($self, /)", "") { return next(arg(args, 0), SRE_MATCH); }
METHOD(sre_scanner, search, "($self, /)", "") { return next(arg(args, 0), SRE_SEARCH); }
