// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The numbers of the instructions, from opcodes.def.
#pragma once
#include "python/vm/opcodes.def"

enum Opcode {
    OP_END, // the kernel's OPCODE_END
#define OPCODE_NUMBER(name, caches, text) OP_##name,
    OPCODES_PLAIN(OPCODE_NUMBER) OP_PLAIN_END,
    OP_JUMP_BEGIN = 127,
    OPCODES_JUMP(OPCODE_NUMBER) OP_JUMP_END
#undef OPCODE_NUMBER
};
_Static_assert(OP_PLAIN_END <= 128 && OP_JUMP_END <= 256, "opcodes fit");

// OP_RARE: what is too rare for an opcode of its own.
enum RareOp {
    RARE_NEW_WIDE,        // R[A] = a storage of D slots, for variables without a register
    RARE_LOAD_CLOSURE,    // R[A] = cell D of the function's closure
    RARE_SPILL,           // R[A] = a storage of R[A] .. R[A+D-1], until UNSPILL
    RARE_UNPACK,          // R[A] = a list of the items of R[B], which must have exactly D
    RARE_ASSERTION_ERROR, // R[A] = AssertionError
    RARE_BUILD_CLASS,     // R[A] = builtins.__build_class__
    RARE_PRINT_EXPR,      // sys.displayhook(R[B]); R[A] = something
    RARE_LENGTH,          // R[A] = len(R[B])
    RARE_UNPACK_EX, // R[A] = a list: first D & 255 items of R[B], a list of the middle, last D >> 8 ones
};

// Slots of the site's cache in the code's caches block; slot 0 of it holds the name (when there is one).
enum OpcodeCaches {
#define OPCODE_CACHES(name, caches, text) CACHES_##name = caches,
    OPCODES_PLAIN(OPCODE_CACHES) OPCODES_JUMP(OPCODE_CACHES)
#undef OPCODE_CACHES
};
