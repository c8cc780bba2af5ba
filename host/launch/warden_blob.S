// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The warden's program (host/launch/warden), carried along in the host's.
    .section .note.GNU-stack, "", @progbits
    .section .rodata
    .globl  warden_program, warden_program_end
warden_program:
    .incbin "warden.elf"
warden_program_end:
