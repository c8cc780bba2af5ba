// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
// expect: cast
enum { ADDRESS = (long)(char *)5 }; // refused
