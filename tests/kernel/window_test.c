// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The register stack above its top: after a collection no register there refers to anything, however it came to hold a
// reference; registers that a raise of the limit brings are empty; the whole stack can be used, again and again.
#include "tests/kernel/harness.h" // first: it asks for GNU extensions

static const Ref any = {4096};

static __attribute__((noinline)) void fill(Args args) {
    for (uint32_t i = 0; i < args_count(args); i++) arg_set(args, i, ref_value(slots_alloc(any, 1)));
}

static uint32_t filled(Args args) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < args_count(args); i++) count += !is_unset(arg(args, i));
    return count;
}

static Args push(uint32_t count) {
    ArgsResult pushed = args_push(count);
    CHECK(pushed.ok);
    return pushed.args;
}

// Arguments that were given back, near the top and far above it, and such that are in use.
static void given_back(void) {
    Args used = push(100);
    Args near = push(200), far = push(50000);
    fill(used);
    fill(near);
    fill(far);
    args_pop(far);
    args_pop(near);
    uint64_t limit = control.window_limit;
    CHECK(filled(near) == 200 && filled(far) == 50000);
    heap_collect();
    CHECK(filled(used) == 100 && filled(near) == 0 && filled(far) == 0);
    CHECK(control.window_limit < limit);
    // What is stored there by mistake is gone when the stack has grown over it.
    arg_set(far, 40000, arg(used, 0));
    heap_collect();
    Args more = push(40100);
    CHECK(filled(more) == 0);
    args_pop(more);
    CHECK(filled(far) == 0);
    args_pop(used);
}

// All of the stack, twice: a collection in between lowers the limit.
static void whole(void) {
    uint32_t words = (uint32_t)((region.window_end - region.window) / 8);
    for (int turn = 0; turn < 2; turn++) {
        Args first = push(1);
        uint32_t count = 1;
        for (ArgsResult next = {true, NO_ARGS}; (next = args_push(1000)).ok;) count += 1000;
        CHECK(count > words - 1000 && count <= words);
        CHECK(!args_push(words - count + 1).ok && args_push(words - count).ok && !args_push(1).ok);
        CHECK(control.top == region.window_end);
        heap_collect();
        CHECK(control.window_limit == region.window_end - WINDOW_ABOVE);
        args_pop(first);
        heap_collect();
        CHECK(control.window_limit == region.window + WINDOW_LOW);
    }
    CHECK(!args_push(UINT32_MAX).ok);
}

// A limit that is low is no end: it moves when a frame is to be entered above it.
static void raised(void) {
    uint64_t most = region.window_end - WINDOW_ABOVE;
    CHECK(window_reaches_(region.window + 8 + WINDOW_ABOVE) &&
          control.window_limit == region.window + WINDOW_LOW);
    CHECK(window_reaches_(most - 8 + 8 + WINDOW_ABOVE) && control.window_limit == most);
    CHECK(!window_reaches_(most + 8 + WINDOW_ABOVE) && control.window_limit == most);
    heap_collect();
    CHECK(control.window_limit == region.window + WINDOW_LOW);
}

// A thread that is out: its stack is pretended to lie in the upper half of this one's.
static void out(void) {
    Args below = push(20000), above = push(3000);
    fill(below);
    fill(above);
    uint64_t start = above.base_;
    parked[0] = (struct Parked){.stack_low = 8,
                                .stack_high = 8,
                                .window = start,
                                .top = start + 800,
                                .control = region.control,
                                .record = region.control - FRAME_RECORD_SIZE_,
                                .regs = start + 400,
                                .limit = start + (2900 * 8 - WINDOW_ABOVE)};
    uint64_t limit = parked[0].limit;
    args_pop(above);
    control.window_limit = start - WINDOW_ABOVE; // and this one's ends there
    heap_collect();
    CHECK(filled(below) == 20000);
    CHECK(filled(args_part(above, 0, 100)) == 100 && filled(args_part(above, 100, 2800)) == 0);
    CHECK(filled(args_part(above, 2900, 100)) == 100 && parked[0].limit == limit);
    parked[0].limit = start + 40000; // further than needed
    heap_collect();
    CHECK(parked[0].limit == start + 800 + WINDOW_LOW);
    parked[0] = (struct Parked){.limit = 0};
    args_pop(below);
    heap_collect();
}

TEST_MAIN {
    given_back();
    whole();
    raised();
    out();
}
