// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The backend `sim`: the enclave in this process. Easy to debug, and the place for tests that attack from the
// host's side; it cannot catch the enclave reading the host's memory (sim-strict can). While a thread is
// inside, system calls from anywhere but sim_entry.S come back as SIGSYS (Syscall User Dispatch), and the
// signals that faults become go to the simulator; other signals with handlers of the host's own are not
// supported then.
#include "host/error.h"
#include "host/file.h"
#include "host/launch/epc.h"
#include "host/launch/launch.h"
#include "host/launch/sim_keys.h"
#include "host/launch/sim_memory.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef PR_SET_SYSCALL_USER_DISPATCH
#define PR_SET_SYSCALL_USER_DISPATCH 59
#define PR_SYS_DISPATCH_OFF 0
#define PR_SYS_DISPATCH_ON 1
#endif
#define HWCAP2_FSGSBASE_BIT 2
#define SA_RESTORER_FLAG 0x04000000u
#define SIGNAL_SET_SIZE 8
#define RFLAGS_INITIAL 0x202
#define MXCSR_INITIAL 0x1f80

struct Sim {
    struct SimEnclave core;
    struct Epc epc;
    struct Sim *next;
    char diagnosis[SIM_DIAGNOSIS_SIZE];
    uint64_t shared_start, shared_end; // offsets: executable pages that are the image's file's
};

struct KernelAction { // struct sigaction as rt_sigaction takes it
    void (*handler)(int, siginfo_t *, void *);
    unsigned long flags;
    void (*restorer)(void);
    uint64_t mask;
};

static const int fault_signals[] = {SIGSEGV, SIGILL, SIGBUS, SIGFPE, SIGTRAP, SIGSYS, SIM_INTERRUPT};
static struct KernelAction former_actions[65];
static struct Sim *live; // all initialised enclaves of the process
static pthread_mutex_t live_lock = PTHREAD_MUTEX_INITIALIZER;
static _Thread_local struct SimThread *this_thread;

static void install_handlers(void) {
    sim_has_fsgsbase = getauxval(AT_HWCAP2) & HWCAP2_FSGSBASE_BIT ? 1 : 0;
    struct KernelAction action = {sim_handler, SA_SIGINFO | SA_ONSTACK | SA_RESTORER_FLAG, sim_restorer,
                                  UINT64_MAX};
    for (unsigned i = 0; i < sizeof fault_signals / sizeof *fault_signals; i++)
        syscall(SYS_rt_sigaction, fault_signals[i], &action, &former_actions[fault_signals[i]],
                SIGNAL_SET_SIZE);
}

// A fault of the host's own: as if the simulator were not there.
void sim_host_fault(int signal) {
    syscall(SYS_rt_sigaction, signal, &former_actions[signal], NULL, SIGNAL_SET_SIZE);
}

// A host thread that has entered an enclave ends.
static void forget_thread(void *block) {
    const stack_t none = {.ss_flags = SS_DISABLE};
    prctl(PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_OFF, 0, 0, 0);
    if (sigaltstack(&none, NULL) == 0) munmap(block, SIM_THREAD_SIZE);
}
static pthread_key_t forget_key;
static void prepare_process(void) {
    install_handlers();
    pthread_key_create(&forget_key, forget_thread);
}

// The block of this host thread; its upper part is the stack of its handlers. Kept for the thread's life.
static struct SimThread *prepare_thread(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    if (this_thread) return this_thread;
    struct SimThread *thread = sim_reserve(SIM_THREAD_SIZE);
    if (!thread || mprotect(thread, SIM_THREAD_SIZE, PROT_READ | PROT_WRITE) != 0) return NULL;
    *thread = (struct SimThread){.magic = SIM_THREAD_MAGIC, .rflags = RFLAGS_INITIAL, .mxcsr = MXCSR_INITIAL};
    thread->host_fs = (uint64_t)(uintptr_t)__builtin_thread_pointer();
    stack_t stack = {.ss_sp = thread + 1, .ss_size = SIM_THREAD_SIZE - sizeof *thread};
    if (sigaltstack(&stack, NULL) != 0) return NULL;
    pthread_once(&once, prepare_process);
    pthread_setspecific(forget_key, thread);
    // Where the kernel has no such thing, the instructions that sim_core_arm replaced still fault.
    prctl(PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_ON, sim_text_start, sim_text_end - sim_text_start,
          &thread->selector);
    return this_thread = thread;
}

struct SimThread *sim_this_thread(void) { return prepare_thread(); }

static bool create(struct Enclave *enclave) {
    struct Sim *sim = calloc(1, sizeof *sim);
    if (!sim) return error_set("out of memory");
    enclave->state = sim;
    void *base = sim_reserve(enclave->secs.size);
    if (!base) return error_set_errno("cannot reserve the enclave's range of addresses");
    enclave->secs.baseaddr = (uint64_t)(uintptr_t)base;
    sim->core.secs = enclave->secs;
    sim->core.keys = sim_keys;
    sim_core_learn_state(&sim->core);
    return sim_map_exchanges(enclave, -1, 0) && epc_create(&sim->epc, &sim->core);
}

// The file that a page's content lies in as it can be mapped, or NULL.
static const struct ImageFile *file_of(const struct Image *image, const uint8_t *content) {
    for (unsigned i = 0; i < IMAGE_FILES && content; i++) {
        const struct ImageFile *file = &image->files[i];
        uint64_t at = (uintptr_t)content - (uintptr_t)file->start;
        if (file->fd != 0 && at < file->size && at % PAGE_SIZE == 0) return file;
    }
    return NULL;
}

// Of count pages from the first one on, how many lie in its file, one behind the other.
static uint32_t in_file(const struct ImageFile *file, const struct Image *image, uint32_t first,
                        uint32_t count) {
    const uint8_t *content = image_page(image, first).content;
    uint64_t room = (file->size - (uint64_t)(content - file->start)) / PAGE_SIZE;
    uint32_t n = 1;
    while (n < count && n < room && image_page(image, first + n).content == content + (uint64_t)n * PAGE_SIZE)
        n++;
    return n;
}

// Maps pages of the file, and lets go of them where they were read: the page cache has them.
static bool map_file(const struct ImageFile *file, void *start, const uint8_t *content, size_t size) {
    void *mapped = mmap(start, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED, file->fd,
                        (off_t)(content - file->start));
    if (mapped != MAP_FAILED) file_map_by_pieces(start, size);
    return mapped != MAP_FAILED && madvise((void *)content, size, MADV_DONTNEED) == 0;
}

static void note_shared(struct Sim *sim, uint64_t offset, uint64_t size) {
    if (sim->shared_end != offset) sim->shared_start = offset; // the first ones, or behind a gap
    sim->shared_end = offset + size;
}

static bool add_run(struct Sim *sim, const struct Image *image, uint32_t first, uint32_t count) {
    struct ImagePage page = image_page(image, first);
    uint8_t *start = (uint8_t *)(sim->core.secs.baseaddr + page.offset);
    uint64_t flags = page.secinfo_flags;
    if (flags & SECINFO_TCS) return true; // no software can touch it
    bool ok = mprotect(start, (size_t)count * PAGE_SIZE, PROT_READ | PROT_WRITE) == 0;
    for (uint32_t i = 0, n; i < count && ok; i += n) {
        page = image_page(image, first + i);
        const struct ImageFile *file = file_of(image, page.content);
        n = file ? in_file(file, image, first + i, count - i) : 1;
        if (file)
            ok = map_file(file, start + (size_t)i * PAGE_SIZE, page.content, (size_t)n * PAGE_SIZE);
        else if (page.content)
            memcpy(start + (size_t)i * PAGE_SIZE, page.content, PAGE_SIZE);
        if (file && flags & SECINFO_X) note_shared(sim, page.offset, (uint64_t)n * PAGE_SIZE);
    }
    ok = ok && mprotect(start, (size_t)count * PAGE_SIZE, sim_rights(flags)) == 0;
    return ok || error_set_errno("cannot map the enclave's pages");
}

// Contents go in by parts, so that what was read of them for the measurement can be let go.
#define PART 64
static bool add(struct Enclave *enclave, const struct Image *image) {
    struct Sim *sim = enclave->state;
    uint32_t length;
    for (uint32_t i = 0; i < image->page_count; i += length) {
        length = epc_run_length(image, i);
        if (image_page(image, i).content && length > PART) length = PART;
        for (uint32_t k = 0; k < length; k++) {
            struct ImagePage page = image_page(image, i + k);
            if (!epc_add(&sim->epc, &page)) return false;
        }
        if (!add_run(sim, image, i, length)) return false;
    }
    return true;
}

// Lets go of code between two offsets that was only looked at: what is the file's comes back from the page cache when it
// runs. Pages with an instruction that sim_core_arm replaced are this process's own.
static void forget_code(const struct Sim *sim, uint64_t from, uint64_t stop) {
    const struct SimEnclave *core = &sim->core;
    if (core->armed_count == SIM_ARMED_MAX) return; // there may be more than are listed
    if (from < sim->shared_start) from = sim->shared_start;
    if (stop > sim->shared_end) stop = sim->shared_end;
    for (unsigned i = 0; i <= core->armed_count; i++) { // in ascending order
        uint64_t end = i < core->armed_count ? core->armed[i].offset / PAGE_SIZE * PAGE_SIZE : stop;
        if (end > stop) end = stop;
        if (end > from) madvise((void *)(core->secs.baseaddr + from), end - from, MADV_DONTNEED);
        if (end >= from) from = end + PAGE_SIZE;
    }
}

// sim_core_arm for executable pages one behind the other, by parts, so that not all of them are in memory at once.
static void arm_run(struct Sim *sim, uint64_t start, uint64_t size) {
    for (uint64_t at = 0; at < size;) {
        uint64_t part = size - at < PART * PAGE_SIZE ? size - at : PART * PAGE_SIZE;
        uint64_t end = at + sim_core_arm(&sim->core, start + at, part, size - at);
        forget_code(sim, (start + at) / PAGE_SIZE * PAGE_SIZE, (start + end) / PAGE_SIZE * PAGE_SIZE);
        at = end;
    }
    forget_code(sim, start, start + size);
}

static bool arm(struct Sim *sim) {
    struct SimEnclave *core = &sim->core;
    uint64_t pages = core->code_end / PAGE_SIZE, end;
    for (uint64_t i = core->code_start / PAGE_SIZE; i < pages; i = end + 1) {
        for (end = i; end < pages && (core->epcm[end] & EPCM_X);) end++;
        if (end == i) continue;
        void *start = (void *)(core->secs.baseaddr + i * PAGE_SIZE);
        size_t size = (end - i) * PAGE_SIZE;
        if (mprotect(start, size, PROT_READ | PROT_WRITE) != 0) return false;
        arm_run(sim, i * PAGE_SIZE, size);
        if (mprotect(start, size, PROT_READ | PROT_EXEC) != 0) return false;
    }
    return true;
}

static const uint8_t *measured(struct Enclave *enclave) {
    return epc_mrenclave(&((struct Sim *)enclave->state)->epc);
}

static bool init(struct Enclave *enclave, const struct SgxSigstruct *sigstruct) {
    struct Sim *sim = enclave->state;
    if (!epc_init(&sim->epc, sigstruct)) return false;
    enclave->secs = sim->core.secs;
    if (!arm(sim)) return error_set_errno("cannot change the rights of the enclave's pages");
    if (!prepare_thread()) return error_set_errno("cannot prepare the thread for simulation");
    pthread_mutex_lock(&live_lock);
    sim->next = live;
    live = sim;
    pthread_mutex_unlock(&live_lock);
    return true;
}

static struct Sim *find(uint64_t tcs) {
    pthread_mutex_lock(&live_lock);
    struct Sim *sim = live;
    while (sim && tcs - sim->core.secs.baseaddr >= sim->core.secs.size) sim = sim->next;
    pthread_mutex_unlock(&live_lock);
    return sim;
}

static int enter(unsigned long rdi, unsigned long rsi, unsigned long rdx, unsigned int function,
                 unsigned long r8, unsigned long r9, struct sgx_enclave_run *run) {
    struct Sim *sim = find(run->tcs);
    struct SimThread *thread = prepare_thread();
    if (!sim || !thread) return -EINVAL;
    const uint64_t registers[5] = {rdi, rsi, rdx, r8, r9};
    int result = sim_core_enter(&sim->core, thread, registers, function, run);
    memcpy(sim->diagnosis, thread->diagnosis, sizeof sim->diagnosis);
    return result;
}

static EnterFunction *enter_function(void) { return enter; }

static const char *diagnosis(struct Enclave *enclave) { return ((struct Sim *)enclave->state)->diagnosis; }

static uint64_t asynchronous_exits(struct Enclave *enclave) {
    return ((struct Sim *)enclave->state)->core.asynchronous_exits;
}

static void destroy(struct Enclave *enclave) {
    struct Sim *sim = enclave->state;
    pthread_mutex_lock(&live_lock);
    for (struct Sim **at = &live; *at; at = &(*at)->next) {
        if (*at != sim) continue;
        *at = sim->next;
        break;
    }
    pthread_mutex_unlock(&live_lock);
    epc_free(&sim->epc);
    sim_unmap_exchanges(enclave);
    if (enclave->secs.baseaddr) munmap((void *)enclave->secs.baseaddr, enclave->secs.size);
    free(sim);
}

static uint32_t miscselect(void) { return SGX_MISC_EXINFO; }

const struct Backend backend_sim = {
    .name = "sim",
    .simulated = true,
    .miscselect = miscselect,
    .create = create,
    .add = add,
    .measured = measured,
    .init = init,
    .enter = enter_function,
    .diagnosis = diagnosis,
    .asynchronous_exits = asynchronous_exits,
    .destroy = destroy,
};
