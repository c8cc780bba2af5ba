// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What one thread can see of the others: their frames and exceptions. Nobody looks into another thread's stack: each is
// asked, and tells when it next has the interpreter lock. Threads that are out in a call of the host's (sleep, standard
// input, the next call) do not come back for that, and are left out.
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/int.h"
#include "python/objects/tuple.h"
#include "python/vm/frame.h"
#include "python/vm/machine.h"
#include "python/vm/thread.h"

enum { TURNS = 100, TURN_NANOSECONDS = 2000000 };

static ROOT(told);                   // dict: ident to frame or exception, while somebody asks
static STATE(uint64_t, asked);       // threads that have not told yet, a bit for each
static STATE(bool, want_exceptions); // of them, not their frames

static Value exception_now(void) {
    if (!is_ref(handled_now)) return NONE;
    Value traceback = object_getattr(handled_now, NAME(__traceback__));
    return is_error(traceback) ? ERROR : tuple3(class_of(handled_now), handled_now, traceback);
}

static bool tell(void) {
    Value mine = want_exceptions ? exception_now() : frame_snapshot(), me = int_wrap(thread_ident());
    return !is_error(mine) && is_ref(told) && !is_error(dict_set(told, me, mine));
}

void thread_tell(void) {
    uint64_t bit = UINT64_C(1) << (thread_index() & 63);
    if (likely((asked & bit) == 0)) return;
    asked &= ~bit;
    Value raised = error_take(); // what is under way here goes on
    if (!tell()) error_clear();
    if (!is_unset(raised)) error_restore(raised);
}

Value thread_ask_all(bool exceptions) {
    Value all = dict_new(1), mine = exceptions ? exception_now() : frame_object(0);
    if (is_error(all) || is_error(mine) || is_error(dict_set(all, int_wrap(thread_ident()), mine)))
        return ERROR;
    told = all;
    want_exceptions = exceptions;
    asked = 0;
    for (uint32_t i = 0; i < thread_limit(); i++) {
        if (i == thread_index() || thread_ident_at(i) == 0) continue;
        asked |= UINT64_C(1) << (i & 63);
        thread_wake(i);
    }
    for (uint32_t turn = 0; asked != 0 && turn < TURNS; turn++) thread_wait(TURN_NANOSECONDS);
    asked = 0;
    told = NONE;
    return all;
}
