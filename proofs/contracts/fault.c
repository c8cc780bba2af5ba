// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// kernel/fault.c: whatever the reason, the enclave ends, with a line that tells it.
#include "kernel/door.h"
#include "kernel/value.h"

static uint32_t fault_;
static void fault_is_told_(const char *line) { // by letters that no two lines have in common
    char first = line[16], second = line[31];  // behind "internal error: ", and behind "access outside "
    bool outside = first == 'a' && line[17] == 'c';
    __CPROVER_assert(fault_ == FAULT_SLOT_INDEX    ? outside && second == 'a' && line[41] == 's'
                     : fault_ == FAULT_BYTE_INDEX  ? outside && second == 'a' && line[41] == 'b'
                     : fault_ == FAULT_ARRAY_INDEX ? outside && line[33] == 'f'
                     : fault_ == FAULT_ARGUMENT    ? outside && second == 't'
                     : fault_ == FAULT_WINDOW      ? first == 'u'
                     : fault_ == FAULT_CODE        ? first == 'c'
                     : fault_ == FAULT_HEAP        ? first == 't' && line[0] == 'i'
                     : fault_ == FAULT_START       ? line[0] == 't'
                                                   : first == 'a' && line[17] == ' ',
                     "the line is that of the reason");
}

CONTRACT(_Noreturn void, kernel_fault, uint32_t reason) {
    HERE(fault_ = reason);
    CALL; // ends
}
