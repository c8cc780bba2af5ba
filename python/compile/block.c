// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Blocks and the ways out of them.
#include "python/compile/block.h"
#include "python/objects/error.h"
#include "python/objects/list.h"

#define BLOCKS_MAX 20

static Value block_at(uint64_t i) { return list_get(unit.blocks, i); }
static uint64_t block_count(void) { return unit.failed ? 0 : list_length(unit.blocks); }
static int64_t number(Value block, enum BlockField field) { return int_of(slot_get(ref_of(block), field)); }
static enum BlockKindOf kind_of(Value block) { return (enum BlockKindOf)number(block, BLOCK_KIND_OF); }

static bool is_protected(Value block) {
    enum BlockKindOf kind = kind_of(block);
    return kind != BLOCK_LOOP && kind != BLOCK_HANDLER && kind != BLOCK_STAR;
}

// A handler is one block in CPython, and two or three here.
static uint32_t blocks_that_count(void) {
    uint32_t n = 0;
    for (uint64_t i = 0; i < block_count(); i++) {
        enum BlockKindOf kind = kind_of(block_at(i));
        n += kind != BLOCK_HANDLER && kind != BLOCK_STAR;
    }
    return n;
}
static void push(enum BlockKindOf kind, Label handler, Register where, Value node, Register data,
                 Label to_continue, Label to_break) {
    if (unit.failed) return;
    if (kind != BLOCK_HANDLER && kind != BLOCK_STAR && blocks_that_count() >= BLOCKS_MAX) {
        scope_error_at(compile_filename, unit.position_start, unit.position_stop,
                       TEXT("too many statically nested blocks"), NONE, NONE);
        unit_failed();
        return;
    }
    Value block = new_storage(BLOCK_FIELDS);
    if (is_error(block)) {
        unit_failed();
        return;
    }
    Ref b = ref_of(block);
    slot_set(b, BLOCK_KIND_OF, int_u32(kind));
    slot_set(b, BLOCK_HANDLER_LABEL, int_u32(handler));
    slot_set(b, BLOCK_WHERE, int_u32(where));
    slot_set(b, BLOCK_START, int_u32(unit_here()));
    slot_set(b, BLOCK_NODE, node);
    slot_set(b, BLOCK_DATA, int_u32(data));
    slot_set(b, BLOCK_CONTINUE, int_u32(to_continue));
    slot_set(b, BLOCK_BREAK, int_u32(to_break));
    slot_set(b, BLOCK_SPILL_BASE, int_u32(unit.spill_base));
    unit.spill_base = unit.next;
    if (is_error(list_append(unit.blocks, block))) unit_failed();
}

void block_open(enum BlockKindOf kind, Label handler, Register where, Value node, Register data) {
    push(kind, handler, where, node, data, 0, 0);
}
void block_open_loop(Label to_continue, Label to_break) {
    push(BLOCK_LOOP, 0, 0, NONE, 0, to_continue, to_break);
}

// Protection ends here, for now or for good; it begins again at block_protect.
static void unprotect(Value block) {
    if (!is_protected(block)) return;
    unit_protect((uint32_t)number(block, BLOCK_START), unit_here(), (Label)number(block, BLOCK_HANDLER_LABEL),
                 (Register)number(block, BLOCK_WHERE));
}
static void protect(Value block) { slot_set(ref_of(block), BLOCK_START, int_u32(unit_here())); }

void block_close(void) {
    uint64_t n = block_count();
    if (n == 0) return;
    unprotect(block_at(n - 1));
    unit.spill_base = (Register)number(block_at(n - 1), BLOCK_SPILL_BASE);
    slot_set(list_storage(unit.blocks), n - 1, UNSET);
    slot_set(ref_of(unit.blocks), LIST_LENGTH, int_u32((uint32_t)n - 1));
}

// What block wants at its end, when it is left by a jump.
static void run_end(Value block) {
    Register data = (Register)number(block, BLOCK_DATA), mark = unit.next;
    switch (kind_of(block)) {
    case BLOCK_FINALLY:
        statements(slot_get(ref_of(block), BLOCK_NODE));
        at_nowhere(); // what follows seems to happen in it
        break;
    case BLOCK_WITH:
    case BLOCK_ASYNC_WITH: {
        Register none = temp_new();
        at_node(slot_get(ref_of(block), BLOCK_NODE));
        load_constant(NONE, none);
        emit(OP_WITH_EXIT, none, data, none, 0);
        if (kind_of(block) == BLOCK_ASYNC_WITH) await_register(none, 2);
        at_nowhere();
        break;
    }
    case BLOCK_HANDLER:
    case BLOCK_FINALLY_RAISED: emit(OP_POP_HANDLED, data, 0, 0, 0); break;
    case BLOCK_HANDLER_NAME: {
        Register none = temp_new();
        Value name = slot_get(ref_of(block), BLOCK_NODE);
        load_constant(NONE, none);
        name_store(name, none);
        name_delete(name);
        break;
    }
    default: break;
    }
    temps_to(mark);
}

// Runs the ends of all blocks from the innermost one down to number `to`, each outside its own protection, then gives
// the protection back (what follows the jump is still inside). The statements of a finally see only the outer blocks.
static void leave_to(uint64_t to) {
    uint64_t n = block_count();
    Value all = unit.blocks;
    for (uint64_t i = n; i > to && !unit.failed; i--) {
        Value block = list_get(all, i - 1);
        unprotect(block);
        unit.blocks = list_from_slots(list_storage(all), 0, i - 1);
        if (is_error(unit.blocks)) unit_failed();
        if (!unit.failed) run_end(block);
    }
    unit.blocks = all;
}
static void reprotect(uint64_t to) {
    for (uint64_t i = to; i < block_count(); i++) protect(block_at(i));
}

// Jumps may not leave the body of an except* clause.
static void check_star(Value node, uint64_t from) {
    for (uint64_t i = from; i < block_count(); i++)
        if (kind_of(block_at(i)) == BLOCK_STAR)
            unit_fail(node, TEXT("'break', 'continue' and 'return' cannot appear in an except* block"), NONE);
}

void leave_return(Value node) {
    Value operand = ast_get(node, AST_Return_value);
    check_star(node, 0);
    if (!scope_is_function(unit.scope)) unit_fail(node, TEXT("'return' outside function"), NONE);
    uint32_t flags = scope_flags(unit.scope);
    bool generator = flags & (SCOPE_IS_GENERATOR | SCOPE_IS_COROUTINE);
    if ((flags & (SCOPE_IS_GENERATOR | SCOPE_IS_COROUTINE)) == (SCOPE_IS_GENERATOR | SCOPE_IS_COROUTINE) &&
        !is_none(operand))
        unit_fail(node, TEXT("'return' with value in async generator"), NONE);
    Register mark = unit.next;
    bool simple = block_count() == 0;
    Register v = 1;
    if (is_none(operand)) {
        v = temp_new();
        load_constant(NONE, v);
    } else {
        v = simple ? expr(operand, ANY_REGISTER)
                   : expr_temp(operand); // the ends of blocks may change a variable
    }
    at_node(node);
    if (!simple) unit_mark();
    leave_to(0);
    emit(generator ? OP_RETURN_GENERATOR : OP_RETURN, v, 0, 0, 0);
    reprotect(0);
    temps_to(mark);
}

void leave_loop(Value node, bool is_break) {
    uint64_t loop = block_count();
    while (loop > 0 && kind_of(block_at(loop - 1)) != BLOCK_LOOP) loop--;
    if (loop == 0) check_star(node, 0);
    if (loop == 0) {
        unit_fail(node, is_break ? TEXT("'break' outside loop") : TEXT("'continue' not properly in loop"),
                  NONE);
        return;
    }
    check_star(node, loop);
    if (unit.failed) return;
    Value block = block_at(loop - 1);
    unit_mark();
    leave_to(loop);
    emit_jump(OP_JUMP, 0, 0, 0, (Label)number(block, is_break ? BLOCK_BREAK : BLOCK_CONTINUE));
    reprotect(loop);
}
