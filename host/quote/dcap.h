// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Intel's quoting library. libpysgx and pysgx-quote load it (dcap.c); pysgx, which is linked statically and so loads
// nothing, asks pysgx-quote (host/cli/ask_quoter.c).
#pragma once
#include "abi/sgx.h"
#include "host/file.h"

// Whom reports for quotes are to be made for; the quote of such a report, which bytes_free ends. False and error_set.
bool dcap_target(struct SgxTargetinfo *target);
bool dcap_quote(const struct SgxReport *report, struct Bytes *quote);
