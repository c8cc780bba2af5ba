// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Memory inside the enclave that the door's functions are given by pointer and size (model.h tells what a contract is):
//
//     READS_AT(pointer, size); WRITES_AT(pointer, size); // a range that the function may read, write
//     READS_IN(array, pointer, size);                    // READS_AT, for its proof a range in this array
//     READS_WORDS_AT(pointer, n);                        // n words, for its proof an object of that size
//     READS_BYTES_AT(pointer, n);                        // n bytes, in the same way
//     READS_ALL(pointer, object); WRITES_ALL(pointer, object); // the whole of an object of this type, for its proof this one
//     READS_WORD_AT, WRITES_WORD_AT                      // the same for 8 bytes at most
//     STRING_AT(pointer);                                // text that ends with a NUL
//     ENSURES_AT(...);                                   // ENSURES for the function's own proof alone
//     ENSURES_IS(variable, value);                       // ENSURES(variable == value): what it is in a caller's proof
//     NOTE(...);                                         // what the models remember of a call, in a caller's proof
//     ALSO_CHANGES(variable); CHANGES_ARRAY(array);      // of the models; an array, as a whole
//
// In the proof of the function the range lies at the beginning or at the end of an object, so that a byte before it or
// behind it is outside. In the proof of a caller it must lie inside an object or, when the caller made the pointer from
// an address of the heap (kernel/io.c), inside the caller's footprint there.
#pragma once
#define INSIDE_SIZE (UINT64_C(1) << 32) // more than any block, and than the archive
static uint8_t inside_[INSIDE_SIZE], inside_too_[INSIDE_SIZE], word_[8];

static const void *place_(const uint8_t *object, uint64_t most, uint64_t size) {
    uint64_t n = size < most ? size : most;
    return any64() & 1 ? object : object + (most - n);
}

// Its NUL is the object's last byte; there may be others before. No function reads more than a line of it.
#define STRING_MAX 192
static char string_[STRING_MAX];
static uint64_t string_size_; // bytes up to that NUL
static const char *place_string_(void) {
    __CPROVER_assume(string_size_ < STRING_MAX && string_[STRING_MAX - 1] == 0);
    return string_ + (STRING_MAX - 1 - string_size_);
}
static void must_be_string_(const char *text) {
    __CPROVER_assert(__CPROVER_r_ok(text, 1) &&
                         text[__CPROVER_OBJECT_SIZE(text) - 1 - __CPROVER_POINTER_OFFSET(text)] == 0,
                     "text ends with a NUL");
}

#ifdef INSIDE_IS_HEAP
static bool pointers_; // this proof's pointers are not into the heap
#define inside_is_pointers_() (pointers_)
#define HEAP_ADDRESS(pointer) ((uint64_t)(uintptr_t)(pointer) - region.base)
#define MUST_BE_IN_HEAP(pointer, size)                                                                       \
    __CPROVER_assert((size) == 0 || REACHES(HEAP_ADDRESS(pointer), (uint64_t)(size)), "inside the heap")
#else
#define inside_is_pointers_() true
#define HEAP_ADDRESS(pointer) 0
#define MUST_BE_IN_HEAP(pointer, size)
#endif

static void must_read_at_(const void *pointer, uint64_t size) {
    if (inside_is_pointers_()) {
        __CPROVER_assert(size == 0 || __CPROVER_r_ok(pointer, size), "what it calls reads inside an object");
    } else {
        MUST_BE_IN_HEAP(pointer, size);
        must_read_(HEAP_ADDRESS(pointer), size);
    }
}
static void must_write_at_(void *pointer, uint64_t size) {
    if (inside_is_pointers_()) {
        __CPROVER_assert(size == 0 || __CPROVER_w_ok(pointer, size), "what it calls writes inside an object");
        if (size != 0) __CPROVER_havoc_object(pointer);
    } else {
        MUST_BE_IN_HEAP(pointer, size);
        must_write_(HEAP_ADDRESS(pointer), size);
    }
}
