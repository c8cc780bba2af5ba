// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Values: 64 bits, self-tagged, opaque outside the kernel. A Value is a small integer (61 bits), most floats,
// a singleton, or a reference into the heap; only the kernel reads or builds the bits, so no other code can
// forge a reference. Cost of each operation here: a few instructions, no memory access.
//
//   low 3 bits  0        integer, value << 3: an integer index is at once a slot's byte offset
//               2        reference, byte offset of a block in the heap | 2
//               3        singleton (None, True, ...)
//               1, 4, 5  float: the double's bits rotated left by 4, plus 1. This covers zero and 2^-255 ..
//               2^256
//                        (and the denormal end); the rest of the floats are boxed by python/objects/float.c
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint64_t bits_;
} Value;

// A reference to a block: its byte offset in the heap region. Offset 0 is the null block, which has no slots
// and no bytes, so that every access to it fails its check.
typedef struct {
    uint32_t offset_;
} Ref;

typedef struct {
    bool ok;
    Value value;
} IntResult;

typedef struct {
    bool ok;
    Value value;
} FloatResult;

#define likely(condition) __builtin_expect(!!(condition), 1)
#define unlikely(condition) __builtin_expect(!!(condition), 0)
#define INLINE static inline __attribute__((always_inline, unused))
#define COLD __attribute__((cold, noinline))
#define MUST_USE __attribute__((warn_unused_result))

// Clean end of the enclave: a check of the kernel was refused, which means a bug in the interpreter. Nothing
// outside the object was read or written. Does not return.
_Noreturn COLD void kernel_fault(uint32_t reason);
// A jump instead of a call: a function whose only call this is needs no frame. (Nothing is looked at above that frame;
// kernel_fault aligns the stack itself.) The provers and the checker of the safe subset see the call.
#if !defined(CBMC) && !defined(FRAMA_C) && !defined(SAFE_SUBSET)
__attribute__((visibility("hidden"), force_align_arg_pointer)) void kernel_fault(uint32_t reason);
#define kernel_fault(reason)                                                                                 \
    do {                                                                                                     \
        __asm__ volatile("movl %0, %%edi\n jmp %P1" ::"i"(reason), "i"(kernel_fault));                       \
        __builtin_unreachable();                                                                             \
    } while (0)
#endif

enum KernelFault {
    FAULT_SLOT_INDEX = 1, // slot access outside a block, or to a block without slots
    FAULT_BYTE_INDEX,  // byte access outside a block, or to a block without bytes, or a write to a sealed one
    FAULT_ARRAY_INDEX, // AT() outside a fixed array
    FAULT_WINDOW,      // register window misuse
    FAULT_CODE,        // unsealed or malformed code
    FAULT_ARGUMENT,    // argument index out of range
    FAULT_HEAP,        // heap is not initialised or its metadata is inconsistent
    FAULT_UNREACHABLE, // the caller said this can't happen
    FAULT_START,       // no room for what Python needs before a program begins
};

#define SINGLETON_(k) ((Value){((uint64_t)(k) << 3) | 3})
#define NONE SINGLETON_(0)
#define FALSE SINGLETON_(1)
#define TRUE SINGLETON_(2)
#define NOT_IMPLEMENTED SINGLETON_(3)
#define ELLIPSIS SINGLETON_(4)
#define UNSET                                                                                                \
    SINGLETON_(                                                                                              \
        5) // no value: an unbound variable, an absent argument, a free entry; never seen by Python code
#define ERROR SINGLETON_(6) // a call failed, the exception is in the thread's state (objects/error.h)

INLINE bool same(Value a, Value b) { return a.bits_ == b.bits_; }
INLINE bool is_none(Value v) { return same(v, NONE); }
INLINE bool is_unset(Value v) { return same(v, UNSET); }
INLINE bool is_error(Value v) { return unlikely(same(v, ERROR)); }
INLINE bool is_true(Value v) { return same(v, TRUE); }
INLINE bool is_false(Value v) { return same(v, FALSE); }
INLINE bool is_bool(Value v) { return v.bits_ - FALSE.bits_ <= 8 && (v.bits_ & 7) == 3; }
INLINE Value bool_value(bool b) { return b ? TRUE : FALSE; }
// Which singleton (0 None, 1 False, 2 True, 3 NotImplemented, 4 Ellipsis, 5 UNSET, 6 ERROR), or 7: none of
// them.
INLINE uint32_t singleton_index(Value v) {
    return (v.bits_ & 7) == 3 && v.bits_ < (7u << 3) ? (uint32_t)(v.bits_ >> 3) : 7;
}
// An identity for id() and hashing by address; two Values are the same exactly if these are equal.
INLINE uint64_t identity_of(Value v) { return v.bits_; }

// --- integers of 61 bits ---
#define SMALL_INT_MAX ((INT64_C(1) << 60) - 1)
#define SMALL_INT_MIN (-(INT64_C(1) << 60))

INLINE bool is_int(Value v) { return (v.bits_ & 7) == 0; }
INLINE bool both_int(Value a, Value b) { return ((a.bits_ | b.bits_) & 7) == 0; }
INLINE int64_t int_of(Value v) { return (int64_t)v.bits_ >> 3; }
INLINE bool int_fits(int64_t n) { return n >= SMALL_INT_MIN && n <= SMALL_INT_MAX; }
INLINE Value int_u32(uint32_t n) { return (Value){(uint64_t)n << 3}; }
INLINE Value int_i32(int32_t n) { return (Value){(uint64_t)(int64_t)n << 3}; }
INLINE IntResult int_try(int64_t n) { return (IntResult){int_fits(n), {(uint64_t)n << 3}}; }
// Keeps the low 61 bits: for hashes and identities, where wrapping is wanted.
INLINE Value int_wrap(int64_t n) { return (Value){(uint64_t)n << 3}; }

// Exact sum, difference, product of two small integers, or ok = false when it needs more than 61 bits.
INLINE IntResult int_add(Value a, Value b) {
    int64_t sum;
    bool overflow = __builtin_add_overflow((int64_t)a.bits_, (int64_t)b.bits_, &sum);
    return (IntResult){!overflow, {(uint64_t)sum}};
}
INLINE IntResult int_sub(Value a, Value b) {
    int64_t difference;
    bool overflow = __builtin_sub_overflow((int64_t)a.bits_, (int64_t)b.bits_, &difference);
    return (IntResult){!overflow, {(uint64_t)difference}};
}
INLINE IntResult int_mul(Value a, Value b) {
    int64_t product;
    bool overflow = __builtin_mul_overflow((int64_t)a.bits_, int_of(b), &product);
    return (IntResult){!overflow, {(uint64_t)product}};
}
// Order and bit operations of two small integers.
INLINE bool int_less(Value a, Value b) { return (int64_t)a.bits_ < (int64_t)b.bits_; }
INLINE Value int_and(Value a, Value b) { return (Value){a.bits_ & b.bits_ & ~UINT64_C(7)}; }
INLINE Value int_or(Value a, Value b) { return (Value){(a.bits_ | b.bits_) & ~UINT64_C(7)}; }
INLINE Value int_xor(Value a, Value b) { return (Value){(a.bits_ ^ b.bits_) & ~UINT64_C(7)}; }

// Overflow-checked and wide arithmetic on plain integers, for lengths and for the digits of big integers.
typedef struct {
    bool ok;
    int64_t value;
} I64Result;
typedef struct {
    uint64_t low, high;
} U128;
INLINE I64Result i64_add(int64_t a, int64_t b) {
    I64Result r = {0};
    r.ok = !__builtin_add_overflow(a, b, &r.value);
    return r;
}
INLINE I64Result i64_sub(int64_t a, int64_t b) {
    I64Result r = {0};
    r.ok = !__builtin_sub_overflow(a, b, &r.value);
    return r;
}
INLINE I64Result i64_mul(int64_t a, int64_t b) {
    I64Result r = {0};
    r.ok = !__builtin_mul_overflow(a, b, &r.value);
    return r;
}
INLINE U128 u64_mul(uint64_t a, uint64_t b) {
    unsigned __int128 p = (unsigned __int128)a * b;
    return (U128){(uint64_t)p, (uint64_t)(p >> 64)};
}
// low = quotient and high = remainder of (high:low) / d, for high < d; else both all ones: a wrong digit,
// never a trap.
INLINE U128 u128_div(uint64_t high, uint64_t low, uint64_t d) {
    if (high >= d) return (U128){UINT64_MAX, UINT64_MAX};
    uint64_t quotient, remainder;
#ifdef CBMC
    unsigned __int128 n = ((unsigned __int128)high << 64) | low;
    quotient = (uint64_t)(n / d), remainder = (uint64_t)(n % d);
#else
    __asm__("divq %4" : "=a"(quotient), "=d"(remainder) : "a"(low), "d"(high), "r"(d) : "cc");
#endif
    return (U128){quotient, remainder};
}
// Quotient and remainder of n / d; both all ones for d == 0: a wrong number, never a trap.
typedef struct {
    uint64_t quotient, remainder;
} U64Division;
INLINE U64Division u64_div(uint64_t n, uint64_t d) {
    if (unlikely(d == 0)) return (U64Division){UINT64_MAX, UINT64_MAX};
    return (U64Division){n / d, n % d};
}
// The same as Python divides: the quotient rounded down, the remainder with the sign of d. All zero for d == 0;
// wraps for INT64_MIN / -1.
typedef struct {
    int64_t quotient, remainder;
} I64Division;
INLINE I64Division i64_floor_div(int64_t n, int64_t d) {
    if (unlikely(d == 0)) return (I64Division){0, 0};
    if (unlikely(d == -1)) return (I64Division){(int64_t)(0 - (uint64_t)n), 0};
    int64_t quotient = n / d, remainder = n % d;
    bool adjust = remainder != 0 && (remainder ^ d) < 0;
    return (I64Division){quotient - adjust, adjust ? remainder + d : remainder};
}
// Bits from the top / bottom to the first one set; 64 for 0.
INLINE uint32_t u64_clz(uint64_t n) { return n ? (uint32_t)__builtin_clzll(n) : 64; }
INLINE uint32_t u64_ctz(uint64_t n) { return n ? (uint32_t)__builtin_ctzll(n) : 64; }
INLINE uint32_t u64_popcount(uint64_t n) { return (uint32_t)__builtin_popcountll(n); }
INLINE uint64_t u64_rotl(uint64_t n, uint32_t k) { return (n << (k & 63)) | (n >> (-k & 63)); }
INLINE uint32_t u32_rotl(uint32_t n, uint32_t k) { return (n << (k & 31)) | (n >> (-k & 31)); }

// --- floats ---
INLINE uint64_t f64_bits(double d) {
    uint64_t bits;
    __builtin_memcpy(&bits, &d, 8);
    return bits;
}
INLINE double f64_from_bits(uint64_t bits) {
    double d;
    __builtin_memcpy(&d, &bits, 8);
    return d;
}
INLINE float f32_from_bits(uint32_t bits) {
    float f;
    __builtin_memcpy(&f, &bits, 4);
    return f;
}
INLINE uint32_t f32_bits(float f) {
    uint32_t bits;
    __builtin_memcpy(&bits, &f, 4);
    return bits;
}
// Tags 1, 4 and 5 in one bit test, since the mask repeats every 8 bits.
INLINE bool is_self_tagged_float(Value v) { return (0x32323232u >> (v.bits_ & 31)) & 1; }
INLINE bool both_float(Value a, Value b) { return is_self_tagged_float(a) && is_self_tagged_float(b); }
// The double of a self-tagged float.
INLINE double float_of(Value v) { return f64_from_bits(u64_rotl(v.bits_ - 1, 60)); }
// A self-tagged float, or ok = false: then objects/float.c boxes it.
INLINE FloatResult float_try(double d) {
    Value v = {u64_rotl(f64_bits(d), 4) + 1};
    return (FloatResult){is_self_tagged_float(v), v};
}
// Correctly rounded by the hardware (SSE2); the rest of the mathematics is python/modules/math.
INLINE double f64_sqrt(double d) {
#ifndef CBMC
    __asm__("sqrtsd %1, %0" : "=x"(d) : "x"(d));
#endif
    return d;
}
INLINE double f64_abs(double d) { return f64_from_bits(f64_bits(d) & ~(UINT64_C(1) << 63)); }
INLINE bool f64_sign(double d) { return f64_bits(d) >> 63; }
INLINE bool f64_is_nan(double d) { return d != d; }
INLINE bool f64_is_inf(double d) { return f64_bits(f64_abs(d)) == UINT64_C(0x7ff) << 52; }
INLINE bool f64_is_finite(double d) { return f64_bits(f64_abs(d)) < UINT64_C(0x7ff) << 52; }
// Truncation towards zero; 0 when d is not in the range of int64 (never undefined).
INLINE int64_t f64_to_i64(double d) { return d >= -0x1p63 && d < 0x1p63 ? (int64_t)d : 0; }

// --- references ---
#define NULL_REF ((Ref){0})
INLINE bool is_ref(Value v) { return (v.bits_ & 7) == 2; }
INLINE Value ref_value(Ref r) { return (Value){(uint64_t)r.offset_ | 2}; }
// The block that v refers to; the null block when v is not a reference (each access to it is refused).
INLINE Ref ref_of(Value v) { return (Ref){is_ref(v) ? (uint32_t)v.bits_ & ~UINT32_C(7) : 0}; }
INLINE bool is_null(Ref r) { return r.offset_ == 0; }
INLINE bool same_ref(Ref a, Ref b) { return a.offset_ == b.offset_; }

// --- fixed local arrays ---
INLINE size_t array_index_(size_t i, size_t n) {
    if (unlikely(i >= n)) kernel_fault(FAULT_ARRAY_INDEX);
    return i;
}
#define LENGTH_OF(array)                                                                                     \
    (sizeof(array) / sizeof((array)[0]) +                                                                    \
     0 * sizeof(char[1 - 2 * !!__builtin_types_compatible_p(__typeof__(array), __typeof__(&(array)[0]))]))
// Element i of a local or static array (a pointer does not compile): the only way to subscript outside the
// kernel.
#define AT(array, i) ((array)[array_index_((size_t)(i), LENGTH_OF(array))])

// --- text known at compile time ---
typedef struct {
    const char *data_;
    uint32_t size_;
} Text;
// A string literal as a value; TEXT takes nothing but a literal.
#define TEXT(literal) ((Text){"" literal "", sizeof(literal) - 1})
INLINE uint32_t text_size(Text t) { return t.size_; }
INLINE uint8_t text_at(Text t, uint32_t i) {
    if (unlikely(i >= t.size_)) kernel_fault(FAULT_ARRAY_INDEX);
    return (uint8_t)t.data_[i];
}
// Marks a place that can't be reached.
#define UNREACHABLE() kernel_fault(FAULT_UNREACHABLE)
