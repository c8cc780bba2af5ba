// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// What the processor does while an enclave is built, for the simulators: ECREATE, EADD, EEXTEND and EINIT
// with the SDM's checks (Vol. 3D, the instructions' pseudocode), the EPCM, the measurement. Maps no memory:
// that is the backend's part. Each: false and error_set, and the enclave is of no use any more.
#pragma once
#include "abi/image.h"
#include "host/image/measure.h"
#include "host/launch/sim_core.h"

struct Epc {
    struct SimEnclave *core;
    struct Measure measure;
    bool measured;
    uint8_t mrenclave[MEASURE_SIZE]; // once it is measured
};

// core->secs is filled in; core->epcm is allocated here.
bool epc_create(struct Epc *epc, struct SimEnclave *core);
bool epc_add(struct Epc *epc, const struct ImagePage *page);
// MRENCLAVE, when no page is added any more.
const uint8_t *epc_mrenclave(struct Epc *epc);
// Checks the SIGSTRUCT against the measurement and the SECS; sets MRENCLAVE, MRSIGNER and the INIT attribute.
bool epc_init(struct Epc *epc, const struct SgxSigstruct *sigstruct);
void epc_free(struct Epc *epc);

// Runs of consecutive pages that are alike, to be mapped at one stroke: the number of pages from the first
// one on, at consecutive offsets and with the same SECINFO.
uint32_t epc_run_length(const struct Image *image, uint32_t first);
