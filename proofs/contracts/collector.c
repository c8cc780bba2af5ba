// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// kernel/collector.c.
#include "kernel/control.h"
#include "proofs/facts.h"

CONTRACT(void, slot_remember_, Ref r) {
    REQUIRES(IS_REF(r) && LOG_IS_VALID && IS_OUTSIDE_TABLES(r));
    uint32_t head = HEAD(r);
    uint64_t count = region.log_count;
    WRITES_ONE(true, AT_(r), 4);
    WRITES_ONE(LOG_HAS_ROOM(r), region.log + count * 4, 4);
    CHANGES(region.log_count);
    CHANGES(region.wants_full);
    CALL;
    ENSURES(HEAD(r) == (head & ~UINT32_C(1)) && LOG_IS_VALID);
    ENSURES(region.log_count == count || region.log_count == count + 1);
    ENSURES(r.offset_ < region.first_block || region.wants_full ||
            (region.log_count == count + 1 && RAW32(region.log + count * 4) == r.offset_));
}
