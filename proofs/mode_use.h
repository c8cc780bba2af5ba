// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The words of a contract, for the proof of a caller (model.h). Included again and again.
#undef REQUIRES
#undef ENSURES
#undef READS
#undef WRITES
#undef CHANGES
#undef WRITES_ONE
#define REQUIRES(...) __CPROVER_assert(__VA_ARGS__, "requires " #__VA_ARGS__)
#define ENSURES(...) __CPROVER_assume(__VA_ARGS__)
#define READS(address, size) must_read_(address, size)
#define WRITES(address, size) (must_read_(address, size), must_write_(address, size))
#define CHANGES(variable) variable = (__typeof__(variable))any64()
#define WRITES_ONE(condition, address, size) ((condition) ? must_write_one_(address, size) : (void)0)
