// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The kernel's division never traps and rounds as Python does; parts of views see their part only.
#include "tests/kernel/harness.h" // first: it asks for GNU extensions

static void floor_is(int64_t n, int64_t d, int64_t quotient, int64_t remainder) {
    I64Division r = i64_floor_div(n, d);
    CHECK(r.quotient == quotient && r.remainder == remainder);
}

TEST_MAIN {
    floor_is(7, 2, 3, 1);
    floor_is(-7, 2, -4, 1);
    floor_is(7, -2, -4, -1);
    floor_is(-7, -2, 3, -1);
    floor_is(6, -2, -3, 0);
    floor_is(-6, 2, -3, 0);
    floor_is(INT64_MIN, -1, INT64_MIN, 0);
    floor_is(5, -1, -5, 0);
    floor_is(5, 0, 0, 0);
    CHECK(u64_div(UINT64_MAX, 10).quotient == UINT64_MAX / 10 && u64_div(UINT64_MAX, 10).remainder == 5);
    CHECK(u64_div(1, 0).quotient == UINT64_MAX && u64_div(1, 0).remainder == UINT64_MAX);

    Ref block = bytes_alloc((Ref){4096}, 64);
    Edit edit = edit_part(bytes_edit(block), 8, 16);
    edit_u64(edit, 0, 1);
    edit_u64(edit, 1, 2);
    CHECK(u64_get(block, 8) == 1 && u64_get(block, 16) == 2 && u64_get(block, 24) == 0);
    CHECK(view_u64(edit_view(edit), 1) == 2);
    View view = view_part(bytes_view(block), 16, 8);
    CHECK(view_count(view) == 8 && view_u64(view, 0) == 2);
    CHECK(view_count(view_part(view, 8, 0)) == 0);
}
