// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Runs a prepared image in an enclave, real or simulated.
#include "host/cli/cli.h"

#include "host/error.h"

int run_enclave(const struct Run *run, const struct Prepared *prepared) {
    error_set("no launcher is built into this pysgx yet; --native runs without an enclave");
    return -1;
}
