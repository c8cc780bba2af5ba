// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// int launch_enter_guarded(EnterFunction *enter, rdi, rsi, rdx, unsigned function, struct sgx_enclave_run *run)
// Calls `enter` and keeps for the C caller what an enclave or the vDSO does not: r12 to r15, MXCSR, the x87 control
// word. (The vDSO keeps rbx and rbp; the enclave leaves all extended state clean.)
    .section .note.GNU-stack, "", @progbits
    .text
    .globl  launch_enter_guarded
    .type   launch_enter_guarded, @function
launch_enter_guarded:
    .cfi_startproc
    push    %rbp
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset rbp, 0
    mov     %rsp, %rbp
    .cfi_def_cfa_register rbp
    push    %r12
    push    %r13
    push    %r14
    push    %r15
    sub     $16, %rsp
    stmxcsr (%rsp)
    fnstcw  8(%rsp)
    push    $0
    push    %r9                     // seventh argument: run
    mov     %rdi, %rax
    mov     %rsi, %rdi
    mov     %rdx, %rsi
    mov     %rcx, %rdx
    mov     %r8d, %ecx
    xor     %r8d, %r8d
    xor     %r9d, %r9d
    call    *%rax
    add     $16, %rsp
    ldmxcsr (%rsp)
    fldcw   8(%rsp)
    add     $16, %rsp
    pop     %r15
    pop     %r14
    pop     %r13
    pop     %r12
    pop     %rbp
    cld
    ret
    .cfi_endproc
    .size   launch_enter_guarded, . - launch_enter_guarded
