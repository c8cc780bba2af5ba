// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The words of a contract, for the proof of its function (model.h). Included again and again.
#include "proofs/mode_none.h"
#define REQUIRES(...) __CPROVER_assume(__VA_ARGS__)
#define ENSURES(...) __CPROVER_assert(__VA_ARGS__, "ensures " #__VA_ARGS__)
#define READS(address, size) allow_(address, size)
#define WRITES(address, size) (allow_(address, size), allow_write_(address, size))
#define WRITES_WORDS(address, size) WRITES(address, size)
#define CHANGES(...)
#define WRITES_ONE(condition, address, size) WRITES(address, (condition) ? (size) : 0)
#define CHANGES_ARRAY(array)
#define ALSO_CHANGES(variable)
#define READS_AT(pointer, size) ((pointer) = place_(inside_, sizeof inside_, size))
#define READS_IN(array, pointer, size) ((pointer) = place_(array, sizeof(array), size))
#define READS_WORDS_AT(pointer, n)                                                                           \
    uint64_t pointer##_words_[n];                                                                            \
    pointer = pointer##_words_
#define READS_BYTES_AT(pointer, n)                                                                           \
    uint8_t pointer##_bytes_[n];                                                                             \
    pointer = pointer##_bytes_
#define WRITES_AT(pointer, size)                                                                             \
    ((pointer) = (__typeof__(pointer))place_(inside_too_, sizeof inside_too_, size))
#define STRING_AT(pointer) ((pointer) = place_string_())
#define ENSURES_AT(...) ENSURES(__VA_ARGS__)
#define READS_WORD_AT(pointer, size) ((pointer) = place_(word_, 8, (size) > 8 ? 8 : size))
#define WRITES_WORD_AT(pointer, size)                                                                        \
    ((pointer) = (__typeof__(pointer))place_(word_, 8, (size) > 8 ? 8 : size))
#define NOTE(...)
#define HERE(...) ((void)(__VA_ARGS__))
#define REMEMBERS(...) __VA_ARGS__
#define ENSURES_HERE(...) ENSURES(__VA_ARGS__)
#define ENSURES_IS(variable, value) ENSURES((variable) == (value))
#define REFUSES(...) (may_refuse_ = (__VA_ARGS__))
#define WRITES_ALL(pointer, object) ((pointer) = (object))
#define READS_ALL(pointer, object) ((pointer) = (object))
