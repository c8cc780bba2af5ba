// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What is owed is done, one after the other (proofs/collecting.h): behind the source, whose variables it reads.
#pragma once
static void step_(uint32_t what, uint64_t a, uint64_t b) {
#if defined PROVES_mark_value || defined PROVES_scan_object || defined PROVES_drain ||                       \
    defined PROVES_scan_bits || defined PROVES_scan_all_marked || defined PROVES_trace ||                    \
    defined PROVES_scan_region_words || defined PROVES_scan_well_known || defined PROVES_scan_log ||         \
    defined PROVES_clear_weak_bits || defined PROVES_clear_weak
#if defined PROVES_drain
    b = mark_top;
#elif defined PROVES_scan_well_known
    b = RAW32(a);
#endif
    __CPROVER_assert(owed_ == what && a == owed_a_ && b == owed_b_, "does what it owes");
#ifdef PROVES_trace
    __CPROVER_assert(what != SCAN_ALL_ || !mark_overflow, "an overflow from now on is another one");
#endif
#ifdef PROVES_scan_log
    __CPROVER_assert(what != SCAN_ || (RAW32(a) & 1) != 0, "it is old again");
#endif
#ifdef PROVES_scan_object
    if (what == MARK_) slots_ = RAW32(scanned_) >> 3;
    owed_ = then_, owed_a_ = scanned_, then_ = NOTHING_;
#else
    owed_ = then_, owed_a_ = 0, owed_b_ = 0, then_ = NOTHING_;
#endif
#endif
#ifdef PROVES_report_watched
    static const uint8_t order_[] = {MARK_, MARK_, DRAIN_, SORT_, TRACE_};
    if (what == MARK_VALUE_) {
        __CPROVER_assert(owed_ == what && is_listed_ && phase_ == 4, "marks what it keeps");
        owed_ = NOTHING_;
        return;
    }
    __CPROVER_assert(phase_ < sizeof order_ && what == order_[phase_] && owed_ == NOTHING_,
                     "one after the other");
    __CPROVER_assert(phase_ > 1 || a == (phase_ == 0 ? watched : dead).offset_, "marks both lists");
    __CPROVER_assert(what != SORT_ || a == room_, "with the room that there is");
    phase_++;
#endif
#ifdef PROVES_collection
    static const uint8_t order_[] = {FORGET_MARKS_, ROOTS_, TRACE_, LOG_,  TRACE_,    REPORT_,
                                     CLEAR_WEAK_,   DROP_,  SWEEP_, PLAN_, REGISTERS_};
    __CPROVER_assert(phase_ < sizeof order_ && what == order_[phase_], "one after the other");
    __CPROVER_assert(what != ROOTS_ ||
                         ((a != 0) == is_full_ && b == from_stack_ && weak_count == 0 && mark_top == 0 &&
                          !mark_overflow && region.collecting && (!is_full_ || region.log_count == 0)),
                     "begins with nothing marked");
    __CPROVER_assert((what != PLAN_ && what != DROP_) || (a != 0) == is_full_, "with what it was");
    phase_++;
#endif
}
