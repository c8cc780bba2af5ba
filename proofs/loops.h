// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// How a loop is cut (model.h): its invariant is checked when the loop is reached, then everything that a turn changes
// gets arbitrary values of which the invariant holds, one turn is made, and the invariant is checked again; what the
// turn changed beyond what was named is a failure.
#pragma once
#define CUTS_MAX 4
static bool cut_[CUTS_MAX];
static uint64_t cut_size_[CUTS_MAX]; // what gets smaller
static uint64_t still_[CUTS_MAX];    // a byte of the heap that no turn changes: stands for all such
static uint8_t still_value_[CUTS_MAX];
static uint32_t cutting_;
static bool second_; // a turn has been made

#define CUT_(id, ...) CUT3_(id, __VA_ARGS__)
#define CUT3_(id, changes, invariant, size)                                                                  \
    if (({                                                                                                   \
            __CPROVER_assert(invariant, "invariant of loop");                                                \
            cutting_ = id;                                                                                   \
            second_ = cut_[id];                                                                              \
            if (second_) {                                                                                   \
                __CPROVER_assert((uint64_t)(size) < cut_size_[id], "loop ends");                             \
                __CPROVER_assert(RAW8(still_[id]) == still_value_[id], "loop writes where it says");         \
                changes;                                                                                     \
                statics_are_still_(id);                                                                      \
                __CPROVER_assume(0);                                                                         \
            }                                                                                                \
            cut_[id] = true;                                                                                 \
            still_[id] = NARROW(any64());                                                                    \
            changes;                                                                                         \
            __CPROVER_assume(invariant);                                                                     \
            still_value_[id] = RAW8(still_[id]);                                                             \
            statics_keep_(id);                                                                               \
            cut_size_[id] = (size);                                                                          \
            0;                                                                                               \
        })) {                                                                                                \
    } else
// For what gets smaller: that the loop ends is not shown here.
#define UNMEASURED (second_ ? 0 : 1)
// In what a turn changes: a local variable, a variable of a model, the object that a pointer is into, a part of the heap, a
// static variable.
#define TURNS(variable) (second_ ? 0 : (variable = (__typeof__(variable))any64(), 0))
#define MODEL(variable) TURNS(variable)
#define OBJECT(pointer) (second_ ? 0 : (__CPROVER_havoc_object(pointer), 0))
static int erases(uint64_t address, uint64_t size) {
    if (second_) return 0;
    __CPROVER_assume(still_[cutting_] - address >= size);
    erase_(address, size);
    return 0;
}
static int erases_words(uint64_t address, uint64_t size) {
    if (second_) return 0;
    __CPROVER_assert(address % 8 == 0 && size % 8 == 0, "whole words");
    __CPROVER_assume(still_[cutting_] - address >= size);
    erase_words_(address, size);
    return 0;
}

// Static variables, taken as bytes. proofs/contracts/*.c list those of their source in struct Statics_.
#ifdef STATICS
#define STATIC(variable)                                                                                     \
    (second_ ? (statics_was_[cutting_].variable = variable, 0)                                               \
             : (variable = (__typeof__(variable))any64(), 0))
static struct Statics_ statics_was_[CUTS_MAX];
static struct Statics_ statics_get_(void);
static void statics_same_(struct Statics_ a, struct Statics_ b) {
    __CPROVER_assert(__CPROVER_equal(a, b), "changes no other static variable");
}
static void statics_keep_(uint32_t id) { statics_was_[id] = statics_get_(); }
static void statics_are_still_(uint32_t id) { statics_same_(statics_was_[id], statics_get_()); }
#else
#define statics_keep_(id)
#define statics_are_still_(id)
#endif
