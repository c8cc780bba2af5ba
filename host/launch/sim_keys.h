// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The simulated processor's keys: EREPORT's MAC and EGETKEY (SDM Vol. 3D). They protect nothing: the root key
// is the published text below, the same on each machine, and CPUSVN in reports spells what it is. No real
// processor derives any of these keys, so that nothing sealed or reported in simulation can pass for the real
// thing.
#pragma once
#include "host/launch/sim_core.h"

#define SIM_ROOT_KEY "SIMULATED-NO-KEY" // 16 bytes
#define SIM_CPUSVN "SIMULATED-NO-SGX"   // 16 bytes

// Answers call->leaf; fits SimEnclave.keys.
// Did the simulated processor make this report for that enclave?
bool sim_report_is_for(const struct SgxReport *report, const struct SgxTargetinfo *target);
void sim_keys(struct SimEnclave *enclave, struct SimKeyCall *call);
