// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// kernel/control.c: looking at frames reads records and whole windows; code is sealed when its jumps stay inside.
#include "kernel/dispatch.h"
#include "proofs/facts.h"
#include "proofs/frames.h"

struct Statics_ {
    struct Region region;
    struct Control control;
    COLLECTOR_FIELDS;
};

#define FRAMES_MOST ((region.control_end - region.control) / FRAME_RECORD_SIZE_ - 64)
static uint32_t frames_; // what frame_limit_set was asked for
CONTRACT(void, control_init, uint64_t stack_base, uint64_t stack_limit)
REPLACES(frame_limit_set, window_clear) {
    REQUIRES(PLAN_IS_VALID);
    WRITES_WORDS(region.window, WINDOW_LOW + WINDOW_ABOVE);
    CHANGES(control);
    FOR(io_start threads_run, (stack_base_ = stack_base, stack_limit_ = stack_limit));
    CALL;
    ENSURES(RECORDS_ARE_VALID && control.record == region.control && control.top == region.window);
    ENSURES(control.regs == region.window && control.stack_base == stack_base &&
            control.stack_limit == stack_limit);
    ENSURES(IS_BELOW_END(control.regs) && IS_UNSET_BETWEEN(control.top, REGISTERS_END));
    ENSURES_HERE(frames_ == 1000);
}

#define LOOP_table_is_full_1                                                                                 \
    TURNS(i), i < 256 & IMPLIES(witness_ < i, handlers_.of[witness_ & 255] != 0) & looked_at_(i), 256 - i
static uint32_t turn_; // the opcode that is looked at
static bool looked_at_(uint32_t i) {
    turn_ = i;
    return true;
}
CONTRACT(bool, table_is_full, void) {
    CALL;
    ENSURES(IMPLIES(RESULT && witness_ < 256, handlers_.of[witness_ & 255] != 0));
    ENSURES_HERE(RESULT || handlers_.of[turn_ & 255] == 0);
}

#define JUMP_OF(at) ((int64_t)((at) / 8) + 1 + (int32_t)(RAW64(BYTE_AT(code, at)) >> 32))
#define JUMPS_INSIDE(at)                                                                                     \
    (RAW8(BYTE_AT(code, at)) < OPCODE_JUMP || (JUMP_OF(at) >= 0 & JUMP_OF(at) < LENGTH(code) / 8))
#define LOOP_is_well_formed_1                                                                                \
    TURNS(i), i < count &IMPLIES(witness_ < i, JUMPS_INSIDE(witness_ * 8)) & looked_at_(i), count - i
CONTRACT(bool, is_well_formed, Ref code) {
    REQUIRES(IS_REF(code));
    SEES_BYTES(code);
    REFUSES(!IS_BYTES(code));
    HERE(turn_ = 0);
    CALL;
    FOR(code_seal, formed_ = RESULT);
    uint64_t words = LENGTH(code) / 8;
    ENSURES(IMPLIES(RESULT, IS_BYTES(code) & words > 0));
    ENSURES(IMPLIES(RESULT, RAW8(BYTE_AT(code, (words - 1) * 8)) == OPCODE_END));
    ENSURES(IMPLIES(RESULT && witness_ < words, JUMPS_INSIDE(witness_ * 8)));
    // it refuses only what it has seen
    ENSURES_HERE(RESULT || words == 0 || RAW8(BYTE_AT(code, (words - 1) * 8)) != OPCODE_END ||
                 (turn_ < words && !JUMPS_INSIDE(turn_ * UINT64_C(8))));
}

CONTRACT(void, make_code, Ref code, uint32_t frame_size) {
    REQUIRES(IS_REF(code));
    uint32_t kind = KIND(code);
    SEES_HEADER(code);
    WRITES_IF(IS_BYTES(code) && !IS_CODE(code), AT_(code) + 12, 4);
    WRITES_IF(IS_BYTES(code) && !IS_CODE(code), AT_(code) + 4, 4);
    CALL;
    ENSURES((kind & 1) == 1 && KIND(code) == (kind | 7) && AUX(code) == frame_size);
}

static uint32_t shape_, copy_made_;                // what is sealed, what the copy is
static uint64_t to_copy_, copy_from_, copy_bytes_; // what came into it
static bool formed_;
static void copies_(Ref to, uint64_t at, Ref from, uint64_t from_at, uint64_t n) {
    __CPROVER_assert(copy_made_ == 0 && at == 0 && from_at == 0 && n == to_copy_,
                     "copies once, from the beginning");
    copy_made_ = to.offset_, copy_from_ = from.offset_, copy_bytes_ = n;
}
CONTRACT(Ref, copy_of, Ref from, uint64_t count) REPLACES(bytes_alloc, bytes_copy) {
    REQUIRES(IS_REF(from) && HEAP_IS_VALID && !is_followed_);
    HERE(copy_made_ = 0, to_copy_ = count * 8, shape_ = KIND(from) & ~UINT32_C(7));
    ALLOCATES;
    CHANGES_HEAP;
    CALL;
    FOR(code_seal, copy_made_ = RESULT.offset_);
    ENSURES_HERE(copy_made_ == RESULT.offset_ &&
                 (copy_made_ == 0 || (copy_from_ == from.offset_ && copy_bytes_ == count * 8)));
    ENSURES_HERE(copy_made_ == 0 || (LENGTH(RESULT) == count * 8 & KIND(RESULT) == (shape_ | BLOCK_BYTES)));
    ENSURES(IS_REF(RESULT) && RESULT.offset_ == fresh_);
    ENSURES(RESULT.offset_ == 0 || IS_PLACE(RESULT.offset_, 16));
}

// What is sealed is a block that this call has made: nobody can have an Edit of it.
CONTRACT(CodeResult, code_seal, Ref from, uint64_t count, uint32_t frame_size)
REPLACES(table_is_full, copy_of, is_well_formed, make_code) {
    REQUIRES(IS_REF(from) && HEAP_IS_VALID && !is_followed_);
    ALLOCATES;
    CHANGES_HEAP;
    CALL;
    Ref code = RESULT.code;
    ENSURES(IS_REF(code) && IMPLIES(!RESULT.ok, code.offset_ == 0));
    ENSURES_HERE(RESULT.ok ==
                 (copy_made_ == 0 || (frame_size > 0 && frame_size <= WINDOW_REGISTERS && formed_)));
    ENSURES_HERE(code.offset_ == (RESULT.ok ? copy_made_ : 0));
    ENSURES(IMPLIES(code.offset_ != 0, code.offset_ == fresh_));
    ENSURES(IMPLIES(code.offset_ != 0, IS_CODE(code) & AUX(code) == frame_size & frame_size > 0 &
                                           frame_size <= WINDOW_REGISTERS));
    ENSURES(IMPLIES(code.offset_ != 0 & witness_ < LENGTH(code) / 8, JUMPS_INSIDE(witness_ * 8)));
    ENSURES(IMPLIES(witness_ < 256, handlers_.of[witness_ & 255] != 0)); // each opcode has a handler
}

// Assumed (docs/assumptions.md).
CONTRACT(bool, stack_has_room, void) {
    CALL; // either
    FOR(frame_run, said_room_ = RESULT ? 1 : 2);
}

// A handler gets the instruction behind which pc stands, a whole window, and a record on the control stack; when it
// returns, it and those that it went on to have pushed and popped records as the kernel's functions let them, and written
// anything there and into the registers.
static uint64_t entered_, entered_pc_,
    entered_top_;            // the window, the address of the instruction, the window's end
static struct Control left_; // what was before
static uint32_t said_room_;  // what stack_has_room said: nothing yet, yes, no
static bool ran_;
static uint64_t gave_; // what the handler gave
Value handle_any_(HANDLER_PARAMETERS_);
CONTRACT(Value, frame_run, Args window, Ref code, uint64_t index, Ref consts, Ref caches)
REPLACES(stack_has_room, window_reaches_, frame_push_) CELLS(16) {
    REQUIRES(PLAN_IS_VALID && RECORDS_ARE_VALID && IS_REF(code) && IS_ARGS(window) && window.base_ % 8 == 0);
    REQUIRES(IS_BELOW_END(control.regs));
    REQUIRES(AT_(code) >= region.first_block); // code is no table of the kernel's
    SEES_BYTES(code);
    WRITES(region.control, region.control_end - region.control);
    MAY_RAISE;
    uint8_t opcode = RAW8(BYTE_AT(code, index * 8));
    REQUIRES(IMPLIES(IS_CODE(code), handlers_.of[opcode] == handle_any_)); // code_seal: none is missing
    entered_ = window.base_;
    entered_pc_ = BYTE_AT(code, index * 8);
    struct Control before = control;
    HERE(left_ = control, said_room_ = 0, ran_ = false);
    HERE(entered_top_ = window.base_ + AUX(code) * UINT64_C(8));
    REFUSES(!IS_CODE(code) || index >= LENGTH(code) / 8 || window.count_ == 0 || window.base_ < control.regs);
    CHANGES(control);
    CALL;
    ENSURES(IS_CODE(code) && index < LENGTH(code) / 8 && window.count_ != 0);
    ENSURES(control.top == before.top && control.regs == before.regs && window.base_ >= before.regs);
    ENSURES(RECORDS_ARE_VALID && IS_BELOW_END(control.regs));
    ENSURES_HERE(control.pc == before.pc);
    ENSURES_HERE(!ran_ || RESULT.bits_ == gave_);
    ENSURES_HERE(ran_ ||
                 (RESULT.bits_ == UNSET.bits_ && (said_room_ == 2 || before.record >= before.record_limit ||
                                                  window.base_ >= before.window_limit)));
}

CONTRACT(uint32_t, frame_limit_set, uint32_t frames) {
    REQUIRES(PLAN_IS_VALID);
    CHANGES(control.record_limit);
    CALL;
    ENSURES(RESULT <= frames &&
            control.record_limit == region.control + (uint64_t)RESULT * FRAME_RECORD_SIZE_);
    ENSURES(control.record_limit <= region.control_end - 3 * FRAME_RECORD_SIZE_);
    FOR(control_init, frames_ = frames);
    ENSURES_HERE(RESULT == (frames < FRAMES_MOST ? frames : FRAMES_MOST));
}

CONTRACT(uint32_t, frame_limit, void) {
    REQUIRES(PLAN_IS_VALID && RECORDS_ARE_VALID && control.record_limit >= region.control);
    CALL;
    ENSURES(RESULT * UINT64_C(48) <= control.record_limit - region.control);
}

CONTRACT(uint32_t, frame_count, void) {
    REQUIRES(PLAN_IS_VALID && RECORDS_ARE_VALID);
    CALL;
    ENSURES((uint64_t)RESULT * FRAME_RECORD_SIZE_ == control.record - region.control);
}

// A depth that names a frame, and its record.
#define HAS_FRAME(depth) ((uint64_t)(depth) * FRAME_RECORD_SIZE_ < control.record - region.control)
#define RECORD_OF(depth) (control.record - (uint64_t)(depth) * FRAME_RECORD_SIZE_)
CONTRACT(uint64_t, record_at, uint32_t depth) REPLACES(frame_count) {
    REQUIRES(PLAN_IS_VALID && RECORDS_ARE_VALID);
    REFUSES(!HAS_FRAME(depth));
    CALL;
    ENSURES(HAS_FRAME(depth) && RESULT == RECORD_OF(depth) && RESULT > region.control && RESULT % 8 == 0);
}

CONTRACT(uint64_t, saved_above, uint32_t depth, uint64_t field, uint64_t running) REPLACES(record_at) {
    REQUIRES(PLAN_IS_VALID && RECORDS_ARE_VALID && (field == 0 || field == 8));
    READS(RECORD_OF(depth - 1) + field, HAS_FRAME(depth) && depth != 0 ? 8 : 0);
    CALL;
    ENSURES(HAS_FRAME(depth) && RESULT == (depth == 0 ? running : RAW64(RECORD_OF(depth - 1) + field)));
}

// What frame_push_ wrote stays: no footprint but that of frame_push_ and frame_extra_set covers a record.
#define WINDOW_OF(depth) ((depth) == 0 ? control.regs : RAW64(RECORD_OF((depth) - 1) + 8))
#define SEES_RECORDS READS(region.control, control.record + FRAME_RECORD_SIZE_ - region.control)
CONTRACT(uint64_t, register_address, uint32_t depth, uint32_t i) REPLACES(saved_above) {
    REQUIRES(PLAN_IS_VALID && RECORDS_ARE_VALID && IMPLIES(HAS_FRAME(depth), IS_WINDOW(WINDOW_OF(depth))));
    SEES_RECORDS;
    CALL;
    ENSURES(HAS_FRAME(depth) && i < WINDOW_REGISTERS && RESULT == WINDOW_OF(depth) + i * UINT64_C(8));
}

CONTRACT(Value, frame_register, uint32_t depth, uint32_t i) REPLACES(register_address) {
    REQUIRES(PLAN_IS_VALID && RECORDS_ARE_VALID && IMPLIES(HAS_FRAME(depth), IS_WINDOW(WINDOW_OF(depth))));
    SEES_RECORDS;
    READS(WINDOW_OF(depth), HAS_FRAME(depth) ? WINDOW_REGISTERS * 8 : 0);
    CALL;
    ENSURES(HAS_FRAME(depth) && i < WINDOW_REGISTERS &&
            RESULT.bits_ == RAW64(WINDOW_OF(depth) + i * UINT64_C(8)));
}

CONTRACT(void, frame_register_set, uint32_t depth, uint32_t i, Value v) REPLACES(register_address) {
    REQUIRES(PLAN_IS_VALID && RECORDS_ARE_VALID && IMPLIES(HAS_FRAME(depth), IS_WINDOW(WINDOW_OF(depth))));
    SEES_RECORDS;
    uint64_t window = WINDOW_OF(depth);
    WRITES_IF(HAS_FRAME(depth), window, WINDOW_REGISTERS * 8);
    CALL;
    ENSURES(HAS_FRAME(depth) && i < WINDOW_REGISTERS && RAW64(window + i * UINT64_C(8)) == v.bits_);
}

#define PC_INDEX(code) ((control.pc - 8 - BYTE_AT(code, 0)) / 8)
CONTRACT(uint32_t, frame_instruction, uint32_t depth, Ref code) REPLACES(saved_above) {
    REQUIRES(PLAN_IS_VALID && RECORDS_ARE_VALID && IS_REF(code));
    SEES_RECORDS;
    SEES_BYTES(code);
    CALL;
    ENSURES(HAS_FRAME(depth) && IS_CODE(code) && (RESULT == 0 || RESULT < LENGTH(code) / 8));
    ENSURES(IMPLIES(depth == 0 && RESULT != 0, control.pc - 8 - BYTE_AT(code, 0) - RESULT * UINT64_C(8) < 8));
    ENSURES_HERE(IMPLIES(depth == 0, RESULT == (PC_INDEX(code) < LENGTH(code) / 8 ? PC_INDEX(code) : 0)));
}

CONTRACT(Value, frame_extra, uint32_t depth) REPLACES(record_at) {
    REQUIRES(PLAN_IS_VALID && RECORDS_ARE_VALID);
    SEES_RECORDS;
    CALL;
    ENSURES(HAS_FRAME(depth) && RESULT.bits_ == RAW64(RECORD_OF(depth) + 32));
}

CONTRACT(void, frame_extra_set, uint32_t depth, Value v) REPLACES(record_at) {
    REQUIRES(PLAN_IS_VALID && RECORDS_ARE_VALID);
    WRITES_IF(HAS_FRAME(depth), RECORD_OF(depth) + 32, 8);
    CALL;
    ENSURES(HAS_FRAME(depth) && RAW64(RECORD_OF(depth) + 32) == v.bits_);
}

// --- behind the source ---
static struct Statics_ statics_get_(void) { return (struct Statics_){region, control, COLLECTOR_STATICS}; }
Value handle_any_(HANDLER_PARAMETERS_) {
    __CPROVER_assert(regs_ == entered_ && IS_WINDOW(regs_) && control.regs == regs_ && IS_BELOW_END(regs_),
                     "a whole window");
    __CPROVER_assert(pc_ == entered_pc_ + 8 && I_ == RAW64(entered_pc_), "the instruction");
    __CPROVER_assert(table_ == &handlers_ && RECORDS_ARE_VALID && control.record > region.control, "a frame");
    __CPROVER_assert(control.top == entered_top_ && said_room_ == 1 && left_.record < left_.record_limit,
                     "room for it");
    __CPROVER_assert(RAW64(control.record) == left_.pc && RAW64(control.record + 8) == left_.regs &&
                         RAW64(control.record + 24) == 0 && RAW64(control.record + 40) == 1,
                     "C is behind it");
    struct Control was = control, now;
    Value result;
    ran_ = true, gave_ = result.bits_;
    control = now;
    __CPROVER_assume(control.record_start == was.record_start && RECORDS_ARE_VALID && IS_BELOW_END(regs_));
    must_write_(region.control, region.control_end - region.control);
    return result;
}
