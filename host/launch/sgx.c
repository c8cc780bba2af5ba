// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The backend `sgx`: a real enclave, through upstream Linux's driver (since 5.11:
// Documentation/arch/x86/sgx.rst). The driver wants the enclave's range reserved by us, page contents in
// aligned memory, and offsets in order; it measures all 16 chunks of a page or none.
#include "host/error.h"
#include "host/launch/epc.h"
#include "host/launch/launch.h"
#include "host/launch/sim_memory.h"
#include "host/launch/vdso.h"

#include <cpuid.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#define DEVICE "/dev/sgx_enclave"
#define ALL_CHUNKS 0xffff
#define BATCH_PAGES 256

struct Sgx {
    int fd;
    uint8_t *batch; // BATCH_PAGES pages, page-aligned
};

static EnterFunction *vdso_enter;

bool launch_sgx_available(void) {
    int fd = open(DEVICE, O_RDWR | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT)
        return error_set("there is no " DEVICE
                         ": the processor has no SGX, or the firmware or the kernel does not "
                         "offer it; use --sim to simulate");
    if (fd < 0) return error_set_errno("cannot open " DEVICE " (are you in the group sgx?)");
    close(fd);
    vdso_enter = (EnterFunction *)(uintptr_t)vdso_function("__vdso_sgx_enter_enclave");
    return vdso_enter ||
           error_set("the kernel has no __vdso_sgx_enter_enclave; Linux 5.11 or newer is needed");
}

static bool create(struct Enclave *enclave) {
    if (!launch_sgx_available()) return false;
    struct Sgx *sgx = calloc(1, sizeof *sgx);
    if (!sgx) return error_set("out of memory");
    enclave->state = sgx;
    sgx->fd = open(DEVICE, O_RDWR | O_CLOEXEC);
    if (sgx->fd < 0) return error_set_errno("cannot open " DEVICE);
    sgx->batch = aligned_alloc(PAGE_SIZE, BATCH_PAGES * PAGE_SIZE);
    if (!sgx->batch) return error_set("out of memory");
    void *base = sim_reserve(enclave->secs.size);
    if (!base) return error_set_errno("cannot reserve the enclave's range of addresses");
    enclave->secs.baseaddr = (uint64_t)(uintptr_t)base;
    struct SgxSecs *secs = aligned_alloc(PAGE_SIZE, sizeof *secs);
    if (!secs) return error_set("out of memory");
    *secs = enclave->secs;
    struct sgx_enclave_create request = {.src = (uint64_t)(uintptr_t)secs};
    int result = ioctl(sgx->fd, SGX_IOC_ENCLAVE_CREATE, &request);
    free(secs);
    if (result != 0) return error_set_errno("ECREATE");
    return sim_map_exchanges(enclave, -1, 0);
}

static bool add_batch(struct Enclave *enclave, const struct Image *image, uint32_t first, uint32_t count) {
    struct ImagePage start = image_page(image, first);
    struct Sgx *sgx = enclave->state;
    struct SgxSecinfo secinfo __attribute__((aligned(64))) = {.flags = start.secinfo_flags};
    for (uint32_t i = 0; i < count; i++) {
        uint8_t *to = sgx->batch + (size_t)i * PAGE_SIZE;
        const uint8_t *content = image_page(image, first + i).content;
        if (content)
            memcpy(to, content, PAGE_SIZE);
        else
            memset(to, 0, PAGE_SIZE);
    }
    for (uint64_t done = 0, size = (uint64_t)count * PAGE_SIZE; done < size;) {
        struct sgx_enclave_add_pages request = {
            .src = (uint64_t)(uintptr_t)sgx->batch + done,
            .offset = start.offset + done,
            .length = size - done,
            .secinfo = (uint64_t)(uintptr_t)&secinfo,
            .flags = start.measured ? SGX_PAGE_MEASURE : 0,
        };
        if (ioctl(sgx->fd, SGX_IOC_ENCLAVE_ADD_PAGES, &request) != 0 && errno != EINTR && errno != EAGAIN)
            return error_set_errno("EADD at offset %#" PRIx64, start.offset + done);
        done += request.count;
    }
    return true;
}

static bool map_run(struct Enclave *enclave, struct ImagePage start, uint32_t count) {
    struct Sgx *sgx = enclave->state;
    bool tcs = start.secinfo_flags & SECINFO_TCS;
    int rights = tcs ? PROT_READ | PROT_WRITE : sim_rights(start.secinfo_flags);
    void *at = (void *)(enclave->secs.baseaddr + start.offset);
    void *mapped = mmap(at, (size_t)count * PAGE_SIZE, rights, MAP_SHARED | MAP_FIXED, sgx->fd, 0);
    return mapped != MAP_FAILED || error_set_errno("cannot map the enclave's pages");
}

static bool add(struct Enclave *enclave, const struct Image *image) {
    uint32_t count = image->page_count;
    for (uint32_t i = 0, length; i < count; i += length) {
        struct ImagePage start = image_page(image, i);
        uint32_t run = epc_run_length(image, i);
        for (length = 0; length < run && length < BATCH_PAGES &&
                         image_page(image, i + length).measured == start.measured;)
            length++;
        if (start.measured != 0 && start.measured != ALL_CHUNKS)
            return error_set("the page at offset %#" PRIx64
                             " is measured in part: Linux cannot load such an image",
                             start.offset);
        if (!add_batch(enclave, image, i, length)) return false;
    }
    for (uint32_t i = 0, length; i < count; i += length) {
        length = epc_run_length(image, i);
        if (!map_run(enclave, image_page(image, i), length)) return false;
    }
    return true;
}

static bool init(struct Enclave *enclave, const struct SgxSigstruct *sigstruct) {
    struct Sgx *sgx = enclave->state;
    struct sgx_enclave_init request = {.sigstruct = (uint64_t)(uintptr_t)sigstruct};
    int result = ioctl(sgx->fd, SGX_IOC_ENCLAVE_INIT, &request);
    if (result > 0) return error_set("EINIT: error %d (see enum SgxError)", result);
    return result == 0 || error_set_errno("EINIT");
}

static EnterFunction *enter_function(void) { return vdso_enter; }

static const char *diagnosis(struct Enclave *enclave) { return ""; }

static void destroy(struct Enclave *enclave) {
    struct Sgx *sgx = enclave->state;
    if (sgx->fd >= 0) close(sgx->fd);
    free(sgx->batch);
    sim_unmap_exchanges(enclave);
    if (enclave->secs.baseaddr) munmap((void *)enclave->secs.baseaddr, enclave->secs.size);
    free(sgx);
}

static uint32_t miscselect(void) { // CPUID leaf 12H, subleaf 0
    unsigned a, b, c, d;
    return __get_cpuid_count(0x12, 0, &a, &b, &c, &d) ? b : 0;
}

const struct Backend backend_sgx = {
    .name = "sgx",
    .simulated = false,
    .miscselect = miscselect,
    .create = create,
    .add = add,
    .init = init,
    .enter = enter_function,
    .diagnosis = diagnosis,
    .destroy = destroy,
};
