// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The words of a contract, for the proof of its function (model.h). Included again and again.
#undef REQUIRES
#undef ENSURES
#undef READS
#undef WRITES
#undef CHANGES
#undef WRITES_ONE
#define REQUIRES(...) __CPROVER_assume(__VA_ARGS__)
#define ENSURES(...) __CPROVER_assert(__VA_ARGS__, "ensures " #__VA_ARGS__)
#define READS(address, size) allow_(address, size)
#define WRITES(address, size) (allow_(address, size), allow_write_(address, size))
#define CHANGES(...)
#define WRITES_ONE(condition, address, size) WRITES(address, (condition) ? (size) : 0)
