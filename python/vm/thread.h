// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Threads of the program: starting one, its end, and waiting for something that another thread changes. All of it with
// the interpreter lock (kernel/threads.h), so that nothing changes between two waits.
#pragma once
#include "kernel/threads.h"
#include "python/objects/wait.h"

// 1 for the first thread, then 2, 3, ...
int64_t thread_ident(void);
bool thread_is_alive(int64_t ident);
int64_t thread_ident_at(uint32_t index); // of the thread with that index; 0: there is none
// A dict: of each thread's ident to its frame, or to its exception (None or type, value, traceback). ERROR.
Value thread_ask_all(bool exceptions);
// Tells whoever asks so: where a thread has just got the interpreter lock back. Leaves the error state as it is.
void thread_tell(void);
// Starts function(*arguments, **keywords) in a new thread: its ident, or ERROR.
Value thread_begin(Value function, Value arguments, Value keywords);
// Signals that a thread simulates for the first one (_thread.interrupt_main), which runs their handlers at its next call or
// jump backwards (interrupt_check): what it returns is NONE or ERROR.
Value thread_interrupt(uint32_t signal); // 1 to 64
bool thread_is_interrupted(void);
// From now on a thread waits for the host's word that SIGINT has come, as long as there is one to spare.
void thread_watch(void);
// A lock to be released (released: its count set to 0, waiters woken) when this thread ends: see _thread.c.
void thread_set_sentinel(Value lock);

// Waiting for a change of `block`, whose slot `slot` holds a small int, one bit for each thread that waits. Nanoseconds,
// negative: no end. False: the time is over. The caller looks again in both cases, since a wait may end for no reason.
// It raises RuntimeError when nobody is there who could end it (ERROR), else TRUE or FALSE.
Value wait_for(Ref block, uint32_t slot, int64_t nanoseconds, Text what);
void wait_end_one(Ref block, uint32_t slot); // of one thread that waits, if any
void wait_end_all(Ref block, uint32_t slot);
// A time by which to end, for a wait of so many nanoseconds (negative: none), and what is left of it.
int64_t wait_until(int64_t nanoseconds);
int64_t wait_left(int64_t until);
