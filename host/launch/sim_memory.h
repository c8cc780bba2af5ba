// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Address ranges and rights, for all backends.
#pragma once
#include "host/launch/launch.h"
#include "host/launch/sim_core.h"

#include <stddef.h>

// `size` bytes (a power of two) of addresses without access, aligned to their size; NULL and errno.
void *sim_reserve(size_t size);

// mmap's rights for SECINFO flags.
int sim_rights(uint64_t secinfo_flags);

// The exchange buffers of all threads of `enclave`, one after the other in one mapping: private (fd -1), or
// at `offset` of a shared file. False and error_set.
bool sim_map_exchanges(struct Enclave *enclave, int fd, uint64_t offset);
void sim_unmap_exchanges(struct Enclave *enclave);

// This host thread's block: for tests, which play a hostile host.
struct SimThread *sim_this_thread(void);
