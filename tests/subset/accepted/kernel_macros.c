// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the kernel's macros hold is the kernel's; its functions and structs are there to be used.
#include "kernel/dispatch.h"
#include "names.h"

STATE(struct Point, origin);
static ROOT(last);
static THREAD_STATE(struct Buffer, buffer);

HANDLER(MOVE) {
    SET(A, REG(B));
    NEXT;
}

HANDLER(COUNT) {
    IntResult sum = int_try(int_of(REG(A)) + 1);
    if (likely(sum.ok)) SET(A, sum.value);
    origin.x++;
    AT(buffer.items, buffer.count++) = (uint8_t)origin.y;
    last = sum.value;
    NEXT;
}

static COLD uint32_t length(void) {
    return text_size(TEXT("a"
                          "text")) +
           text_size(TEXT(""));
}

INLINE Value second(struct Pair p) { return p.second; }

static struct Pair pair(Value a, Ref r) {
    struct Pair both = {a, slot_get(r, 1)}, cleared = {0}, none = {.first = NONE, .second = {0}};
    Value all[3] = {a, NONE, {}}, zero = {0};
    Text text = TEXT("text");
    struct Pair more[2] = {{a, a}, both};
    say("a literal, for a function of the kernel's", (int32_t)text_size(text));
    if (int_of(AT(kernel_constants, 1)) == TWICE(visible(2))) return both;
    return int_of(second(AT(more, 1))) ? cleared : int_of(zero) ? none : (struct Pair){AT(all, 0), a};
}
