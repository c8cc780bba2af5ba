// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// A header for the kernel only.
#pragma once
#ifdef SAFE_SUBSET
#error "for kernel/ only" // refused
#endif
void kernel_start(uint64_t low, uint64_t high);
