// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The door of the native build: the same functions as door.c (door.h says what they promise), over the
// operating system, and main(). Nothing here runs in an enclave, and there is no host to distrust.
//
// usage: python-native [--heap BYTES] [--stack BYTES] [--threads N] [--flags RUN_*] [--env K=V]... [--stats-fd FD] ARCHIVE
// ARG0 ARGS...
//
// ARCHIVE is a frozen archive (abi/frozen.h); the strings behind it are the program's argv. With --stats-fd a
// struct RunStats is written there at the end. The program runs on a thread whose stack is as large as an
// enclave's, and GS base is the heap's base as it is inside: 8 GiB are reserved, the heap's bytes at their
// start are usable.
#define _GNU_SOURCE
#include "kernel/door.h"
#include "kernel/region.h"
#include "kernel/threads.h"

#include "abi/layout.h"

#include <asm/prctl.h>
#include <errno.h>
#include <fcntl.h>
#include <elf.h>
#include <getopt.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define RESERVED_SIZE (2 * HEAP_SIZE_MAX)
#define USAGE_STATUS 2
#define TEXTS_MAX 4096

extern const char __executable_start[]; // the linker's: where the program was loaded

static struct {
    uint64_t flags, heap_size, stack_size, thread_count;
    int stats_fd;
    const char *archive_path;
    const uint8_t *archive;
    uint64_t archive_size;
    char **arguments;
    uint64_t argument_count;
    char *environment[TEXTS_MAX];
    uint64_t environment_count;
    uint8_t *heap;
} run = {.heap_size = HEAP_SIZE_DEFAULT,
         .stack_size = STACK_SIZE_DEFAULT,
         .thread_count = THREADS_DEFAULT,
         .stats_fd = -1};

// One for each thread that there can be; the first one is main's.
static struct Slot {
    uint8_t *stack;
    int woken; // an eventfd
    pthread_t thread;
    bool taken, used;   // used: `thread` was started and not joined
    bool endless, told; // it waits without an end; it is told of SIGINT
} slots[THREADS_MAX];
static pthread_mutex_t slots_lock = PTHREAD_MUTEX_INITIALIZER;
static bool interrupted;     // SIGINT has come, and the first thread has not been woken since
static bool was_interrupted; // the program was told of one
static _Thread_local uint64_t this_thread;

static _Noreturn void fail(const char *what, const char *name) {
    fprintf(stderr, "python-native: %s%s%s\n", what, name ? " " : "", name ? name : "");
    exit(USAGE_STATUS);
}

static void *reserve(uint64_t size, uint64_t offset, uint64_t usable) {
    uint8_t *mapped = mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (mapped == MAP_FAILED || mprotect(mapped + offset, usable, PROT_READ | PROT_WRITE) != 0)
        fail("the system has not enough memory for the heap", NULL);
    return mapped + offset;
}

static void wake(uint64_t whom) { // 0: nobody, else 1 + its number
    if (whom != 0) door_wake(whom - 1);
}

// A call that a signal interrupted is made again (PEP 475), as host/serve does.
int64_t door_write(uint64_t fd, const uint8_t *from, uint64_t n) {
    ssize_t taken;
    do taken = write((int)fd, from, n < EXCHANGE_DATA_MAX ? n : EXCHANGE_DATA_MAX);
    while (taken < 0 && errno == EINTR);
    return taken < 0 ? -errno : taken;
}

enum Ended { TIME, WOKEN, READABLE };

// Until this thread is woken, fd can be read (-1: no matter) or the time is over (NULL: no end).
static enum Ended await(int fd, const struct timespec *span) {
    struct pollfd files[] = {{slots[this_thread].woken, POLLIN, 0}, {fd, POLLIN, 0}};
    uint64_t count;
    int ready = ppoll(files, 2, span, NULL);
    if (ready > 0 && files[1].revents) return READABLE;
    if (ready > 0 && read(slots[this_thread].woken, &count, sizeof count) < 0) return TIME;
    return ready != 0 ? WOKEN : TIME;
}

static int64_t read_now(uint64_t fd, uint8_t *to, uint64_t n) {
    if (await((int)fd, NULL) == WOKEN) return -EINTR;
    ssize_t got = read((int)fd, to, n < EXCHANGE_DATA_MAX ? n : EXCHANGE_DATA_MAX);
    return got < 0 ? -errno : got;
}

// What takes long is done without the interpreter lock, unless nobody else is there.
int64_t door_read(uint64_t fd, uint8_t *to, uint64_t n) {
    if (threads_alone()) return read_now(fd, to, n);
    struct ThreadSaved saved;
    THREADS_SPILL(saved);
    wake(threads_leave(&saved));
    int64_t got = read_now(fd, to, n);
    threads_enter(&saved, 0);
    return got;
}

uint64_t door_clock(enum OcallClock kind) {
    static const clockid_t clocks[] = {CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID};
    struct timespec now;
    if (kind > OCALL_CLOCK_PROCESS || clock_gettime(clocks[kind], &now) != 0) return 0;
    return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

static struct timespec span_of(uint64_t nanoseconds) {
    return (struct timespec){(time_t)(nanoseconds / 1000000000), (long)(nanoseconds % 1000000000)};
}

static int64_t sleep_now(uint64_t nanoseconds) {
    struct timespec span = span_of(nanoseconds);
    return await(-1, &span) == WOKEN ? -EINTR : 0;
}

int64_t door_sleep(uint64_t nanoseconds) {
    if (threads_alone()) return sleep_now(nanoseconds);
    struct ThreadSaved saved;
    THREADS_SPILL(saved);
    wake(threads_leave(&saved));
    int64_t result = sleep_now(nanoseconds);
    threads_enter(&saved, 0);
    return result;
}

// --- threads ---
uint64_t door_thread(void) { return this_thread; }
uint64_t door_thread_count(void) { return run.thread_count; }
void door_wake(uint64_t thread) {
    uint64_t one = 1;
    if (thread == 0) __atomic_store_n(&interrupted, false, __ATOMIC_RELEASE);
    if (write(slots[thread].woken, &one, sizeof one) < 0) {} // an eventfd takes it
}

int64_t door_wait(uint64_t nanoseconds, uint64_t whom) {
    struct Slot *slot = &slots[this_thread];
    struct timespec span = span_of(nanoseconds);
    wake(whom);
    if (nanoseconds != 0) return await(-1, &span) == TIME;
    __atomic_store_n(&slot->endless, true, __ATOMIC_SEQ_CST);
    await(-1, NULL);
    __atomic_store_n(&slot->endless, false, __ATOMIC_SEQ_CST);
    return __atomic_exchange_n(&slot->told, false, __ATOMIC_SEQ_CST);
}

// As serve_end_by_interrupt and crew_interrupt (host/serve).
static void end_by_interrupt(const sigset_t *interrupt) {
    signal(SIGINT, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, interrupt, NULL);
    raise(SIGINT);
}

static bool interrupt_program(void) {
    bool told = false;
    uint64_t one = 1;
    if (__atomic_load_n(&interrupted, __ATOMIC_ACQUIRE)) return false;
    __atomic_store_n(&interrupted, true, __ATOMIC_RELEASE);
    for (uint64_t i = 0; i < run.thread_count; i++) {
        if (!__atomic_load_n(&slots[i].endless, __ATOMIC_SEQ_CST)) continue;
        __atomic_store_n(&slots[i].told, true, __ATOMIC_SEQ_CST);
        told = was_interrupted = write(slots[i].woken, &one, sizeof one) == sizeof one;
    }
    return told;
}

static void give_back(uint64_t thread) {
    pthread_mutex_lock(&slots_lock);
    slots[thread].taken = false;
    pthread_mutex_unlock(&slots_lock);
}

static void *run_further(void *slot) {
    this_thread = (uint64_t)((struct Slot *)slot - slots);
    if (syscall(SYS_arch_prctl, ARCH_SET_GS, run.heap) != 0) fail("cannot set GS base", NULL);
    wake(threads_run());
    give_back(this_thread);
    return NULL;
}

static uint64_t take_slot(void) {
    uint64_t free = 1;
    pthread_mutex_lock(&slots_lock);
    while (free < run.thread_count && slots[free].taken) free++;
    if (free < run.thread_count) slots[free].taken = true;
    pthread_mutex_unlock(&slots_lock);
    return free;
}

static bool start(struct Slot *slot) {
    pthread_attr_t attributes;
    if (slot->used) pthread_join(slot->thread, NULL); // it has given the slot back, and is about to end
    if (!slot->stack) slot->stack = reserve(run.stack_size + PAGE_SIZE, PAGE_SIZE, run.stack_size);
    pthread_attr_init(&attributes);
    slot->used = pthread_attr_setstack(&attributes, slot->stack, run.stack_size) == 0 &&
                 pthread_create(&slot->thread, &attributes, run_further, slot) == 0;
    pthread_attr_destroy(&attributes);
    return slot->used;
}

bool door_start_thread(void) {
    uint64_t free = take_slot();
    if (free == run.thread_count) return false;
    if (start(&slots[free])) return true;
    give_back(free);
    return false;
}

int64_t door_transfer(enum Ocall number, uint64_t a, const uint8_t *from, uint64_t n, uint8_t *to,
                      uint64_t most) {
    return -ENOSYS; // nobody calls a native program's functions
}

void door_stats(struct RunStats stats) {
    if (run.stats_fd >= 0 && write(run.stats_fd, &stats, sizeof stats) != sizeof stats)
        fail("cannot write the statistics", NULL);
}

// No atexit handler and no stdio of ours is pending: all output went through door_write.
_Noreturn void door_exit(uint64_t status) {
    sigset_t interrupt;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    if (was_interrupted && status == STATUS_INTERRUPTED) end_by_interrupt(&interrupt);
    _exit((int)(status & 0xff));
}

_Noreturn void door_abort(const char *reason) {
    fprintf(stderr, "pysgx: the program was ended: %s\n", reason);
    _exit(ABORT_STATUS);
}

uint64_t door_flags(void) { return run.flags; }
uint64_t door_argument_count(void) { return run.argument_count; }
uint64_t door_environment_count(void) { return run.environment_count; }

static struct DoorText text(char **texts, uint64_t count, uint64_t i) {
    const char *found = i < count ? texts[i] : "";
    return (struct DoorText){(const uint8_t *)found, strlen(found)};
}

struct DoorText door_argument(uint64_t i) { return text(run.arguments, run.argument_count, i); }
struct DoorText door_environment(uint64_t i) { return text(run.environment, run.environment_count, i); }

uint64_t door_frozen_size(void) { return run.archive_size; }

bool door_frozen_copy(uint8_t *to, uint64_t offset, uint64_t n) {
    if (offset > run.archive_size || n > run.archive_size - offset) return false;
    memcpy(to, run.archive + offset, n);
    return true;
}

uint64_t door_heap_address(void) { return (uint64_t)(uintptr_t)run.heap; }
uint64_t door_heap_size(void) { return run.heap_size; }

struct DoorSpan door_stack(void) {
    uint64_t low = (uint64_t)(uintptr_t)slots[this_thread].stack;
    return (struct DoorSpan){low, low + run.stack_size};
}

// The program's own thread variables lie right below FS base (x86-64 TLS, variant II, first module).
struct DoorSpan door_thread_variables(void) {
    uint64_t base = (uint64_t)(uintptr_t)__builtin_thread_pointer(), size = 0;
    const Elf64_Phdr *header = (const Elf64_Phdr *)getauxval(AT_PHDR);
    for (uint64_t i = 0; i < getauxval(AT_PHNUM); i++) {
        if (header[i].p_type == PT_TLS)
            size = (header[i].p_memsz + header[i].p_align - 1) & ~(header[i].p_align - 1);
    }
    return (struct DoorSpan){base - size, base};
}

bool door_is_debug(void) { return true; }
bool door_report(const uint8_t *target, const uint8_t *data, uint8_t *report) { return false; }
uint64_t door_key(const uint8_t *request, uint8_t *key) { return DOOR_NO_KEYS; }

uint64_t door_random(void) {
    uint64_t value;
    if (getrandom(&value, sizeof value, 0) != sizeof value) door_abort("the system gives no random numbers");
    return value;
}

static void read_options(int count, char **words) {
    static const struct option options[] = {{"heap", required_argument, NULL, 'h'},
                                            {"stack", required_argument, NULL, 's'},
                                            {"flags", required_argument, NULL, 'f'},
                                            {"env", required_argument, NULL, 'e'},
                                            {"stats-fd", required_argument, NULL, 'o'},
                                            {"threads", required_argument, NULL, 't'},
                                            {NULL, 0, NULL, 0}};
    for (int option; (option = getopt_long(count, words, "+", options, NULL)) != -1;) {
        switch (option) {
        case 'h': run.heap_size = strtoull(optarg, NULL, 0); break;
        case 's': run.stack_size = strtoull(optarg, NULL, 0); break;
        case 'f': run.flags = strtoull(optarg, NULL, 0); break;
        case 'o': run.stats_fd = atoi(optarg); break;
        case 't': run.thread_count = strtoull(optarg, NULL, 0); break;
        case 'e':
            if (run.environment_count == TEXTS_MAX) fail("too many variables", NULL);
            run.environment[run.environment_count++] = optarg;
            break;
        default: exit(USAGE_STATUS);
        }
    }
    if (optind >= count) fail("give a frozen archive; pysgx run --native makes one", NULL);
    if (run.heap_size < HEAP_SIZE_MIN || run.heap_size > HEAP_SIZE_MAX || run.heap_size % PAGE_SIZE)
        fail("the heap's size is out of range", NULL);
    if (run.stack_size < 4 * PAGE_SIZE || run.stack_size % PAGE_SIZE)
        fail("the stack's size is out of range", NULL);
    if (run.thread_count < 1 || run.thread_count > THREADS_MAX)
        fail("the number of threads is out of range", NULL);
    run.archive_path = words[optind];
    run.arguments = words + optind + 1;
    run.argument_count = (uint64_t)(count - optind - 1);
}

static void map_archive(void) {
    struct stat status;
    int fd = open(run.archive_path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &status) != 0) fail("cannot read", run.archive_path);
    run.archive_size = (uint64_t)status.st_size;
    if (run.archive_size != 0) {
        void *mapped = mmap(NULL, run.archive_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (mapped == MAP_FAILED) fail("cannot read", run.archive_path);
        run.archive = mapped;
    }
    close(fd);
}

#ifdef STRESS
// The stress build is told by the program's variables: collect at every Nth allocation, refuse the Nth one.
static uint64_t stress_number(const char *name) {
    size_t size = strlen(name);
    for (uint64_t i = 0; i < run.environment_count; i++)
        if (strncmp(run.environment[i], name, size) == 0)
            return strtoull(run.environment[i] + size, NULL, 10);
    return 0;
}
void door_stress(void) { heap_stress(stress_number("STRESS_COLLECT="), stress_number("STRESS_FAIL=")); }
#endif

// Of the program's code and constants only what is touched counts: Linux since 6.18 maps up to 2 MiB of a file at a touch,
// where it lies in one mapping. Every second piece gets advice that keeps it out of core dumps, which makes many of one.
static void map_by_pieces(void) {
    const uint64_t piece = 16384;
    const Elf64_Phdr *header = (const Elf64_Phdr *)getauxval(AT_PHDR);
    for (uint64_t i = 0; i < getauxval(AT_PHNUM); i++) {
        if (header[i].p_type != PT_LOAD || header[i].p_flags & PF_W) continue;
        uint64_t at =
            ((uint64_t)(uintptr_t)__executable_start + header[i].p_vaddr) & ~(uint64_t)(PAGE_SIZE - 1);
        uint64_t end = (uint64_t)(uintptr_t)__executable_start + header[i].p_vaddr + header[i].p_memsz;
        madvise((void *)(uintptr_t)at, end - at, MADV_DONTNEED);
        for (; at + piece < end; at += 2 * piece) madvise((void *)(uintptr_t)at, piece, MADV_DONTDUMP);
    }
}

static void *run_thread(void *heap) {
    if (syscall(SYS_arch_prctl, ARCH_SET_GS, heap) != 0) fail("cannot set GS base", NULL);
    uint64_t size = sizeof(struct RunRequest);
    for (uint64_t i = 0; i < run.argument_count; i++) size += strlen(run.arguments[i]) + 1;
    for (uint64_t i = 0; i < run.environment_count; i++) size += strlen(run.environment[i]) + 1;
    door_exit(enclave_run(size));
}

int main(int count, char **words) {
    pthread_t thread;
    pthread_attr_t attributes;
    map_by_pieces();
    signal(SIGPIPE, SIG_IGN); // a broken pipe is an error of write, as for python3
    read_options(count, words);
    map_archive();
    run.heap = reserve(RESERVED_SIZE, 0, run.heap_size);
    for (uint64_t i = 0; i < run.thread_count; i++) {
        slots[i].woken = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
        if (slots[i].woken < 0) fail("the system has no more files", NULL);
    }
    slots[0].stack = reserve(run.stack_size + PAGE_SIZE, PAGE_SIZE, run.stack_size);
    struct sigaction now;
    sigset_t interrupt;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    bool takes = sigaction(SIGINT, NULL, &now) == 0 && now.sa_handler == SIG_DFL &&
                 pthread_sigmask(SIG_BLOCK, &interrupt, NULL) == 0;
    pthread_attr_init(&attributes);
    if (pthread_attr_setstack(&attributes, slots[0].stack, run.stack_size) != 0 ||
        pthread_create(&thread, &attributes, run_thread, run.heap) != 0)
        fail("cannot start the program's thread", NULL);
    for (int number; takes && sigwait(&interrupt, &number) == 0;)
        if (!interrupt_program()) end_by_interrupt(&interrupt);
    pthread_join(thread, NULL);
}
