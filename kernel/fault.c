// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What a refused check comes to: the enclave ends, with a line that names the check.
#include "kernel/door.h"
#include "kernel/value.h"

#undef kernel_fault // the jump to it
void kernel_fault(uint32_t reason) {
    switch (reason) {
    case FAULT_SLOT_INDEX: door_abort("internal error: access outside a block's slots was refused");
    case FAULT_BYTE_INDEX: door_abort("internal error: access outside a block's bytes was refused");
    case FAULT_ARRAY_INDEX: door_abort("internal error: access outside a fixed array was refused");
    case FAULT_WINDOW: door_abort("internal error: use of the register stack was refused");
    case FAULT_CODE: door_abort("internal error: code that is not sealed was refused");
    case FAULT_ARGUMENT: door_abort("internal error: access outside the arguments was refused");
    case FAULT_HEAP: door_abort("internal error: the heap's tables are inconsistent");
    case FAULT_START: door_abort("the heap is too small for Python to start; give it more with --heap");
    default: door_abort("internal error: a place was reached that cannot be");
    }
}
