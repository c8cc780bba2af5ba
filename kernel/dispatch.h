// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What an instruction handler is made of. An instruction is 8 bytes:
//
//     u8 opcode | u8 A | u8 B | u8 C | i32 D
//
// A, B, C name registers of the window (or small numbers), so that they need no check: 256 registers above a
// frame's base always exist. D is a number: a constant's index, a cache's index, or, for opcodes from
// OPCODE_JUMP up, a jump: instructions to skip, counted from the next one; code_seal has checked those.
//
//     HANDLER(ADD) {
//         Value a = REG(B), b = REG(C);
//         if (likely(both_int(a, b))) {
//             IntResult sum = int_add(a, b);
//             if (likely(sum.ok)) { SET(A, sum.value); NEXT; }
//         }
//         TAIL(ADD_slow);
//     }
//
// A handler ends each of its paths by NEXT, TAKE_JUMP, TAIL, ENTER, LEAVE or EXIT. On its fast paths it makes no
// call that is not one of these (a call there would put pushes and pops around everything). A COLD_HANDLER
// may call anything; it says PUBLISH first, so that tracebacks and native functions find the frame.
#pragma once
#include "kernel/control.h"

#define OPCODE_END 0    // the last word of all code: reaching it is a fault
#define OPCODE_JUMP 128 // opcodes from here on hold a jump in D

#define PRESERVE_NONE_                                                                                       \
    __attribute__((preserve_none, visibility("hidden"))) // hidden: its address needs no relocation
#define HANDLER_PARAMETERS_                                                                                  \
    uint64_t I_, uint64_t pc_, uint64_t regs_, uint64_t consts_, uint64_t caches_,                           \
        const struct Handlers_ *table_
#define HANDLER_ARGUMENTS_ I_, pc_, regs_, consts_, caches_, table_
struct Handlers_;
typedef __attribute__((preserve_none)) Value Handler_(HANDLER_PARAMETERS_);
struct Handlers_ {
    Handler_ *of[256];
};
extern struct Handlers_ handlers_;
extern Handler_ *handlers_divert_;

#define HANDLER(name) PRESERVE_NONE_ Value handle_##name(HANDLER_PARAMETERS_)
#define COLD_HANDLER(name)                                                                                   \
    PRESERVE_NONE_ __attribute__((cold, noinline)) Value handle_##name(HANDLER_PARAMETERS_)
// The same for handlers that call C functions but run often.
#define SLOW_HANDLER(name) PRESERVE_NONE_ __attribute__((noinline)) Value handle_##name(HANDLER_PARAMETERS_)
// Puts a handler into the table; at start-up, for each opcode.
#define HANDLER_INSTALL(opcode, name) (handlers_.of[(uint8_t)(opcode)] = handle_##name)
// What a thread that waits for the interpreter lock puts into all places of the table; at start-up.
#define HANDLER_DIVERT(name) (handlers_divert_ = handle_##name)

// --- operands ---
#define OPERAND_A ((uint8_t)(I_ >> 8))
#define OPERAND_B ((uint8_t)(I_ >> 16))
#define OPERAND_C ((uint8_t)(I_ >> 24))
#define OPERAND_D ((int32_t)(I_ >> 32))
// x is A, B or C: D would lead out of the window.
#define REGISTER_A_ (regs_ + (uint64_t)OPERAND_A * 8)
#define REGISTER_B_ (regs_ + (uint64_t)OPERAND_B * 8)
#define REGISTER_C_ (regs_ + (uint64_t)OPERAND_C * 8)
#define REG(x) ((Value){HEAP_(uint64_t, REGISTER_##x##_)})
#define SET(x, v) (HEAP_SET_(uint64_t, REGISTER_##x##_, (v).bits_))
// Register number n, taken modulo 256.
#define REG_AT(n) ((Value){HEAP_(uint64_t, regs_ + (uint64_t)(uint8_t)(n) * 8)})
#define SET_AT(n, v) (HEAP_SET_(uint64_t, regs_ + (uint64_t)(uint8_t)(n) * 8, (v).bits_))
#define CONSTANT(n) slot_get((Ref){(uint32_t)consts_}, (uint32_t)(n))
#define CACHE_GET(n) slot_get((Ref){(uint32_t)caches_}, (uint32_t)(n))
#define CACHE_SET(n, v) slot_set((Ref){(uint32_t)caches_}, (uint32_t)(n), v)
// Registers from .. from + n) as arguments of a native function; n is cut at the window's end.
#define REG_ARGS(from, n) window_args_(regs_, (uint8_t)(from), (n))
INLINE Args window_args_(uint64_t regs, uint32_t from, uint32_t n) {
    uint32_t most = WINDOW_REGISTERS - from;
    return (Args){regs + (uint64_t)from * 8, n < most ? n : most};
}

// --- going on ---
#define MUSTTAIL_ __attribute__((musttail)) return
#define NEXT                                                                                                 \
    do {                                                                                                     \
        uint64_t next_ = HEAP_(uint64_t, pc_);                                                               \
        MUSTTAIL_ table_->of[(uint8_t)next_](next_, pc_ + 8, regs_, consts_, caches_, table_);               \
    } while (0)
// Takes the jump in D. The empty statement keeps the compiler from turning a branch into a conditional move.
#define TAKE_JUMP                                                                                            \
    do {                                                                                                     \
        pc_ += (uint64_t)((int64_t)OPERAND_D * 8);                                                           \
        __asm__ volatile("" : "+r"(pc_));                                                                    \
        NEXT;                                                                                                \
    } while (0)
#define TAIL(name) MUSTTAIL_ handle_##name(HANDLER_ARGUMENTS_)
// Goes on at instruction `index` of the sealed code that is running (it must be the code of this frame).
#define JUMP_TO(code, index)                                                                                 \
    do {                                                                                                     \
        pc_ = code_address_(code, index);                                                                    \
        NEXT;                                                                                                \
    } while (0)
INLINE uint64_t code_address_(Ref code, uint64_t index) {
    if (unlikely(!is_code(code) || index >= HEAP_(uint32_t, (uint64_t)code.offset_ + 8) / 8))
        kernel_fault(FAULT_CODE);
    return (uint64_t)code.offset_ + 16 + index * 8;
}
// The instruction behind pc becomes another one of the same form (quickening).
#define QUICKEN(opcode) code_quicken_(pc_ - 8, (uint8_t)I_, (uint8_t)(opcode))
INLINE void code_quicken_(uint64_t address, uint8_t old, uint8_t new) {
    if (unlikely((old ^ new) & OPCODE_JUMP)) kernel_fault(FAULT_CODE);
    HEAP_SET_(uint8_t, address, new);
}
// Makes pc known to C functions. Before any call that may raise, look at frames or run Python code.
#define PUBLISH (control.pc = pc_)
// Number of the running instruction in its code.
#define INSTRUCTION_INDEX(code) ((uint32_t)((pc_ - 8 - ((uint64_t)(code).offset_ + 16)) / 8))

// --- frames ---
// Is there room for one more frame? Ask before ENTER (which faults otherwise).
#define CAN_ENTER (control.record < control.record_limit && regs_ < control.window_limit)
// Goes into code, at its instruction `index`, in a window whose register 0 is this window's register `base`.
// consts and caches are slots blocks. The result of the frame's LEAVE comes into register A of the
// instruction that is now running.
#define ENTER(base, code, index, consts, caches)                                                             \
    do {                                                                                                     \
        Ref code_ = (code);                                                                                  \
        uint64_t enter_ = code_address_(code_, index);                                                       \
        frame_push_(pc_, regs_, consts_, caches_, 0);                                                        \
        regs_ += (uint64_t)(uint8_t)(base) * 8;                                                              \
        control.top = regs_ + frame_size_(code_);                                                            \
        control.regs = regs_;                                                                                \
        pc_ = enter_;                                                                                        \
        consts_ = (consts).offset_;                                                                          \
        caches_ = (caches).offset_;                                                                          \
        NEXT;                                                                                                \
    } while (0)
// The same in a window that lies above this one: args as args_push gave them, argument 0 is its register 0.
#define CAN_ENTER_AT(args)                                                                                   \
    (control.record < control.record_limit &&                                                                \
     ((args).base_ < control.window_limit || window_reaches_((args).base_ + 8 + WINDOW_ABOVE)))
#define ENTER_AT(args, code, index, consts, caches) ENTER_AT_WITH(args, code, index, consts, caches, UNSET)
// The same with a Value of the interpreter's own for the new frame (FRAME_EXTRA).
#define ENTER_AT_WITH(args, code, index, consts, caches, extra)                                              \
    do {                                                                                                     \
        Ref code_ = (code);                                                                                  \
        Value extra_ = (extra);                                                                              \
        uint64_t enter_ = code_address_(code_, index);                                                       \
        uint64_t window_ = window_of_(args, regs_);                                                          \
        frame_push_(pc_, regs_, consts_, caches_, 0);                                                        \
        HEAP_SET_(uint64_t, control.record + 32, extra_.bits_);                                              \
        regs_ = window_;                                                                                     \
        control.top = regs_ + frame_size_(code_);                                                            \
        control.regs = regs_;                                                                                \
        pc_ = enter_;                                                                                        \
        consts_ = (consts).offset_;                                                                          \
        caches_ = (caches).offset_;                                                                          \
        NEXT;                                                                                                \
    } while (0)
INLINE uint64_t window_of_(Args args, uint64_t regs) {
    if (unlikely(args.count_ == 0 || args.base_ < regs || args.base_ >= control.window_limit))
        kernel_fault(FAULT_WINDOW);
    return args.base_;
}
// Ends the running frame with a result: for its caller's register A, or for the C function that called
// frame_run.
#define LEAVE(v)                                                                                             \
    do {                                                                                                     \
        Value left_ = (v);                                                                                   \
        if (unlikely(IS_BARRIER)) EXIT(left_);                                                               \
        FRAME_POP;                                                                                           \
        I_ = HEAP_(uint64_t, pc_ - 8);                                                                       \
        SET(A, left_);                                                                                       \
        NEXT;                                                                                                \
    } while (0)
// The same without a result, for unwinding: the frame below goes on running in this handler. Not on a barrier
// frame.
#define FRAME_POP                                                                                            \
    do {                                                                                                     \
        uint64_t record_ = frame_pop_();                                                                     \
        pc_ = HEAP_(uint64_t, record_);                                                                      \
        regs_ = HEAP_(uint64_t, record_ + 8);                                                                \
        consts_ = HEAP_(uint32_t, record_ + 24);                                                             \
        caches_ = HEAP_(uint32_t, record_ + 28);                                                             \
        control.regs = regs_;                                                                                \
        control.pc = pc_;                                                                                    \
    } while (0)
// The interpreter's own Value of the running frame (frame_extra), UNSET at first.
#define FRAME_EXTRA ((Value){HEAP_(uint64_t, control.record + 32)})
// Sets register A of the instruction that is now running (after FRAME_POP: the caller's), and goes on.
#define RESUME(v)                                                                                            \
    do {                                                                                                     \
        Value resumed_ = (v);                                                                                \
        I_ = HEAP_(uint64_t, pc_ - 8);                                                                       \
        SET(A, resumed_);                                                                                    \
        NEXT;                                                                                                \
    } while (0)
// The opcode of the instruction that is now running, after FRAME_POP.
#define RESUMED_OPCODE (HEAP_(uint8_t, pc_ - 8))
#define RESUMED_INSTRUCTION (I_ = HEAP_(uint64_t, pc_ - 8))
// Was the running frame entered from C?
#define IS_BARRIER (HEAP_(uint64_t, control.record + 40) != 0)
// Ends the frame that was entered from C, and with it frame_run, whose result is v.
#define EXIT(v)                                                                                              \
    do {                                                                                                     \
        Value exit_ = (v);                                                                                   \
        frame_pop_();                                                                                        \
        return exit_;                                                                                        \
    } while (0)

// Bytes of registers that the code uses, kept in its aux word by code_seal.
INLINE uint64_t frame_size_(Ref code) { return (uint64_t)HEAP_(uint32_t, (uint64_t)code.offset_ + 12) * 8; }
INLINE void frame_push_(uint64_t pc, uint64_t regs, uint64_t consts, uint64_t caches, uint64_t barrier) {
    uint64_t record = control.record;
    if (unlikely(record >= control.record_limit || regs >= control.window_limit)) kernel_fault(FAULT_WINDOW);
    record += FRAME_RECORD_SIZE_;
    control.record = record;
    HEAP_SET_(uint64_t, record, pc);
    HEAP_SET_(uint64_t, record + 8, regs);
    HEAP_SET_(uint64_t, record + 16, control.top);
    HEAP_SET_(uint64_t, record + 24, (uint32_t)consts | caches << 32);
    HEAP_SET_(uint64_t, record + 32, UNSET.bits_);
    HEAP_SET_(uint64_t, record + 40, barrier);
}
INLINE uint64_t frame_pop_(void) {
    uint64_t record = control.record;
    if (unlikely(record <= control.record_start)) kernel_fault(FAULT_WINDOW);
    control.record = record - FRAME_RECORD_SIZE_;
    control.top = HEAP_(uint64_t, record + 16);
    return record;
}
