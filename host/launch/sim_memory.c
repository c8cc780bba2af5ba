// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// See sim_memory.h.
#include "host/launch/sim_memory.h"

#include "host/error.h"

#include <sys/mman.h>

void *sim_reserve(size_t size) {
    uint8_t *mapped = mmap(NULL, 2 * size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (mapped == MAP_FAILED) return NULL;
    uint8_t *start = (uint8_t *)(((uintptr_t)mapped + size - 1) & ~(uintptr_t)(size - 1));
    if (start != mapped) munmap(mapped, (size_t)(start - mapped));
    munmap(start + size, size - (size_t)(start - mapped));
    return start;
}

int sim_rights(uint64_t secinfo_flags) {
    return (secinfo_flags & SECINFO_R ? PROT_READ : 0) | (secinfo_flags & SECINFO_W ? PROT_WRITE : 0) |
           (secinfo_flags & SECINFO_X ? PROT_EXEC : 0);
}

bool sim_map_exchanges(struct Enclave *enclave, int fd, uint64_t offset) {
    size_t size = enclave->thread_count * EXCHANGE_SIZE;
    int flags = fd < 0 ? MAP_PRIVATE | MAP_ANONYMOUS : MAP_SHARED;
    uint8_t *mapped = mmap(NULL, size, PROT_READ | PROT_WRITE, flags, fd, (off_t)offset);
    if (mapped == MAP_FAILED) return error_set_errno("cannot map the exchange buffers");
    for (unsigned i = 0; i < enclave->thread_count; i++)
        enclave->threads[i].exchange = (struct Exchange *)(mapped + i * EXCHANGE_SIZE);
    return true;
}

void sim_unmap_exchanges(struct Enclave *enclave) {
    if (enclave->threads[0].exchange)
        munmap(enclave->threads[0].exchange, enclave->thread_count * EXCHANGE_SIZE);
    enclave->threads[0].exchange = NULL;
}
