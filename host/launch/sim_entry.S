// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The simulator's ways in and out. FS and GS bases are not part of a signal frame, so these few lines switch them
// before any C runs in a handler and back before the interrupted code goes on. The only code that may make system
// calls while the enclave's are blocked ([sim_text_start, sim_text_end) is the range that Syscall User Dispatch lets
// pass): the calls here are arch_prctl, on a machine without FSGSBASE, and rt_sigreturn.
#include "host/launch/sim_entry.h"

#define SYS_rt_sigreturn 15
#define SYS_arch_prctl 158
#define ARCH_SET_GS 0x1001
#define ARCH_SET_FS 0x1002
#define ARCH_GET_FS 0x1003
#define ARCH_GET_GS 0x1004

    .section .note.GNU-stack, "", @progbits
    .text
    .globl  sim_text_start, sim_text_end, sim_switch, sim_exit, sim_resume_trap, sim_handler, sim_restorer
    .hidden sim_text_start, sim_text_end, sim_switch, sim_exit, sim_resume_trap, sim_handler, sim_restorer
sim_text_start:

// FS and GS bases from two fields of the thread at \thread (not rax, rdi, rsi, rcx, r11, which it clobbers).
.macro load_bases thread, fs, gs
    cmpb    $0, sim_has_fsgsbase(%rip)
    je      1f
    mov     \fs(\thread), %rax
    wrfsbase %rax
    mov     \gs(\thread), %rax
    wrgsbase %rax
    jmp     2f
1:  mov     $SYS_arch_prctl, %eax
    mov     $ARCH_SET_FS, %edi
    mov     \fs(\thread), %rsi
    syscall
    mov     $SYS_arch_prctl, %eax
    mov     $ARCH_SET_GS, %edi
    mov     \gs(\thread), %rsi
    syscall
2:
.endm

.macro store_bases thread, fs, gs
    cmpb    $0, sim_has_fsgsbase(%rip)
    je      1f
    rdfsbase %rax
    mov     %rax, \fs(\thread)
    rdgsbase %rax
    mov     %rax, \gs(\thread)
    jmp     2f
1:  mov     $SYS_arch_prctl, %eax
    mov     $ARCH_GET_FS, %edi
    lea     \fs(\thread), %rsi
    syscall
    mov     $SYS_arch_prctl, %eax
    mov     $ARCH_GET_GS, %edi
    lea     \gs(\thread), %rsi
    syscall
2:
.endm

// void sim_switch(struct SimThread *): EENTER, its checks done. Comes back at sim_exit, by the handler's doing.
    .type   sim_switch, @function
sim_switch:
    push    %rbp
    push    %rbx
    push    %r12
    push    %r13
    push    %r14
    push    %r15
    sub     $8, %rsp
    mov     %rdi, %r10
    store_bases %r10, SIM_AT_HOST_FS, SIM_AT_HOST_GS
    load_bases %r10, SIM_AT_ENCLAVE_FS, SIM_AT_ENCLAVE_GS
    mov     SIM_AT_GPRSGX(%r10), %rcx
    mov     %rsp, 144(%rcx)         // GPRSGX.URSP, URBP
    mov     %rbp, 152(%rcx)
    movb    $SIM_SYSCALLS_BLOCKED, SIM_AT_SELECTOR(%r10)
    mov     SIM_AT_RAX(%r10), %rax
    mov     SIM_AT_RBX(%r10), %rbx
    mov     SIM_AT_RDI(%r10), %rdi
    mov     SIM_AT_RSI(%r10), %rsi
    mov     SIM_AT_RDX(%r10), %rdx
    mov     SIM_AT_R8(%r10), %r8
    mov     SIM_AT_R9(%r10), %r9
    mov     SIM_AT_RIP(%r10), %r11
    ldmxcsr SIM_AT_MXCSR(%r10)
    pushq   SIM_AT_RFLAGS(%r10)
    lea     sim_exit(%rip), %rcx
    popfq
    jmp     *%r11
sim_exit:
    add     $8, %rsp
    pop     %r15
    pop     %r14
    pop     %r13
    pop     %r12
    pop     %rbx
    pop     %rbp
    ret
sim_resume_trap:                    // ERESUME: the handler of this fault loads every register from the SSA frame
    hlt

// Each signal's handler (SA_SIGINFO, SA_ONSTACK, all signals blocked): rdi = number, rsi = siginfo, rdx = ucontext.
    .type   sim_handler, @function
sim_handler:
    mov     %rsp, %r10
    and     $-SIM_THREAD_SIZE, %r10
    mov     %rdi, %r8
    mov     %rsi, %r9
    push    %rbx
    push    %r12
    push    %rbp
    mov     %rsp, %rbp
    and     $-16, %rsp
    mov     %r10, %rbx
    movzbl  SIM_AT_SELECTOR(%rbx), %eax
    mov     %rax, SIM_AT_NEXT_SELECTOR(%rbx)
    movb    $SIM_SYSCALLS_ALLOWED, SIM_AT_SELECTOR(%rbx)
    pushq   $2
    popfq
    store_bases %rbx, SIM_AT_NEXT_FS, SIM_AT_NEXT_GS
    cmpq    $0, SIM_AT_INSIDE(%rbx) // outside, they are the host's
    je      3f
    load_bases %rbx, SIM_AT_HOST_FS, SIM_AT_HOST_GS
3:  mov     %rbx, %rdi
    mov     %r8, %rsi
    mov     %rdx, %rcx
    mov     %r9, %rdx
    call    sim_core_signal
    load_bases %rbx, SIM_AT_NEXT_FS, SIM_AT_NEXT_GS
    mov     SIM_AT_NEXT_SELECTOR(%rbx), %rax
    movb    %al, SIM_AT_SELECTOR(%rbx)
    mov     %rbp, %rsp
    pop     %rbp
    pop     %r12
    pop     %rbx
    ret                             // to sim_restorer

    .type   sim_restorer, @function
sim_restorer:
    mov     $SYS_rt_sigreturn, %eax
    syscall
    hlt
sim_text_end:

    .data
    .globl  sim_has_fsgsbase
    .hidden sim_has_fsgsbase
sim_has_fsgsbase:
    .byte   0
