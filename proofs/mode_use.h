// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The words of a contract, for the proof of a caller (model.h). Included again and again.
#include "proofs/mode_none.h"
#define REQUIRES(...) __CPROVER_assert(__VA_ARGS__, "requires " #__VA_ARGS__)
#define ENSURES(...) __CPROVER_assume(__VA_ARGS__)
#define READS(address, size) must_read_(address, size)
#define WRITES(address, size) (must_read_(address, size), must_write_(address, size))
#define WRITES_WORDS(address, size) (must_read_(address, size), must_write_words_(address, size))
#define CHANGES(variable)                                                                                    \
    ({                                                                                                       \
        __typeof__(variable) arbitrary_;                                                                     \
        variable = arbitrary_;                                                                               \
    })
#define WRITES_ONE(condition, address, size) ((condition) ? must_write_one_(address, size) : (void)0)
#define CHANGES_ARRAY(array) __CPROVER_havoc_object(array)
#define ALSO_CHANGES(variable) CHANGES(variable)
#define READS_AT(pointer, size) must_read_at_(pointer, size)
#define READS_IN(array, pointer, size) must_read_at_(pointer, size)
#define READS_WORDS_AT(pointer, n) must_read_at_(pointer, (n) * 8)
#define READS_BYTES_AT(pointer, n) must_read_at_(pointer, n)
#define WRITES_AT(pointer, size) must_write_at_(pointer, size)
#define STRING_AT(pointer) must_be_string_(pointer)
#define ENSURES_AT(...)
#define ENSURES_IS(variable, value) ((variable) = (value))
#define REFUSES(...)
#define NOTE(...) ((void)(__VA_ARGS__))
#define READS_WORD_AT(pointer, size) must_read_at_(pointer, (size) > 8 ? 8 : (size))
#define WRITES_WORD_AT(pointer, size) must_write_at_(pointer, (size) > 8 ? 8 : (size))
#define WRITES_ALL(pointer, object) must_write_at_(pointer, sizeof(object))
#define READS_ALL(pointer, object) must_read_at_(pointer, sizeof(object))
