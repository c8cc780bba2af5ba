// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: type
#define VECTOR __attribute__((vector_size(16)))
typedef int Four VECTOR; // refused
