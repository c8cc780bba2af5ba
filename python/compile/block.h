// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The blocks around the statement being compiled: loops, try, with, except. A jump out of them (return, break,
// continue) runs what each one wants run at its end, without the protection of the blocks that are left by then.
#pragma once
#include "python/compile/generate.h"

enum BlockKindOf {
    BLOCK_LOOP,      // labels: continue, break
    BLOCK_PROTECTED, // a try's body: protected until its end, nothing to run
    BLOCK_FINALLY,   // protected, and `node` (a list of statements) runs at the end
    BLOCK_WITH,      // protected; __exit__ in `data`, `node` is the statement
    BLOCK_ASYNC_WITH,
    BLOCK_HANDLER,        // the exception handled before is in `data`
    BLOCK_HANDLER_NAME,   // protected; `node` is the name that except ... as binds, to be deleted
    BLOCK_STAR,           // the body of an except* clause, which no jump may leave
    BLOCK_FINALLY_RAISED, // the finally's statements while an exception is pending: `data` as for a handler
};
enum BlockField {
    BLOCK_KIND_OF,
    BLOCK_HANDLER_LABEL,
    BLOCK_WHERE,
    BLOCK_START,
    BLOCK_NODE,
    BLOCK_DATA,
    BLOCK_CONTINUE,
    BLOCK_BREAK,
    BLOCK_SPILL_BASE, // outside it: registers that the block's end or handler uses stay in place
    BLOCK_FIELDS
};

// Opens a block. Protected ones begin to be protected here: an exception goes to `handler`, its instance to `where`.
void block_open(enum BlockKindOf kind, Label handler, Register where, Value node, Register data);
void block_open_loop(Label to_continue, Label to_break);
void block_close(void); // ends the innermost one, and its protection
