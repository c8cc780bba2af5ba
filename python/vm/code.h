// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Code objects: what the compiler (python/compile) hands to the machine (python/vm). Immutable for Python code.
#pragma once
#include "python/objects/object.h"

enum CodeField {
    CODE_INSTRUCTIONS, // blob of 8-byte instructions, sealed by code_seal; the last one is END
    CODE_CONSTANTS,    // storage block, K[..]
    CODE_CACHES,       // storage block, M[..]: names and room for the inline caches
    CODE_POSITIONS, // bytes, packed (positions.h), or, once asked for, a blob, 12 bytes an instruction: u32 line, u32 end line, u16 column, u16 end column (UTF-8 bytes,
                    // from 0; 0xffff: unknown); line 0: no position
    CODE_EXCEPTIONS, // blob, 12 bytes an entry, inner ones first: u32 first instruction, u32 behind the last one,
                     // u32 handler << 8 | register that receives the exception instance
    CODE_NAME,
    CODE_QUALNAME,
    CODE_FILENAME,        // str
    CODE_FIRST_LINE,      // small int
    CODE_FLAGS,           // small int, CO_* as CPython's inspect module documents them
    CODE_ARGUMENTS,       // small int: positional parameters, the positional-only ones included (co_argcount)
    CODE_POSITIONAL_ONLY, // small int
    CODE_KEYWORD_ONLY,    // small int
    CODE_VARNAMES,        // tuple of str: parameters in register order from R[1], then other locals
    CODE_LOCAL_COUNT,     // small int: registers 1 .. n are the locals of CODE_VARNAMES
    CODE_CELLS, // tuple of str: cell variables; those that are parameters too are in varnames as well
    CODE_CELL_REGISTERS, // blob, 32 bits each: the variables' numbers
    CODE_FREE,           // tuple of str: free variables
    CODE_FRAME_SIZE,     // small int: registers used, R[0] included
    CODE_NAMES,          // tuple of str: other names used (co_names)
    CODE_DOCSTRING,      // str or None: the first constant of a function, as co_consts[0] shows it
    CODE_WIDE, // small int: variables without a register; 0: none. They live in a storage in R[WIDE_REGISTER]
    CODE_MARKS, // blob or UNSET, 12 bytes an entry: u32 from, u32 to, u32 line: who comes from instruction `from`
                // to `to` passes a line that has no instruction of its own
    CODE_REGIONS, // blob or UNSET, 12 bytes an entry, inner ones first: u32 start, u32 end, u32 kind << 8 | register
    CODE_SHOWN, // storage or UNSET: by enum CodeShown, what Python code sees in place of the above (code.replace)
    CODE_GLOBALS, // of all its functions so far; UNSET: there is none; None: they have different ones
    CODE_MOLD, // storage: what another function of it in the same module has in its slots (function.c); UNSET: nothing
    // What code_load has yet to read, empty or of no use above: bytes, or the place of such in the archive; UNSET: nothing.
    CODE_LATER,
    CODE_FIELDS,
};
enum CodeShown { // in the order of code.replace's arguments
    SHOWN_ARGUMENTS,
    SHOWN_POSITIONAL_ONLY,
    SHOWN_KEYWORD_ONLY,
    SHOWN_LOCAL_COUNT,
    SHOWN_STACK_SIZE,
    SHOWN_FLAGS,
    SHOWN_FIRST_LINE,
    SHOWN_CODE,
    SHOWN_CONSTANTS,
    SHOWN_NAMES,
    SHOWN_VARNAMES,
    SHOWN_FREE,
    SHOWN_CELLS,
    SHOWN_FILENAME,
    SHOWN_NAME,
    SHOWN_QUALNAME,
    SHOWN_LOCATIONS,
    SHOWN_EXCEPTIONS,
    SHOWN_COUNT,
};

// The number of a variable: its register, or, from WIDE_FIRST on, its place among those without one.
#define WIDE_LOCALS 40u   // registers for the variables of code that has such ones
#define WIDE_REGISTER 42u // behind these, R[0] and R[1]
#define WIDE_FIRST 256u

#define MARK_FROM_START 0xffffffffu // `from` of the code's begin
#define MARK_FROM_JUMP 0xfffffffdu  // never in a table
#define MARK_FROM_RAISE 0xfffffffeu // `from` of an exception's handler

// What a region of code has in its register.
enum RegionKind {
    REGION_LOOP,    // the iteration of a for loop
    REGION_WITH,    // an __exit__ method
    REGION_HANDLER, // what was being handled before: an exception is handled in it
};

enum CodeFlags {
    CO_OPTIMIZED = 0x1,
    CO_NEWLOCALS = 0x2,
    CO_VARARGS = 0x4,
    CO_VARKEYWORDS = 0x8,
    CO_NESTED = 0x10,
    CO_GENERATOR = 0x20,
    CO_COROUTINE = 0x80,
    CO_ITERABLE_COROUTINE = 0x100,
    CO_ASYNC_GENERATOR = 0x200,
};

// The opcode as the compiler made it: quickening is nobody's business.
uint8_t code_plain_opcode(uint8_t op);
// A code object as a tuple of plain values, for marshal; and one made from such a tuple: ValueError when it is none.
// filename: instead of the one in the parts; None: that one. place: where in the archive the data of the last part begin,
// behind their length, or UNSET.
Value code_parts(Value code);
Value code_from_parts(Value parts, Value filename, Value place);
// Reads what a function's code object from marshal still holds in packed form: its instructions and what belongs to them,
// which most functions of a library never need. Whoever looks at them of code that does not run calls this first. NONE, or
// ERROR and nothing has changed.
Value code_load(Value code);
INLINE bool code_is_loaded(Value code) { return is_unset(slot_get(ref_of(code), CODE_LATER)); }
// Strs that look like names are interned among a code object's constants, as CPython does, and in tuples. NONE or ERROR.
Value code_intern(Ref slots);
// The positions of its instructions as a blob; NULL_REF, without an exception, when memory is exhausted.
Ref code_positions(Value code);
// marshal's entry: the code object that these bytes hold, with this file name, or ERROR. And any value, in bytes that
// marshal_parts reads. origin: where in the archive the bytes are from; 0: nowhere.
Value marshal_code(Value bytes, Value filename, uint64_t origin);
Value marshal_bytes(Value v);
Value marshal_parts(Value bytes, Value filename, uint64_t origin);

// python/compile's entry: a code object for the tree of a module, an expression or an interactive statement, or ERROR.
Value compile_tree(Value tree, Value filename, int64_t flags, int64_t optimize);
