// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Handlers for code with more variables or temporaries than a window has registers: variables live in a storage block
// that one register holds, and temporaries are put aside while a sub-expression is evaluated.
#include "python/objects/dict.h"
#include "python/objects/tuple.h"
#include "python/vm/import.h"
#include "python/vm/machine.h"
#include "python/vm/namespace.h"
#include "python/vm/unpack.h"

HANDLER(LOAD_WIDE) {
    SET(A, slot_get(ref_of(REG(B)), (uint32_t)OPERAND_D));
    NEXT;
}
HANDLER(STORE_WIDE) {
    slot_set(ref_of(REG(A)), (uint32_t)OPERAND_D, REG(B));
    NEXT;
}

HANDLER(UNSPILL) {
    Value result = REG(B);
    Ref kept = ref_of(REG(A));
    for (uint32_t i = 0; i < (uint32_t)OPERAND_D && i < WINDOW_REGISTERS; i++)
        SET_AT(OPERAND_A + i, slot_get(kept, i));
    SET(C, result);
    NEXT;
}

static Value spill(Args registers) {
    Value storage = new_storage(args_count(registers));
    if (!is_error(storage)) args_to_slots(registers, 0, ref_of(storage), 0, args_count(registers));
    return storage;
}

static Value build_class(Value function) {
    Value found = namespace_get(namespace_builtins_of(function), NAME(__build_class__));
    return is_unset(found) ? raise0(CLASS(NameError), TEXT("__build_class__ not found")) : found;
}

static Value rare(enum RareOp op, Value function, Value b, uint32_t d, Args registers) {
    switch (op) {
    case RARE_NEW_WIDE: return new_storage(d);
    case RARE_LOAD_CLOSURE: return tuple_get(namespace_closure(function), d);
    case RARE_SPILL: return spill(registers);
    case RARE_UNPACK: return unpack_exact_list(b, d);
    case RARE_ASSERTION_ERROR: return CLASS(AssertionError);
    case RARE_BUILD_CLASS: return build_class(function);
    case RARE_LENGTH: return object_length(b);
    case RARE_PRINT_EXPR: return import_display(b);
    case RARE_UNPACK_EX: return unpack_starred_list(b, d & 255, d >> 8);
    }
    kernel_fault(FAULT_CODE);
}
SLOW_HANDLER(RARE_slow) {
    PUBLISH;
    uint32_t d = (uint32_t)OPERAND_D, n = OPERAND_C == RARE_SPILL ? d : 0;
    FINISH(rare((enum RareOp)OPERAND_C, REG_AT(0), REG(B), d, REG_ARGS(OPERAND_A, n)));
}
HANDLER(RARE) { TAIL(RARE_slow); }
