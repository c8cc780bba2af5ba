// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// How a proof starts: nothing is touched yet, and the footprint is empty but for what the contract adds.
#pragma once
#if defined SMALL && defined PLAN_IS_VALID
// proofs/mutate.py looks for what a mutant breaks in the smallest region, for two threads, with an object in each
// of the first pages of the blocks, first.
#define SMALL_REF_(k) ((uint32_t)region.first_block + 4096 * (k))
#define ROUND_UP_(n, to) (((n) + (to) - 1) / (to) * (to))
static void small_plan_(void) {
    region.size = UINT64_C(1) << 20;
    region.threads = 2;
    region.zone_window = 1 << 15;
    region.zone_size = region.zone_window + (1 << 14);
    region.window = ROUND_UP_(4096 + (uint64_t)WELL_KNOWN_MAX * 128, 4096);
    region.window_end = region.control = region.main_control = region.window + (1 << 17);
    region.control_end = region.zones = region.control + (1 << 14);
    region.marks = region.zones + region.zone_size;
    region.lines = region.marks + region.size / 32;
    region.kinds = region.lines + region.size / LINE_SIZE;
    region.log = region.kinds + region.size / BLOCK_SIZE;
    region.log_entries = 1 << 12;
    region.weak_list = region.log + region.log_entries * 4;
    region.first_block = ROUND_UP_(region.weak_list + region.log_entries, BLOCK_SIZE);
    region.block_count = (region.size - region.first_block) / BLOCK_SIZE;
}
#else
#define SMALL_REF_(k) (4096 * (k))
#endif

static void proof_start_(void) {
    must_fail_ = MUST_FAIL;
#if defined SMALL && defined PLAN_IS_VALID
    small_plan_();
#endif
    for (uint32_t k = 0; k < CELLS; k++) cell_word_[k] = NO_WORD;
    cells_ = 0;
    hidden_ = NARROW(any64());
    hidden_write_ = NARROW(any64());
    cut_[0] = cut_[1] = cut_[2] = cut_[3] = false;
}

#ifdef STATICS
#define PROOF_BEFORE_ struct Statics_ was_ = statics_get_();
#define PROOF_AFTER_(changed) changed statics_same_(was_, statics_get_());
#else
#define PROOF_BEFORE_
#define PROOF_AFTER_(changed)
#endif
