// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// How a proof starts: nothing is touched yet, and the footprint is empty but for what the contract adds.
#pragma once
static void proof_start_(void) {
    must_fail_ = MUST_FAIL;
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
