// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The heap under load: live data survives collections, dead data is reclaimed, weak slots are cleared,
// watched objects are reported, old-to-young references are found by the write barrier.
#include "tests/kernel/harness.h" // first: it asks for GNU extensions

static ROOT(kept);
static const Ref any = {4096};

static Value list_of(uint32_t n) { // n cells, each {number, next}
    Value head = NONE;
    for (uint32_t i = 0; i < n; i++) {
        Ref cell = slots_alloc(any, 2);
        slot_set(cell, 0, int_u32(i));
        slot_set(cell, 1, head);
        head = ref_value(cell);
    }
    return head;
}

static uint64_t sum_of(Value list) {
    uint64_t sum = 0;
    for (; is_ref(list); list = slot_get(ref_of(list), 1)) sum += (uint64_t)int_of(slot_get(ref_of(list), 0));
    return sum;
}

static void churn(uint32_t rounds) {
    for (uint32_t i = 0; i < rounds; i++) {
        slots_alloc(any, i % 40);
        bytes_alloc(any, i % 3000);
        if (i % 1000 == 0) bytes_alloc(any, 100000);
    }
}

static __attribute__((noinline)) Ref weak_pair(void) {
    Ref weak = weak_alloc(any, 2);
    slot_set(weak, 0, ref_value(slots_alloc(any, 3)));
    slot_set(weak, 1, kept);
    return weak;
}

static __attribute__((noinline)) void wash_stack(void) {
    volatile uint64_t junk[20000];
    for (int i = 0; i < 20000; i++) junk[i] = 0;
}

static __attribute__((noinline)) void watch_some(void) {
    for (int i = 0; i < 100; i++) heap_watch(slots_alloc(any, 1));
}

// More are dropped than the list of the dead has room for, twice over, before the first is asked for: each is still whole.
static __attribute__((noinline)) void watch_many(uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        Ref r = slots_alloc(any, 2);
        slot_set(r, 0, int_u32(i));
        slot_set(r, 1, int_u32(~i));
        heap_watch(r);
        if (i % 500 == 0) heap_collect();
    }
}
static __attribute__((noinline)) void backlog(void) {
    watch_many(20000);
    wash_stack();
    heap_collect();
    uint32_t count = 0, whole = 0;
    for (uint32_t round = 0; round < 20; round++, heap_collect())
        for (Ref r = heap_next_dead(); !is_null(r); r = heap_next_dead(), count++)
            whole += slot_count(r) == 2 && is_int(slot_get(r, 0)) &&
                     int_of(slot_get(r, 1)) == (uint32_t)~(uint32_t)int_of(slot_get(r, 0));
    CHECK(count > 19000);
    CHECK(whole == count);
}

static __attribute__((noinline)) void exhaust(void) {
    Value chain = NONE;
    uint32_t count = 0, length = 0;
    for (;; count++) {
        Ref cell = slots_alloc(any, 1000);
        if (is_null(cell)) break;
        slot_set(cell, 0, chain);
        chain = ref_value(cell);
    }
    for (Value next = chain; is_ref(next); length++) {
        Ref cell = ref_of(next);
        next = slot_get(cell, 0);
        slot_set(cell, 0, NONE);
    }
    CHECK(count > 25000);
    CHECK(length == count);
}

TEST_MAIN {
    kept = list_of(100000);
    churn(200000);
    CHECK(sum_of(kept) == UINT64_C(99999) * 100000 / 2);
    CHECK(heap_stats().collections > 20);
    CHECK(heap_stats().peak < 40u << 20);

    // old to young, through the barrier
    Ref old = ref_of(kept);
    heap_collect();
    for (int i = 0; i < 50; i++) {
        Ref young = slots_alloc(any, 1);
        slot_set(young, 0, int_i32(i));
        slot_set(old, 0, ref_value(young));
        young = NULL_REF;
        churn(3000);
        CHECK(int_of(slot_get(ref_of(slot_get(old, 0)), 0)) == i);
    }

    Ref weak = weak_pair();
    wash_stack();
    heap_collect();
    CHECK(is_unset(slot_get(weak, 0)));
    CHECK(same(slot_get(weak, 1), kept));
    CHECK(heap_has_news());

    watch_some();
    wash_stack();
    heap_collect();
    int reported = 0;
    while (!is_null(heap_next_dead())) reported++;
    CHECK(reported >= 95 && reported <= 100);

    // bytes
    Ref bytes = bytes_alloc(any, 1000);
    for (uint32_t i = 0; i < 1000; i++) u8_set(bytes, i, (uint8_t)(i * 7));
    bytes_copy(bytes, 10, bytes, 0, 500);
    CHECK(u8_get(bytes, 10) == 0 && u8_get(bytes, 509) == (uint8_t)(499 * 7));
    CHECK(bytes_find(bytes, 11, 1000, 7) == 11);
    CHECK(bytes_find(bytes, 0, 5, 200) == 5);
    CHECK(bytes_compare(bytes, 0, bytes, 10, 9) == 0);

    kept = NONE;
    backlog();
    exhaust();
    wash_stack();
    // Memory is back, but for what a stale word of a stack may seem to refer to: the chain is cut, so that this is
    // one cell.
    CHECK(!is_null(bytes_alloc(any, 50u << 20)));
}
