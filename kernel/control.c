// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The control stack: entering frames from C, sealing code, and looking at the frames that run.
#include "kernel/region.h"
#include "kernel/dispatch.h"

THREAD_STATE(struct Control, control);
struct Handlers_ handlers_;
Handler_ *handlers_divert_;

void control_init(uint64_t stack_base, uint64_t stack_limit) {
    control.stack_base = stack_base;
    control.stack_limit = stack_limit;
    control.top = control.regs = region.window;
    control.record = control.record_start = region.control;
    control.window_limit = region.window + WINDOW_LOW;
    window_clear(region.window, control.window_limit + WINDOW_ABOVE);
    frame_limit_set(1000);
}

bool stack_has_room(void) { return (uint64_t)(uintptr_t)__builtin_frame_address(0) > control.stack_limit; }

// Has every opcode a handler? Asked before code is sealed: then code that runs misses none, and what is put into the
// table later is a handler too (HANDLER_INSTALL).
static bool table_is_full(void) {
    for (uint32_t i = 0; i < 256; i++)
        if (!handlers_.of[i]) return false;
    return true;
}

// Is it whole instructions, the last of them OPCODE_END, none of which jumps outside?
static bool is_well_formed(Ref code) {
    uint32_t count = bytes_length(code) / 8;
    if (count == 0) return false;
    for (uint32_t i = 0; i < count; i++) {
        uint64_t instruction = u64_get(code, (uint64_t)i * 8);
        if ((uint8_t)instruction < OPCODE_JUMP) continue;
        int64_t target = (int64_t)i + 1 + (int32_t)(instruction >> 32);
        if (target < 0 || target >= (int64_t)count) return false;
    }
    return (uint8_t)u64_get(code, (uint64_t)(count - 1) * 8) == OPCODE_END;
}

static void make_code(Ref code, uint32_t frame_size) {
    bytes_set_aux(code, frame_size);
    HEAP_SET_(uint32_t, (uint64_t)code.offset_ + 4, kind_(code) | BLOCK_KIND);
}

static Ref copy_of(Ref from, uint64_t count) {
    Ref code = bytes_alloc(shape_of(from), count * 8);
    if (!is_null(code)) bytes_copy(code, 0, from, 0, count * 8);
    return code;
}

CodeResult code_seal(Ref from, uint64_t count, uint32_t frame_size) {
    if (unlikely(!table_is_full())) kernel_fault(FAULT_CODE);
    Ref code = copy_of(from, count);
    if (is_null(code)) return (CodeResult){true, NULL_REF};
    if (frame_size == 0 || frame_size > WINDOW_REGISTERS || !is_well_formed(code)) return (CodeResult){0};
    make_code(code, frame_size);
    return (CodeResult){true, code};
}

Value frame_run(Args window, Ref code, uint64_t index, Ref consts, Ref caches) {
    uint64_t pc_ = code_address_(code, index), regs_ = window.base_;
    if (unlikely(window.count_ == 0 || regs_ < control.regs)) kernel_fault(FAULT_WINDOW);
    if (unlikely(!CAN_ENTER_AT(window) || !stack_has_room())) return UNSET;
    uint64_t regs = control.regs, pc = control.pc, top = control.top;
    frame_push_(pc, regs, 0, 0, 1);
    control.top = regs_ + frame_size_(code);
    control.regs = regs_;
    uint64_t instruction = HEAP_(uint64_t, pc_);
    Value result = handlers_.of[(uint8_t)instruction](instruction, pc_ + 8, regs_, consts.offset_,
                                                      caches.offset_, &handlers_);
    control.regs = regs;
    control.pc = pc;
    control.top = top;
    return result;
}

uint32_t frame_limit_set(uint32_t frames) {
    uint64_t most = (region.control_end - region.control) / FRAME_RECORD_SIZE_ - 64;
    if (frames > most) frames = (uint32_t)most;
    control.record_limit = region.control + (uint64_t)frames * FRAME_RECORD_SIZE_;
    return frames;
}

uint32_t frame_limit(void) {
    return (uint32_t)((control.record_limit - control.record_start) / FRAME_RECORD_SIZE_);
}

uint32_t frame_count(void) {
    return (uint32_t)((control.record - control.record_start) / FRAME_RECORD_SIZE_);
}

static uint64_t record_at(uint32_t depth) {
    if (unlikely(depth >= frame_count())) kernel_fault(FAULT_WINDOW);
    return control.record - (uint64_t)depth * FRAME_RECORD_SIZE_;
}
// A frame's own window and pc are saved in the record of the frame above it.
static uint64_t saved_above(uint32_t depth, uint64_t field, uint64_t running) {
    uint64_t record = record_at(depth);
    return depth == 0 ? running : R64(record + FRAME_RECORD_SIZE_ + field);
}
static uint64_t register_address(uint32_t depth, uint32_t i) {
    if (unlikely(i >= WINDOW_REGISTERS)) kernel_fault(FAULT_WINDOW);
    return saved_above(depth, 8, control.regs) + (uint64_t)i * 8;
}

Value frame_register(uint32_t depth, uint32_t i) { return (Value){R64(register_address(depth, i))}; }
void frame_register_set(uint32_t depth, uint32_t i, Value v) { W64(register_address(depth, i), v.bits_); }
uint32_t frame_instruction(uint32_t depth, Ref code) {
    if (unlikely(!is_code(code))) kernel_fault(FAULT_CODE);
    uint64_t index = (saved_above(depth, 0, control.pc) - 8 - ((uint64_t)code.offset_ + 16)) / 8;
    return index < bytes_length(code) / 8 ? (uint32_t)index : 0;
}
Value frame_extra(uint32_t depth) { return (Value){R64(record_at(depth) + 32)}; }
void frame_extra_set(uint32_t depth, Value v) { W64(record_at(depth) + 32, v.bits_); }
