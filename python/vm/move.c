// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Handlers that move values: constants, locals, cells and free variables.
#include "python/vm/machine.h"
#include "python/vm/namespace.h"

HANDLER(NOP) { NEXT; }

HANDLER(MOVE) {
    SET(A, REG(B));
    NEXT;
}

HANDLER(LOAD_CONST) {
    SET(A, CONSTANT(OPERAND_D));
    NEXT;
}

HANDLER(LOAD_INT) {
    SET(A, int_i32(OPERAND_D));
    NEXT;
}

HANDLER(LOAD_UNSET) {
    SET(A, UNSET);
    for (uint32_t i = 1; i < (uint32_t)OPERAND_D && i < WINDOW_REGISTERS; i++) SET_AT(OPERAND_A + i, UNSET);
    NEXT;
}

SLOW_HANDLER(unbound_local) {
    PUBLISH;
    raise1(CLASS(UnboundLocalError),
           TEXT("cannot access local variable '{}' where it is not associated with a value"),
           CONSTANT(OPERAND_D));
    TAIL(UNWIND);
}

HANDLER(CHECK_LOCAL) {
    if (unlikely(is_unset(REG(A)))) TAIL(unbound_local);
    NEXT;
}

HANDLER(DELETE_LOCAL) {
    if (unlikely(is_unset(REG(A)))) TAIL(unbound_local);
    SET(A, UNSET);
    NEXT;
}

SLOW_HANDLER(MAKE_CELL_slow) {
    PUBLISH;
    FINISH(cell_new(REG(A)));
}
HANDLER(MAKE_CELL) { TAIL(MAKE_CELL_slow); }

SLOW_HANDLER(COPY_FREE_slow) {
    Value closure = namespace_closure(REG_AT(0));
    for (uint32_t i = 0; i < (uint32_t)OPERAND_D && i < WINDOW_REGISTERS; i++)
        SET_AT(OPERAND_A + i, tuple_get(closure, i));
    NEXT;
}
HANDLER(COPY_FREE) { TAIL(COPY_FREE_slow); }

SLOW_HANDLER(unbound_cell) {
    PUBLISH;
    namespace_raise_unbound(REG_AT(0), CONSTANT(OPERAND_D));
    TAIL(UNWIND);
}

HANDLER(LOAD_CELL) {
    Value content = slot_get(ref_of(REG(B)), CELL_CONTENT);
    if (unlikely(is_unset(content))) TAIL(unbound_cell);
    SET(A, content);
    NEXT;
}

SLOW_HANDLER(LOAD_CLASS_CELL_slow) {
    PUBLISH;
    Value found = namespace_get(REG_AT(1), CONSTANT(OPERAND_D));
    if (is_unset(found)) found = slot_get(ref_of(REG(B)), CELL_CONTENT);
    if (is_unset(found)) TAIL(unbound_cell);
    FINISH(found);
}
HANDLER(LOAD_CLASS_CELL) { TAIL(LOAD_CLASS_CELL_slow); }

HANDLER(STORE_CELL) {
    slot_set(ref_of(REG(A)), CELL_CONTENT, REG(B));
    NEXT;
}

HANDLER(DELETE_CELL) {
    if (unlikely(is_unset(slot_get(ref_of(REG(A)), CELL_CONTENT)))) TAIL(unbound_cell);
    slot_set(ref_of(REG(A)), CELL_CONTENT, UNSET);
    NEXT;
}
