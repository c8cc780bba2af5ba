// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The backend `sim-strict`: the enclave in a child process, the warden (warden/), which has no memory of the
// host's but the exchange buffers. Here the enclave's range is reserved without access, so that the host
// cannot touch it either. The child is started by EINIT; entries travel through shared memory, one at a time for each TCS.
#include "host/error.h"
#include "host/launch/epc.h"
#include "host/launch/launch.h"
#include "host/launch/sim_keys.h"
#include "host/launch/sim_memory.h"
#include "host/launch/warden/warden.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define HWCAP2_FSGSBASE_BIT 2
#define WAIT_NANOSECONDS 50000000 // between looks whether the child is alive

struct Strict {
    struct SimEnclave core; // pages and keys; nothing is entered here
    struct Epc epc;
    int shared_fd, pages_fd;
    struct WardenShared *shared;
    pid_t child;                        // 0: it has ended
    pthread_mutex_t locks[THREADS_MAX]; // of each slot
    unsigned short_rounds[THREADS_MAX];
    pthread_mutex_t child_lock;
    const char *diagnosis;
    struct Strict *next;
};

extern const uint8_t warden_program[], warden_program_end[];

static struct Strict *live;
static pthread_mutex_t live_lock = PTHREAD_MUTEX_INITIALIZER;

static bool put(int fd, const void *data, size_t size) {
    for (size_t done = 0; done < size;) {
        ssize_t written = write(fd, (const uint8_t *)data + done, size - done);
        if (written < 0 && errno != EINTR) return false;
        if (written > 0) done += (size_t)written;
    }
    return true;
}

static bool map_shared(struct Enclave *enclave, struct Strict *strict) {
    size_t size = WARDEN_EXCHANGE_OFFSET + enclave->thread_count * EXCHANGE_SIZE;
    strict->shared_fd = memfd_create("pysgx-shared", MFD_CLOEXEC);
    strict->pages_fd = memfd_create("pysgx-pages", MFD_CLOEXEC);
    if (strict->shared_fd < 0 || strict->pages_fd < 0 || ftruncate(strict->shared_fd, (off_t)size) != 0)
        return false;
    void *mapped = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, strict->shared_fd, 0);
    if (mapped == MAP_FAILED) return false;
    strict->shared = mapped;
    strict->shared->shared_address = (uint64_t)(uintptr_t)mapped;
    strict->shared->shared_size = size;
    for (unsigned i = 0; i < enclave->thread_count; i++)
        enclave->threads[i].exchange =
            (struct Exchange *)((uint8_t *)mapped + WARDEN_EXCHANGE_OFFSET + i * EXCHANGE_SIZE);
    return true;
}

static bool create(struct Enclave *enclave) {
    struct Strict *strict = calloc(1, sizeof *strict);
    if (!strict) return error_set("out of memory");
    enclave->state = strict;
    strict->shared_fd = strict->pages_fd = -1;
    for (unsigned i = 0; i < THREADS_MAX; i++) pthread_mutex_init(&strict->locks[i], NULL);
    pthread_mutex_init(&strict->child_lock, NULL);
    strict->diagnosis = "";
    if (enclave->secs.size < UINT64_C(1) << 32)
        return error_set("sim-strict needs an enclave of at least 4 GiB of addresses");
    void *base = sim_reserve(enclave->secs.size);
    if (!base) return error_set_errno("cannot reserve the enclave's range of addresses");
    enclave->secs.baseaddr = (uint64_t)(uintptr_t)base;
    strict->core.secs = enclave->secs;
    if (!map_shared(enclave, strict))
        return error_set_errno("cannot make memory to share with the simulator's process");
    return epc_create(&strict->epc, &strict->core);
}

static bool put_run(struct Strict *strict, const struct Image *image, uint32_t first, uint32_t count) {
    struct ImagePage start = image_page(image, first);
    struct WardenRun run = {start.offset, count, start.secinfo_flags, 0};
    if (start.secinfo_flags & SECINFO_TCS) count = 0; // no software can touch it
    for (uint32_t i = 0; i < count; i++) run.content_count += image_page(image, first + i).content != NULL;
    if (!put(strict->pages_fd, &run, sizeof run)) return false;
    for (uint64_t i = 0; i < count; i++) {
        const uint8_t *content = image_page(image, first + (uint32_t)i).content;
        if (content && (!put(strict->pages_fd, &i, sizeof i) || !put(strict->pages_fd, content, PAGE_SIZE)))
            return false;
    }
    strict->shared->run_count++;
    return true;
}

static bool add(struct Enclave *enclave, const struct Image *image) {
    uint32_t count = image->page_count;
    struct Strict *strict = enclave->state;
    for (uint32_t i = 0; i < count; i++) {
        struct ImagePage page = image_page(image, i);
        if (!epc_add(&strict->epc, &page)) return false;
    }
    for (uint32_t i = 0, length; i < count; i += length) {
        length = epc_run_length(image, i);
        if (!put_run(strict, image, i, length))
            return error_set_errno("cannot hand the pages to the simulator's process");
    }
    return true;
}

// In the child, between fork and exec: system calls only.
static _Noreturn void become_warden(const struct Strict *strict, int program) {
    static char *const none[] = {NULL};
    // Out of the way of the numbers that the warden expects.
    int high = 10;
    int shared = (int)syscall(SYS_fcntl, strict->shared_fd, F_DUPFD_CLOEXEC, high);
    int pages = (int)syscall(SYS_fcntl, strict->pages_fd, F_DUPFD_CLOEXEC, high);
    int code = (int)syscall(SYS_fcntl, program, F_DUPFD_CLOEXEC, high);
    dup2(shared, WARDEN_SHARED_FD);
    dup2(pages, WARDEN_PAGES_FD);
    fexecve(code, none, none);
    _exit(1);
}

// Has the child ended? Then it is reaped, by one of the threads that wait for it.
static bool child_is_gone(struct Strict *strict) {
    pthread_mutex_lock(&strict->child_lock);
    if (strict->child > 0 && waitpid(strict->child, NULL, WNOHANG) != 0) strict->child = 0;
    bool gone = strict->child <= 0;
    pthread_mutex_unlock(&strict->child_lock);
    return gone;
}

// Waits until it is no longer the child's turn. False: the child is gone.
static bool wait_for_child(struct Strict *strict, unsigned slot) {
    uint32_t *turn = &strict->shared->slots[slot].turn;
    if (warden_spin(turn, false, WARDEN_TURN_CHILD, &strict->short_rounds[slot])) return true;
    while (__atomic_load_n(turn, __ATOMIC_ACQUIRE) == WARDEN_TURN_CHILD) {
        struct timespec limit = {0, WAIT_NANOSECONDS};
        syscall(SYS_futex, turn, FUTEX_WAIT, WARDEN_TURN_CHILD, &limit, NULL, 0);
        if (child_is_gone(strict)) return __atomic_load_n(turn, __ATOMIC_ACQUIRE) != WARDEN_TURN_CHILD;
    }
    return true;
}

static void give_turn_to_child(struct Strict *strict, unsigned slot) {
    uint32_t *turn = &strict->shared->slots[slot].turn;
    __atomic_store_n(turn, WARDEN_TURN_CHILD, __ATOMIC_RELEASE);
    syscall(SYS_futex, turn, FUTEX_WAKE, 1, NULL, NULL, 0);
}

static bool start_child(struct Strict *strict) {
    int program = memfd_create("pysgx-warden", MFD_CLOEXEC);
    bool ok = program >= 0 && put(program, warden_program, (size_t)(warden_program_end - warden_program)) &&
              lseek(strict->pages_fd, 0, SEEK_SET) == 0;
    if (ok) {
        strict->child = fork();
        if (strict->child == 0) become_warden(strict, program);
        ok = strict->child > 0;
    }
    if (!ok) error_set_errno("cannot start the simulator's process");
    if (program >= 0) close(program);
    if (!ok) return false;
    if (!wait_for_child(strict, 0)) return error_set("the simulator's process ended before it was ready");
    if (strict->shared->slots[0].turn == WARDEN_TURN_FAILED)
        return error_set("the simulator's process gave up: %.*s", SIM_DIAGNOSIS_SIZE,
                         strict->shared->failure);
    return true;
}

static const uint8_t *measured(struct Enclave *enclave) {
    return epc_mrenclave(&((struct Strict *)enclave->state)->epc);
}

static bool init(struct Enclave *enclave, const struct SgxSigstruct *sigstruct) {
    struct Strict *strict = enclave->state;
    struct WardenShared *shared = strict->shared;
    if (!epc_init(&strict->epc, sigstruct)) return false;
    enclave->secs = shared->secs = strict->core.secs;
    shared->has_fsgsbase = getauxval(AT_HWCAP2) & HWCAP2_FSGSBASE_BIT ? 1 : 0;
    shared->host_process = (uint64_t)getpid();
    shared->tcs_count = strict->core.tcs_count;
    memcpy(shared->tcs, strict->core.tcs, sizeof shared->tcs);
    if (!start_child(strict)) return false;
    pthread_mutex_lock(&live_lock);
    strict->next = live;
    live = strict;
    pthread_mutex_unlock(&live_lock);
    return true;
}

static struct Strict *find(uint64_t tcs) {
    pthread_mutex_lock(&live_lock);
    struct Strict *strict = live;
    while (strict && tcs - strict->core.secs.baseaddr >= strict->core.secs.size) strict = strict->next;
    pthread_mutex_unlock(&live_lock);
    return strict;
}

static int enter_locked(struct Strict *strict, unsigned number, const uint64_t registers[5],
                        unsigned function, struct sgx_enclave_run *run) {
    struct WardenSlot *slot = &strict->shared->slots[number];
    if (slot->turn != WARDEN_TURN_HOST || child_is_gone(strict)) return -ESRCH;
    memcpy(slot->registers, registers, sizeof slot->registers);
    slot->function = function;
    slot->run = *run;
    give_turn_to_child(strict, number);
    while (wait_for_child(strict, number)) {
        strict->diagnosis = slot->diagnosis;
        if (slot->turn == WARDEN_TURN_KEYS) {
            sim_keys(&strict->core, &slot->keys);
            give_turn_to_child(strict, number);
            continue;
        }
        if (slot->turn != WARDEN_TURN_HOST) break;
        *run = slot->run;
        return (int)slot->result;
    }
    strict->diagnosis = strict->shared->failure;
    return -ESRCH;
}

// The slot of this TCS; of an address that is none: 0, where the entry fails.
static unsigned slot_of(const struct Strict *strict, uint64_t tcs) {
    for (unsigned i = 0; i < strict->core.tcs_count; i++)
        if (strict->core.secs.baseaddr + strict->core.tcs[i].address == tcs) return i;
    return 0;
}

static int enter(unsigned long rdi, unsigned long rsi, unsigned long rdx, unsigned int function,
                 unsigned long r8, unsigned long r9, struct sgx_enclave_run *run) {
    const uint64_t registers[5] = {rdi, rsi, rdx, r8, r9};
    struct Strict *strict = find(run->tcs);
    if (!strict) return -EINVAL;
    unsigned slot = slot_of(strict, run->tcs);
    pthread_mutex_lock(&strict->locks[slot]);
    int result = enter_locked(strict, slot, registers, function, run);
    pthread_mutex_unlock(&strict->locks[slot]);
    return result;
}

static EnterFunction *enter_function(void) { return enter; }

static const char *diagnosis(struct Enclave *enclave) {
    return ((const struct Strict *)enclave->state)->diagnosis;
}

static uint64_t asynchronous_exits(struct Enclave *enclave) {
    return ((struct Strict *)enclave->state)->shared->asynchronous_exits;
}

static clockid_t process_clock(struct Enclave *enclave) {
    clockid_t clock;
    const struct Strict *strict = enclave->state;
    return strict->child > 0 && clock_getcpuclockid(strict->child, &clock) == 0 ? clock
                                                                                : CLOCK_PROCESS_CPUTIME_ID;
}

static void destroy(struct Enclave *enclave) {
    struct Strict *strict = enclave->state;
    pthread_mutex_lock(&live_lock);
    for (struct Strict **at = &live; *at; at = &(*at)->next) {
        if (*at != strict) continue;
        *at = strict->next;
        break;
    }
    pthread_mutex_unlock(&live_lock);
    if (strict->child > 0) {
        kill(strict->child, SIGKILL);
        waitpid(strict->child, NULL, 0);
    }
    epc_free(&strict->epc);
    if (strict->shared) munmap(strict->shared, strict->shared->shared_size);
    if (strict->shared_fd >= 0) close(strict->shared_fd);
    if (strict->pages_fd >= 0) close(strict->pages_fd);
    if (enclave->secs.baseaddr) munmap((void *)enclave->secs.baseaddr, enclave->secs.size);
    free(strict);
}

static uint32_t miscselect(void) { return SGX_MISC_EXINFO; }

const struct Backend backend_strict = {
    .name = "sim-strict",
    .simulated = true,
    .miscselect = miscselect,
    .create = create,
    .add = add,
    .measured = measured,
    .init = init,
    .enter = enter_function,
    .diagnosis = diagnosis,
    .asynchronous_exits = asynchronous_exits,
    .process_clock = process_clock,
    .destroy = destroy,
};
