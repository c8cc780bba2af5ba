// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What proofs/framac.py shows to Frama-C in the place of proofs/model.h and heap_model.h. The heap region is a place
// that gives any bytes whenever it is read: what a function may rely on is only what it has loaded and checked itself, so
// that its run-time errors are judged for every content of the heap, even one that changes between two reads. An access
// must lie below REACH. Which object it touches, and whether it is aligned, is CBMC's question, not this one.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define REACH ((UINT64_C(1) << 33) + 4096) // abi/layout.h

// --- anything ---
extern volatile uint64_t any_;
/*@ assigns \nothing; */
static inline uint64_t any64(void) { return any_; }
extern volatile double any_double_;
extern volatile float any_float_;
/*@ assigns ((char *)object)[0 .. n - 1] \from any_;
    ensures \initialized(((char *)object) + (0 .. n - 1)); */
void make_any_(void *object, size_t n);
#define ANY_bool (any64() % 2 == 1)
#define ANY_Ref ((Ref){(uint32_t)any64() & ~UINT32_C(7)}) // IS_REF: a multiple of 8
#define ANY_Value ((Value){any64()})
#define ANY_Args ((Args){any64() & ~UINT64_C(7), (uint32_t)any64()})
#define ANY_View ((View){any64(), (uint32_t)any64()})
#define ANY_Edit ((Edit){any64(), (uint32_t)any64()})
#define ANY_Text ((Text){literal_, (uint32_t)any64()})
#define ANY_Probe ((Probe){(uint32_t)any64(), (uint32_t)any64()})
#define ANY_double any_double_
#define ANY_float any_float_

// --- the heap ---
/*@ requires inside: address < 8589938688;
    assigns \result \from address; */
uint8_t load8_(uint64_t address);
/*@ requires inside: address <= 8589938688 - 2;
    assigns \result \from address; */
uint16_t load16u_(uint64_t address);
/*@ requires inside: address <= 8589938688 - 4;
    assigns \result \from address; */
uint32_t load32_(uint64_t address);
/*@ requires inside: address <= 8589938688 - 4;
    assigns \result \from address; */
uint32_t load32u_(uint64_t address);
/*@ requires inside: address <= 8589938688 - 8;
    assigns \result \from address; */
uint64_t load64_(uint64_t address);
/*@ requires inside: address <= 8589938688 - 8;
    assigns \result \from address; */
uint64_t load64u_(uint64_t address);
/*@ requires inside: address <= 8589938688 - 8;
    assigns \result \from address; */
double loadf64u_(uint64_t address);

/*@ requires inside: address < 8589938688;
    assigns \nothing; */
void store8_(uint64_t address, uint8_t value);
/*@ requires inside: address <= 8589938688 - 2;
    assigns \nothing; */
void store16u_(uint64_t address, uint16_t value);
/*@ requires inside: address <= 8589938688 - 4;
    assigns \nothing; */
void store32_(uint64_t address, uint32_t value);
/*@ requires inside: address <= 8589938688 - 4;
    assigns \nothing; */
void store32u_(uint64_t address, uint32_t value);
/*@ requires inside: address <= 8589938688 - 8;
    assigns \nothing; */
void store64_(uint64_t address, uint64_t value);
/*@ requires inside: address <= 8589938688 - 8;
    assigns \nothing; */
void store64u_(uint64_t address, uint64_t value);
/*@ requires inside: address <= 8589938688 - 8;
    assigns \nothing; */
void storef64u_(uint64_t address, double value);

#define HEAP_(type, address) LOAD_##type((uint64_t)(address))
#define LOAD_uint8_t load8_
#define LOAD_uint32_t load32_
#define LOAD_uint64_t load64_
#define LOAD_unaligned16_ load16u_
#define LOAD_unaligned32_ load32u_
#define LOAD_unaligned64_ load64u_
#define LOAD_unalignedf64_ loadf64u_
#define HEAP_SET_(type, address, value) STORE_##type((uint64_t)(address), value)
#define STORE_uint8_t store8_
#define STORE_uint32_t store32_
#define STORE_uint64_t store64_
#define STORE_unaligned16_ store16u_
#define STORE_unaligned32_ store32u_
#define STORE_unaligned64_ store64u_
#define STORE_unalignedf64_ storef64u_

// --- what the compiler brings with it ---
#define __builtin_expect(condition, value) (condition)
/*@ requires valid: \valid(result);
    assigns *result; */
static inline bool overflows_(int64_t *result) {
    *result = (int64_t)any64();
    return any64() % 2 == 1;
}
#define __builtin_add_overflow(a, b, result) overflows_(result)
#define __builtin_sub_overflow(a, b, result) overflows_(result)
#define __builtin_mul_overflow(a, b, result) overflows_(result)
/*@ requires not_zero: n != 0;
    assigns \result \from n;
    ensures 0 <= \result <= 63; */
int clz_(uint64_t n);
#define __builtin_clzll clz_
#define __builtin_ctzll clz_
/*@ assigns \result \from n;
    ensures 0 <= \result <= 64; */
int popcount_(uint64_t n);
#define __builtin_popcountll popcount_

/*@ requires valid: \valid(((char *)to) + (0 .. n - 1)) && \valid_read(((const char *)from) + (0 .. n - 1));
    assigns ((char *)to)[0 .. n - 1] \from ((const char *)from)[0 .. n - 1];
    assigns \result \from to;
    ensures \initialized(((char *)to) + (0 .. n - 1)); */
void *memcpy(void *to, const void *from, size_t n); // which Eva knows
#define __builtin_memcpy memcpy

// One thread at a time (docs/assumptions.md): a step is a step.
#define __atomic_load_n(object, order) (*(object))
#define __atomic_store_n(object, value, order) (*(object) = (value))
#define __atomic_exchange_n(object, value, order) swapped_(object, value)
#define __atomic_compare_exchange_n(object, expected, value, weak, yes, no) ANY_bool
#define __atomic_signal_fence(order) ((void)0)
#define __builtin_ia32_pause() ((void)0)
/*@ requires valid: \valid(object);
    assigns *object \from value;
    assigns \result \from *object; */
static inline uint64_t swapped_(uint64_t *object, uint64_t value) {
    uint64_t before = *object;
    *object = value;
    return before;
}

// --- the end of the enclave ---
/*@ assigns \nothing; ensures \false; */
void stop_(void);
#ifndef HAS_kernel_fault
/*@ assigns \nothing; ensures \false; */
_Noreturn void kernel_fault(uint32_t reason);
#endif

// --- contracts: what is required is assumed, the call is made; the rest is CBMC's ---
#define CBMC_ONLY_ ((void)0)
// Three times over: Eva goes through the conditions in their order, and what a later one bounds may bound an earlier one's
// variables.
#ifdef WP
#define REQUIRES(...)                                                                                        \
    do {                                                                                                     \
        if (!(__VA_ARGS__)) stop_();                                                                         \
    } while (0)
#else
#define REQUIRES(...)                                                                                        \
    do {                                                                                                     \
        if (!(__VA_ARGS__)) stop_();                                                                         \
        if (!(__VA_ARGS__)) stop_();                                                                         \
        if (!(__VA_ARGS__)) stop_();                                                                         \
    } while (0)
#endif
#define ENSURES(...) CBMC_ONLY_
#define READS(address, size) CBMC_ONLY_
#define WRITES(address, size) CBMC_ONLY_
#define WRITES_WORDS(address, size) CBMC_ONLY_
#define WRITES_ONE(condition, address, size) CBMC_ONLY_
#define CHANGES(variable) CBMC_ONLY_
#define CHANGES_ARRAY(array) CBMC_ONLY_
#define ALSO_CHANGES(variable) CBMC_ONLY_
#define NOTE(...) CBMC_ONLY_
// A range that the caller names by pointer and size is there, to WP; to Eva it is the end of an object: where its size is
// not one number, Eva cannot relate the two, and there is an alarm.
#ifdef WP
/*@ assigns \nothing;
    ensures n > 0 ==> \valid_read(pointer + (0 .. n - 1)); */
void may_read_(const uint8_t *pointer, uint64_t n);
/*@ assigns \nothing;
    ensures n > 0 ==> \valid_read(pointer + (0 .. n - 1)); */
void may_read_words_(const uint64_t *pointer, uint64_t n);
/*@ assigns \nothing;
    ensures n > 0 ==> \valid(pointer + (0 .. n - 1)); */
void may_write_(uint8_t *pointer, uint64_t n);
/*@ assigns \nothing;
    ensures \exists integer n; 0 <= n && text[n] == 0 && \valid_read(text + (0 .. n)); */
void may_read_text_(const char *text);
#define READS_AT(pointer, size) may_read_(pointer, size)
#define WRITES_AT(pointer, size) may_write_(pointer, size)
#define READS_IN(array, pointer, size) READS_AT(pointer, size)
#define READS_WORDS_AT(pointer, n) may_read_words_(pointer, n)
#define READS_BYTES_AT(pointer, n) may_read_(pointer, n)
#define STRING_AT(pointer) may_read_text_(pointer)
#else
#define READS_AT(pointer, size) ((pointer) = inside_ + (INSIDE_SIZE - (size)))
#define WRITES_AT(pointer, size) ((pointer) = inside_too_ + (INSIDE_SIZE - (size)))
#define READS_IN(array, pointer, size) CBMC_ONLY_
#define READS_WORDS_AT(pointer, n) CBMC_ONLY_
#define READS_BYTES_AT(pointer, n) CBMC_ONLY_
// Each length by itself; the NUL at the end is the object's last byte, and there may be others before.
#define STRING_AT(pointer)                                                                                   \
    do {                                                                                                     \
        make_any_(string_, STRING_MAX);                                                                      \
        string_[STRING_MAX - 1] = 0;                                                                         \
        (pointer) = string_;                                                                                 \
        for (uint64_t k_ = 1; k_ < STRING_MAX; k_++)                                                         \
            if (any64() == k_) {                                                                             \
                (pointer) = string_ + k_;                                                                    \
                break;                                                                                       \
            }                                                                                                \
    } while (0)
#endif
// For Eva each size by itself: the range ends where the object ends.
#define AT_END_OF_WORD_(pointer, size)                                                                       \
    do {                                                                                                     \
        make_any_(word_, 8);                                                                                 \
        (pointer) = word_;                                                                                   \
        for (uint64_t k_ = 0; k_ < 8; k_++)                                                                  \
            if ((size) == k_) {                                                                              \
                (pointer) = word_ + (8 - k_);                                                                \
                break;                                                                                       \
            }                                                                                                \
    } while (0)
#ifdef WP
#define READS_WORD_AT(pointer, size) may_read_(pointer, (size) > 8 ? 8 : (size))
#define WRITES_WORD_AT(pointer, size) may_write_(pointer, (size) > 8 ? 8 : (size))
#else
#define READS_WORD_AT(pointer, size) AT_END_OF_WORD_(pointer, size)
#define WRITES_WORD_AT(pointer, size) AT_END_OF_WORD_(pointer, size)
#endif
// The whole of an object: this one.
#define WRITES_ALL(pointer, object) ((pointer) = (object))
#define READS_ALL(pointer, object) ((pointer) = (object))
#define must_read_(address, size) CBMC_ONLY_
#define must_write_(address, size) CBMC_ONLY_
#define REFUSES(...) CBMC_ONLY_
#define ENSURES_IS(variable, value) CBMC_ONLY_
#define ENSURES_AT(...) CBMC_ONLY_
#define IMPLIES(a, b) (!(a) || (b))
#define RAW8(address) ((uint8_t)any64())
#define RAW16(address) ((uint16_t)any64())
#define RAW32(address) ((uint32_t)any64())
#define RAW64(address) any64()
#define RAW32U(address) ((uint32_t)any64())
#define RAW64U(address) any64()
#define __CPROVER_assert(condition, text) CBMC_ONLY_
#define __CPROVER_assume(...) REQUIRES(__VA_ARGS__)
#define __CPROVER_r_ok(pointer, size) 1
#define __CPROVER_w_ok(pointer, size) 1
#define __CPROVER_OBJECT_SIZE(pointer) ((uint64_t)0)
#define __CPROVER_POINTER_OFFSET(pointer) ((uint64_t)0)
#define __CPROVER_havoc_object(pointer) CBMC_ONLY_
#define __CPROVER_constant_infinity_uint 4097 // of request_texts

// --- what WP's provers do not know of shifts and masks by themselves ---
/*@ axiomatic Shifts {
      axiom shift_3: \forall integer x; 0 <= x ==> (x << 3) == x * 8;
      axiom shift_15: \forall integer x; 0 <= x ==> (x << 15) == x * 32768;
      axiom shift_right_3: \forall integer x; 0 <= x ==> (x >> 3) == x / 8;
      axiom shift_right_9: \forall integer x; 0 <= x ==> (x >> 9) == x / 512;
      axiom mask_63: \forall integer x; 0 <= x ==> 0 <= (x & 63) <= 63;
      axiom mask_7: \forall integer x; 0 <= x ==> (x & 7) == x % 8;
      axiom mask_not_7: \forall integer x; 0 <= x <= 18446744073709551615 ==> (x & 18446744073709551608) == x - x % 8;
      axiom mask_not_511: \forall integer x; 0 <= x <= 18446744073709551615 ==> (x & 18446744073709551104) == x - x % 512;
    } */
