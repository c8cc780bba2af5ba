// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// EINIT's checks (SDM Vol. 3D, EINIT), for the simulators. Launch control is not simulated: any signer may
// launch.
#pragma once
#include "abi/sgx.h"

#include <stdbool.h>

// Is `sigstruct` a valid signature of an enclave with this measurement and this SECS? Then sets the SECS's
// MRENCLAVE, MRSIGNER, ISVPRODID, ISVSVN and the INIT attribute. Else false and error_set, which names the
// SDM's error code.
bool einit(struct SgxSecs *secs, const uint8_t measured[32], const struct SgxSigstruct *sigstruct);
