// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
#pragma once
void kernel_start(unsigned long low, unsigned long high);
