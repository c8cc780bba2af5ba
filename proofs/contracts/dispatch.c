// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// kernel/dispatch.h: handlers run in whole windows, code addresses lie inside sealed code, records on the control stack.
#include "kernel/dispatch.h"
#include "proofs/facts.h"
#include "proofs/frames.h"

struct Statics_ {
    struct Region region;
    struct Control control;
};

CONTRACT(Args, window_args_, uint64_t regs, uint32_t from, uint32_t n) {
    REQUIRES(PLAN_IS_VALID && IS_WINDOW(regs) && from < WINDOW_REGISTERS);
    CALL;
    ENSURES(RESULT.base_ == regs + from * 8 && RESULT.count_ <= n &&
            RESULT.count_ <= WINDOW_REGISTERS - from);
    ENSURES(IS_ARGS(RESULT) && IMPLIES(n <= WINDOW_REGISTERS - from, RESULT.count_ == n));
}

CONTRACT(uint64_t, code_address_, Ref code, uint64_t index) {
    REQUIRES(IS_REF(code));
    REFUSES(!IS_CODE(code) || index >= LENGTH(code) / 8);
    SEES_BYTES(code);
    CALL;
    ENSURES(IS_CODE(code) && index < LENGTH(code) / 8 && RESULT == BYTE_AT(code, index * 8));
}

CONTRACT(void, code_quicken_, uint64_t address, uint8_t old, uint8_t new) {
    REQUIRES(REACHES(address, (uint64_t)1));
    REFUSES(old / OPCODE_JUMP != new / OPCODE_JUMP);
    WRITES_IF(old / OPCODE_JUMP == new / OPCODE_JUMP, address, 1);
    CALL;
    ENSURES(old / OPCODE_JUMP == new / OPCODE_JUMP &&RAW8(address) == new);
}

CONTRACT(uint64_t, window_of_, Args args, uint64_t regs) {
    REQUIRES(PLAN_IS_VALID && RECORDS_ARE_VALID && IS_ARGS(args) && IS_WINDOW(regs));
    REFUSES(args.count_ == 0 || args.base_ < regs || args.base_ >= control.window_limit);
    CALL;
    ENSURES(RESULT == args.base_ && args.count_ != 0 && IS_WINDOW(RESULT) && RESULT >= regs);
    ENSURES(RESULT < control.window_limit);
}

CONTRACT(uint64_t, frame_size_, Ref code) {
    REQUIRES(IS_REF(code) && IS_CODE(code)); // code_address_ was asked before
    READS(AT_(code) + 12, 4);
    CALL;
    ENSURES(RESULT == (uint64_t)AUX(code) * 8);
}

CONTRACT(void, frame_push_, uint64_t pc, uint64_t regs, uint64_t consts, uint64_t caches, uint64_t barrier) {
    REQUIRES(PLAN_IS_VALID && RECORDS_ARE_VALID && caches <= UINT32_MAX);
    uint64_t record = control.record + FRAME_RECORD_SIZE_, top = control.top;
    REFUSES(control.record >= control.record_limit || regs >= control.window_limit);
    WRITES(record, FRAME_RECORD_SIZE_);
    CHANGES(control.record);
    CALL;
    ENSURES(control.record == record && RECORDS_ARE_VALID && regs < control.window_limit);
    ENSURES_HERE(record < control.record_limit + FRAME_RECORD_SIZE_);
    ENSURES(RAW64(record) == pc && RAW64(record + 8) == regs && RAW64(record + 16) == top);
    ENSURES(RAW32(record + 24) == (uint32_t)consts && RAW32(record + 28) == caches);
    ENSURES(RAW64(record + 32) == UNSET.bits_ && RAW64(record + 40) == barrier);
}

CONTRACT(uint64_t, frame_pop_, void) {
    REQUIRES(PLAN_IS_VALID && RECORDS_ARE_VALID);
    uint64_t record = control.record;
    REFUSES(record <= control.record_start);
    READS(record, FRAME_RECORD_SIZE_);
    CHANGES(control.record);
    CHANGES(control.top);
    CALL;
    ENSURES(RESULT == record && record > region.control && control.record == record - FRAME_RECORD_SIZE_);
    ENSURES(control.top == RAW64(record + 16) && RECORDS_ARE_VALID);
}

// --- behind the source ---
static struct Statics_ statics_get_(void) { return (struct Statics_){region, control}; }
