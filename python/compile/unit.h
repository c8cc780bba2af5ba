// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The code object being made: instructions, constants, caches, labels, registers. One unit at a time is current; a
// nested function saves the outer one in a local. Errors are remembered: after the first one nothing is emitted, and
// unit_finish returns ERROR, so that the code generator needs no checks in between.
//
// Registers: 0 the function, then the locals (and cells in their place), cells that are no parameters, free variables,
// then temporaries, which are taken and given back like a stack.
//
// Code that needs more registers than there are is compiled once more, `wide`: variables beyond the first WIDE_LOCALS
// live in a storage block, free variables in the function's closure, and the temporaries of an expression's outer parts
// are put aside (SPILL) while a sub-expression is evaluated.
#pragma once
#include "python/compile/scope.h"
#include "python/vm/code.h"
#include "python/vm/opcode.h"

typedef uint32_t Register;
typedef uint32_t Label;
#define ANY_REGISTER 0xffffffffu
#define REGISTER_MAX 250u // one less than a window holds is kept for a call's moved arguments

struct Assigned { // locals that surely have a value: a set of registers
    uint64_t words[4];
};

struct Unit {
    Value scope, parent_names; // scope; qualified name prefix "outer.<locals>." or ""
    Value code;                // blob of instructions
    Value positions;
    Value exceptions;                    // list of (start, end, label << 8 | register) as small ints, 3 each
    Value constants, constant_numbers;   // list; dict value -> number
    Value caches;                        // list
    Value names;                         // dict name -> True: co_names
    Value free;                          // list of the free variables' names
    Value registers;                     // dict name -> register: locals, cells, free
    Value labels;                        // list: label -> instruction number | marks before it << 32
    Value marks;                         // list of (instruction number, line), 2 each
    Value regions;                       // list of (start, end, kind << 8 | register) as small ints, 3 each
    Value blocks;                        // list of the enclosing loops, try, with (block.h)
    uint32_t count;                      // instructions
    Register next, most;                 // first free temporary; most used
    Register locals_end, variables_end;  // behind the locals; behind cells and free variables
    Value position_start, position_stop; // of the node being compiled
    struct Assigned assigned;
    uint32_t wide_count; // variables without a register
    Register
        spill_base; // temporaries from here on belong to the expression being compiled: they may be put aside
    bool failed;
    bool wide;
    bool overflow; // failed for lack of registers: no exception is set, and the code is to be compiled wide
    bool unreachable; // no way leads to the next instruction
};
extern THREAD_STATE(struct Unit, unit);
extern THREAD_STATE(Value, compile_filename);

void unit_open(Value scope);
// Seals and packages; the unit is done. flags: CO_*.
Value unit_finish(Value name, Value qualname, uint32_t flags, uint32_t first_line, Value docstring);
void unit_fail(Value node, Text text, Value a); // SyntaxError at the node
void unit_failed(void);                         // an exception is set already

// --- instructions ---
void emit(enum Opcode op, Register a, Register b, Register c, int32_t d);
void emit_jump(enum Opcode op, Register a, Register b, Register c, Label label);
Label label_new(void);
void label_here(Label label);
uint32_t unit_here(void); // number of the next instruction
// [start, here) is protected: an exception goes to the label, its instance into the register.
void unit_protect(uint32_t start, uint32_t end, Label handler, Register where);

// The line of the position now is reached here, though no instruction belongs to it (`pass`, `try:`): a trace function is
// told of it. Costs nothing at run time.
void unit_mark(void);
void unit_mark_other(
    void); // only when the line is not that of what stands before: for parts of an expression
// [start, here) is run while the register holds what a jump of a debugger into it would miss (enum RegionKind).
void unit_region(uint32_t start, enum RegionKind kind, Register r);

// --- operands ---
int32_t unit_constant(Value v);                 // K number
int32_t unit_cache(Value name, uint32_t slots); // M number
int32_t unit_name(Value name);                  // K number of a name, which is in co_names too
Register temp_new(void);
Register temps_new(uint32_t n); // in a row
void unit_spare(
    uint32_t n); // the frame has n more registers behind those in use now, if there can be as many
void temps_to(Register first); // gives back all temporaries from first on
bool is_temp(Register r);
uint32_t
unit_number(Value name); // of a local, cell or free variable: a register, or a number from WIDE_FIRST on
Register unit_cell(Value name); // the register of a cell or free variable; a new temporary when it has none
bool unit_in_register(Value name, uint32_t kind); // is the name of this SYMBOL_IS_* kind, and has a register?
// Must the code of this scope be compiled again, wide? Then the scope says so from now on.
bool unit_again(Value scope);
uint32_t unit_row(uint32_t most); // how many operands may be evaluated before they are used
bool is_assigned(Register r);
void set_assigned(Register r, bool assigned);
struct Assigned assigned_both(struct Assigned a, struct Assigned b);
uint32_t unit_symbol(Value name); // SYMBOL_* of a (mangled) name
Value unit_mangle(Value name);
