// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// A small kernel for the tests of the subset checker: what the real one's headers look like, and macros that
// hold what a user may not write himself.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint64_t bits_;
} Value;
typedef struct {
    uint32_t offset_;
} Ref;
typedef struct {
    const char *data_;
    uint32_t size_;
} Text;
typedef struct {
    bool ok;
    Value value;
} IntResult;
typedef union {
    double number;
    uint64_t bits;
} Punned;

#define INLINE static inline __attribute__((always_inline, unused))
#define COLD __attribute__((cold, noinline))
#define likely(condition) __builtin_expect(!!(condition), 1)
#define HEAP_(type, address) (*(type *)(uintptr_t)(address))
#define NONE ((Value){3})

INLINE size_t array_index_(size_t i, size_t n) { return i < n ? i : n - 1; }
#define AT(array, i) ((array)[array_index_((size_t)(i), sizeof(array) / sizeof((array)[0]))])
#define TEXT(literal) ((Text){"" literal "", sizeof(literal) - 1})
#define ROOT(name) Value name __attribute__((section("roots")))
#define STATE(type, name) type name __attribute__((section("roots")))
#define THREAD_STATE(type, name) _Thread_local type name
#define SCALED(x) (x * 8)
#define BITS(v) (v.bits_ & 7)
#define TWICE(x)                                                                                             \
    ({                                                                                                       \
        __typeof__(x) once_ = (x);                                                                           \
        once_ + once_;                                                                                       \
    })

INLINE IntResult int_try(int64_t n) { return (IntResult){true, {(uint64_t)n << 3}}; }
INLINE int64_t int_of(Value v) { return (int64_t)v.bits_ >> 3; }
INLINE Value slot_get(Ref r, uint64_t i) { return HEAP_(Value, (uint64_t)r.offset_ + i); }
INLINE uint32_t text_size(Text text) { return text.size_; }
void say(const char *text, int32_t number);
void log_line(const char *format, ...);
int64_t f64_to_i64(double d);
#ifndef SAFE_SUBSET
void kernel_start(uint64_t low, uint64_t high);
#endif
extern const Value kernel_constants[4];
struct Control {
    uint64_t top, limit;
};
extern THREAD_STATE(struct Control, control);
Value *slot_pointer(Ref r);
Punned pun(double d);
