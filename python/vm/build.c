// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Handlers that build containers, strings and slices, and take sequences apart.
#include "python/objects/dict.h"
#include "python/objects/list.h"
#include "python/objects/set.h"
#include "python/objects/slice.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/vm/machine.h"
#include "python/vm/unpack.h"

#define COUNT_D ((uint32_t)OPERAND_D)
#define BUILDER_HANDLER(name, expression)                                                                    \
    SLOW_HANDLER(name##_slow) {                                                                              \
        PUBLISH;                                                                                             \
        FINISH(expression);                                                                                  \
    }                                                                                                        \
    HANDLER(name) { TAIL(name##_slow); }
#define UPDATE_HANDLER(name, expression)                                                                     \
    SLOW_HANDLER(name##_slow) {                                                                              \
        PUBLISH;                                                                                             \
        FINISH_CHECKED(expression);                                                                          \
    }                                                                                                        \
    HANDLER(name) { TAIL(name##_slow); }

BUILDER_HANDLER(BUILD_TUPLE, tuple_from_args(REG_ARGS(OPERAND_B, COUNT_D)))
BUILDER_HANDLER(BUILD_LIST, list_from_args(REG_ARGS(OPERAND_B, COUNT_D)))
BUILDER_HANDLER(BUILD_SET, set_from_args(REG_ARGS(OPERAND_B, COUNT_D)))
BUILDER_HANDLER(BUILD_MAP, dict_from_args(REG_ARGS(OPERAND_B, COUNT_D * 2)))
BUILDER_HANDLER(BUILD_STRING, str_join_args(REG_ARGS(OPERAND_B, COUNT_D)))
BUILDER_HANDLER(BUILD_SLICE, slice_new(REG(B), REG_AT(OPERAND_B + 1), REG_AT(OPERAND_B + 2)))
BUILDER_HANDLER(FORMAT_VALUE, unpack_format(REG(B), (uint32_t)OPERAND_D & 3, OPERAND_D & 4 ? REG(C) : UNSET))
BUILDER_HANDLER(LIST_TO_TUPLE, list_to_tuple(REG(B)))
SLOW_HANDLER(LIST_APPEND_slow) {
    PUBLISH;
    FINISH_CHECKED(list_append(REG(A), REG(B)));
}
HANDLER(LIST_APPEND) {
    if (unlikely(!list_append_here(REG(A), REG(B)))) TAIL(LIST_APPEND_slow);
    NEXT;
}
UPDATE_HANDLER(SET_ADD, set_add(REG(A), REG(B)))
UPDATE_HANDLER(MAP_ADD, dict_set(REG(A), REG(B), REG(C)))
UPDATE_HANDLER(LIST_EXTEND, unpack_extend(REG(A), REG(B)))
UPDATE_HANDLER(SET_UPDATE, set_update(REG(A), REG(B)))
UPDATE_HANDLER(DICT_UPDATE, unpack_dict_update(REG(A), REG(B)))
UPDATE_HANDLER(DICT_MERGE, unpack_dict_merge(REG(A), REG(B), REG(C)))

SLOW_HANDLER(UNPACK_slow) {
    PUBLISH;
    FINISH_CHECKED(unpack_exact(REG(B), REG_ARGS(OPERAND_A, COUNT_D)));
}
HANDLER(UNPACK) {
    Value v = REG(B);
    uint32_t count = COUNT_D;
    if (IS_EXACT(v, tuple) && likely(slot_count(ref_of(v)) == count)) {
        for (uint32_t i = 0; i < count; i++) SET_AT(OPERAND_A + i, slot_get(ref_of(v), i));
        NEXT;
    }
    if (IS_EXACT(v, list) && likely(list_length(v) == count)) {
        Ref storage = list_storage(v);
        for (uint32_t i = 0; i < count; i++) SET_AT(OPERAND_A + i, slot_get(storage, i));
        NEXT;
    }
    TAIL(UNPACK_slow);
}
SLOW_HANDLER(UNPACK_EX_slow) {
    PUBLISH;
    FINISH_CHECKED(unpack_starred(REG(B), REG_ARGS(OPERAND_A, COUNT_D + 1 + OPERAND_C), COUNT_D, OPERAND_C));
}
HANDLER(UNPACK_EX) { TAIL(UNPACK_EX_slow); }
