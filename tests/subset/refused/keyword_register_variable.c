// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: keyword
// flags: -std=gnu17
register unsigned long stack asm("rsp"); // refused
