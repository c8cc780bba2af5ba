// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// From blocks to the door: each function checks its range, then hands the door an address inside the heap.
#include "kernel/io.h"
#include "abi/sgx.h"
#include "kernel/control.h"
#include "kernel/door.h"
#include "kernel/region.h"
#include "kernel/threads.h"

static uint8_t *pointer(uint64_t heap_address) { return (uint8_t *)(uintptr_t)(region.base + heap_address); }

int64_t io_write(uint32_t fd, Ref r, uint64_t at, uint64_t n) {
    return door_write(fd, pointer(bytes_at_(r, at, n)), n);
}
int64_t io_read(uint32_t fd, Ref r, uint64_t at, uint64_t n) {
    return door_read(fd, pointer(bytes_open_(r, at, n)), n);
}
int64_t io_transfer(enum Ocall number, uint64_t a, Ref out, uint64_t at, uint64_t n, Ref in, uint64_t in_at,
                    uint64_t most) {
    const uint8_t *from = pointer(bytes_at_(out, at, n));
    return door_transfer(number, a, from, n, pointer(bytes_open_(in, in_at, most)), most);
}
uint64_t io_clock(enum OcallClock kind) { return door_clock(kind); }
int64_t io_sleep(uint64_t nanoseconds) { return door_sleep(nanoseconds); }
void io_exit(uint32_t status) { door_exit(status); }
uint64_t io_random(void) { return door_random(); }
bool io_is_debug(void) { return door_is_debug(); }
bool io_report(Ref target, Ref data, Ref report) {
    const uint8_t *from = pointer(bytes_at_(target, 0, sizeof(struct SgxTargetinfo)));
    const uint8_t *with = pointer(bytes_at_(data, 0, 64));
    return door_report(from, with, pointer(bytes_open_(report, 0, sizeof(struct SgxReport))));
}
uint64_t io_key(Ref request, Ref key) {
    const uint8_t *from = pointer(bytes_at_(request, 0, sizeof(struct SgxKeyrequest)));
    return door_key(from, pointer(bytes_open_(key, 0, 16)));
}

static uint64_t pause_max, pause_all; // nanoseconds
uint64_t pause_start(void) { return (door_flags() & RUN_STATS) != 0 ? door_clock(OCALL_CLOCK_MONOTONIC) : 0; }
void pause_end(uint64_t start) {
    uint64_t now = start != 0 ? door_clock(OCALL_CLOCK_MONOTONIC) : 0;
    if (now <= start) return;
    if (now - start > pause_max) pause_max = now - start;
    pause_all += now - start;
}
void io_stats(void) {
    HeapStats s = heap_stats();
    door_stats((struct RunStats){.heap_peak = s.peak,
                                 .heap_now = s.used,
                                 .collections = s.collections,
                                 .pause_ns_max = pause_max,
                                 .pause_ns = pause_all});
}

uint64_t io_flags(void) { return door_flags(); }
uint32_t io_argument_count(void) { return (uint32_t)door_argument_count(); }
uint32_t io_environment_count(void) { return (uint32_t)door_environment_count(); }
uint32_t io_argument_size(uint32_t i) { return (uint32_t)door_argument(i).size; }
uint32_t io_environment_size(uint32_t i) { return (uint32_t)door_environment(i).size; }

static void bytes_put(uint64_t at, const uint8_t *from, uint64_t n) {
    for (uint64_t i = 0; i < n; i++) W8(at + i, from[i]);
}
static void text_copy(struct DoorText text, Ref to) {
    bytes_put(bytes_open_(to, 0, text.size), text.data, text.size);
}
void io_argument_copy(uint32_t i, Ref to) { text_copy(door_argument(i), to); }
void io_environment_copy(uint32_t i, Ref to) { text_copy(door_environment(i), to); }

uint32_t io_frozen_size(void) {
    uint64_t size = door_frozen_size();
    return size < BYTES_MAX ? (uint32_t)size : 0;
}
bool io_frozen_copy(Ref to, uint64_t at, uint64_t offset, uint64_t n) {
    return door_frozen_copy(pointer(bytes_open_(to, at, n)), offset, n);
}
uint32_t io_frozen_u32(uint64_t offset) {
    uint32_t word = 0;
    return door_frozen_copy((uint8_t *)&word, offset, 4) ? word : 0;
}

bool io_start(void) {
    struct DoorSpan stack = door_stack();
    if (!region_init(door_heap_address(), door_heap_size(), door_thread_count())) return false;
    control_init(stack.high, stack.low + STACK_SPARE);
    threads_first();
#ifdef STRESS
    door_stress();
#endif
    return true;
}
