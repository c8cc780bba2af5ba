// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The enclave's only entry and its only exit. Nothing of the host's state survives an entry, nothing of the
// enclave's survives an exit: flags (DF, AC, TF ...), x87, SSE, AVX and later state, MXCSR, and every general
// register but those that EEXIT itself uses. See kernel/entry.h for the thread block and the state machine.
//
// EENTER gives: rax = CSSA, rbx = TCS, rcx = where EEXIT has to go; from the host: rdi = enum Ecall,
// rsi = exchange buffer, rdx = bytes of request, rsp and rbp (restored at the exit, never used inside).
// rbx is the processor's word, and so are the FS and GS bases; the rest is the host's.
//
// No critical range: an exception at any instruction here leads, if the host tells us at all, to `exception` with
// CSSA = 1, which runs on a stack of its own, never resumes what it interrupted, and only ends the enclave. An entry
// with CSSA = 1 that no exception of the processor's own record justifies is refused and changes nothing.
#include "kernel/entry.h"

// to = the address of this thread's part that struct Layout's field at `field` places.
.macro part_of_thread to, field
    lea     layout(%rip), %r11
    mov     %rbx, \to
    sub     LAYOUT_AT_TCS_OFFSET(%r11), \to
    add     \field(%r11), \to
.endm

.macro save_host                                // where to go back to, and with which stack
    mov     %rsp, %fs:BLOCK_AT_HOST_RSP
    mov     %rbp, %fs:BLOCK_AT_HOST_RBP
    mov     %rcx, %fs:BLOCK_AT_HOST_RIP
.endm

// Puts every component of the extended state that XFRM allows into its initial state (the area's header names none
// to load); MXCSR comes from the area. Clobbers rax, rdx.
.macro clean_extended_state
    mov     $-1, %eax
    mov     $-1, %edx
    xrstor  clean_area(%rip)
.endm

.macro clean_state                              // needs a stack
    pushq   $RFLAGS_CLEAN
    popfq
    clean_extended_state
.endm

.macro clear registers:vararg
.irp register, \registers
    xor     %\register, %\register
.endr
.endm

    .section .text.entry, "ax", @progbits
    .globl  entry
    .hidden entry
    .type   entry, @function
    .balign 64
entry:
    cld
    test    %rax, %rax
    jnz     exception
    cmpq    $0, enclave_dead(%rip)
    jne     refuse
    cmp     $ENTRY_RETURN, %rdi
    je      return
    cmpq    $THREAD_IDLE, %fs:BLOCK_AT_STATE
    jne     refuse
    cmp     $ENTRY_THREAD, %rdi
    je      ticket
    cmp     $ENTRY_RUN, %rdi
    jne     refuse
    mov     $1, %r8d                            // one run in an enclave's life, whatever the thread
    xchg    %r8, enclave_taken(%rip)
    test    %r8, %r8
    jnz     refuse
begin:
    movq    $THREAD_RUNNING, %fs:BLOCK_AT_STATE
    save_host
    part_of_thread %r10, LAYOUT_AT_BLOCK_OFFSET
    mov     %r10, %fs:BLOCK_AT_SELF
    mov     %rbx, %fs:BLOCK_AT_TCS
    mov     %rdx, %r9
    part_of_thread %rsp, LAYOUT_AT_STACK_OFFSET
    add     LAYOUT_AT_STACK_SIZE(%r11), %rsp
    clean_state
    lfence                                      // the checks hold before anything is loaded on their strength
    mov     %rdi, %rdx
    mov     %rsi, %rdi
    mov     %r9, %rsi
    clear   rax, rbx, rcx, rbp, r8, r9, r10, r11, r12, r13, r14, r15
    call    door_run
    hlt

// A further thread: one for each ticket that the enclave has made.
ticket:
    mov     enclave_tickets(%rip), %rax
1:  test    %rax, %rax
    jz      refuse
    lea     -1(%rax), %r8
    lock cmpxchg %r8, enclave_tickets(%rip)
    jnz     1b
    jmp     begin

// Back from a call out: only a thread that is out may, once, and to where it left.
return:
    cmpq    $THREAD_OUT, %fs:BLOCK_AT_STATE
    jne     refuse
    movq    $THREAD_RUNNING, %fs:BLOCK_AT_STATE
    save_host
    mov     %fs:BLOCK_AT_OUT_RSP, %rsp
    clean_state
    lfence
    clear   rax, rcx, rdx, rsi, rdi, r8, r9, r10, r11
    pop     %r15
    pop     %r14
    pop     %r13
    pop     %r12
    pop     %rbp
    pop     %rbx
    ret

// CSSA > 0: the thread was interrupted. r10 = what the processor saved of it.
exception:
    cmp     $1, %rax
    jne     refuse
    cmp     $ENTRY_EXCEPTION, %rdi
    jne     refuse
    cmpq    $0, enclave_dead(%rip)
    jne     refuse
    part_of_thread %r10, LAYOUT_AT_SSA_OFFSET
    add     $(ENTRY_SSA_FRAME_SIZE - ENTRY_GPRSGX_SIZE), %r10
    testl   $ENTRY_EXITINFO_VALID, ENTRY_AT_EXITINFO(%r10)
    jz      refuse
    save_host
    part_of_thread %rsp, LAYOUT_AT_EXCEPTION_STACK_OFFSET
    add     LAYOUT_AT_EXCEPTION_STACK_SIZE(%r11), %rsp
    clean_state
    lfence
    mov     %r10, %rdi
    clear   rax, rbx, rcx, rdx, rsi, rbp, r8, r9, r10, r11, r12, r13, r14, r15
    call    door_exception
    hlt

// Nothing has changed but scratch registers; the host's stack is still the host's.
refuse:
    mov     %rcx, %rbx
    clean_extended_state
    jmp     scrub

// void entry_out(void): leaves for the host; comes back when the host enters with ECALL_RETURN.
    .globl  entry_out
    .hidden entry_out
    .type   entry_out, @function
entry_out:
    push    %rbx
    push    %rbp
    push    %r12
    push    %r13
    push    %r14
    push    %r15
    mov     %rsp, %fs:BLOCK_AT_OUT_RSP
    movq    $THREAD_OUT, %fs:BLOCK_AT_STATE
    jmp     leave

// _Noreturn void entry_done(void): leaves; this thread can be a new one then.
    .globl  entry_done
    .hidden entry_done
    .type   entry_done, @function
entry_done:
    movq    $THREAD_IDLE, %fs:BLOCK_AT_STATE
    jmp     leave

// _Noreturn void entry_end(void): leaves for good.
    .globl  entry_end
    .hidden entry_end
    .type   entry_end, @function
entry_end:
    movq    $THREAD_DEAD, %fs:BLOCK_AT_STATE
leave:
    clean_state
    mov     %fs:BLOCK_AT_HOST_RIP, %rbx
    mov     %fs:BLOCK_AT_HOST_RBP, %rbp
    mov     %fs:BLOCK_AT_HOST_RSP, %rsp
scrub:
    clear   rcx, rdx, rsi, rdi, r8, r9, r10, r11, r12, r13, r14, r15
    mov     $ENTRY_EEXIT, %eax
    enclu
    hlt

    .section .rodata.entry, "a", @progbits
    .balign 64
clean_area:                                     // XSAVE area, standard form: FXSAVE part, header
    .fill   24
    .long   MXCSR_CLEAN
    .fill   548

// Filled by the image builder, measured (abi/layout.h).
    .section .layout, "a", @progbits
    .globl  layout
    .hidden layout
    .type   layout, @object
    .balign 4096
layout:
    .fill   4096
    .size   layout, 4096

    .section .bss.entry, "aw", @nobits
    .globl  enclave_dead
    .hidden enclave_dead
    .balign 8
enclave_dead:                                   // not 0: no entry any more
    .quad   0
enclave_taken:                                  // not 0: ECALL_RUN has been used up
    .quad   0
    .globl  enclave_tickets
    .hidden enclave_tickets
enclave_tickets:                                // ECALL_THREADs that are welcome
    .quad   0

    .section .note.GNU-stack, "", @progbits
