// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The building of an enclave as the processor does it: see epc.h.
#include "host/launch/epc.h"

#include "host/error.h"
#include "host/launch/einit.h"

#include <inttypes.h>
#include <string.h>
#include <sys/mman.h>

#define RIGHTS (SECINFO_R | SECINFO_W | SECINFO_X)
#define LIMIT_LOW 0xfffu

static bool is_zero(const uint8_t *bytes, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (bytes[i]) return false;
    }
    return true;
}

bool epc_create(struct Epc *epc, struct SimEnclave *core) {
    const struct SgxSecs *secs = &core->secs;
    *epc = (struct Epc){.core = core};
    if (secs->size < 2 * PAGE_SIZE || (secs->size & (secs->size - 1)) || secs->baseaddr % secs->size)
        return error_set("ECREATE: the enclave's size %#" PRIx64 " or base is not what SGX wants",
                         secs->size);
    if (secs->ssaframesize == 0 || secs->ssaframesize > 16)
        return error_set("ECREATE: an SSA frame of %u pages is out of range", secs->ssaframesize);
    if ((secs->attributes.xfrm & SGX_XFRM_LEGACY) != SGX_XFRM_LEGACY ||
        !(secs->attributes.flags & SGX_FLAGS_MODE64BIT) || (secs->attributes.flags & ~SGX_FLAGS_KNOWN))
        return error_set("ECREATE: the attributes %#" PRIx64 ", XFRM %#" PRIx64 " are not valid",
                         secs->attributes.flags, secs->attributes.xfrm);
    if (secs->attributes.xfrm & ~(SGX_XFRM_LEGACY | SGX_XFRM_AVX))
        return error_set("ECREATE: the simulator knows no extended state beyond AVX (XFRM %#" PRIx64 ")",
                         secs->attributes.xfrm);
    void *epcm = mmap(NULL, secs->size / PAGE_SIZE, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (epcm == MAP_FAILED) return error_set_errno("cannot map the table of the enclave's pages");
    core->epcm = epcm;
    measure_begin(&epc->measure, secs->ssaframesize, secs->size);
    return true;
}

static bool add_tcs(struct SimEnclave *core, const struct ImagePage *page) {
    struct SgxTcs tcs = {0};
    if (page->content) memcpy(&tcs, page->content, sizeof tcs);
    if (tcs.flags & ~(SGX_TCS_DBGOPTIN | SGX_TCS_AEXNOTIFY) || tcs.ossa % PAGE_SIZE || tcs.cssa != 0 ||
        tcs.ofsbase % PAGE_SIZE || tcs.ogsbase % PAGE_SIZE || (tcs.fslimit & LIMIT_LOW) != LIMIT_LOW ||
        (tcs.gslimit & LIMIT_LOW) != LIMIT_LOW || !is_zero(tcs.reserved, sizeof tcs.reserved))
        return error_set("EADD: the TCS at offset %#" PRIx64 " is malformed", page->offset);
    if (core->tcs_count == THREADS_MAX) return error_set("EADD: more than %d TCS pages", THREADS_MAX);
    core->tcs[core->tcs_count++] = (struct SimTcs){.tcs = tcs, .address = page->offset};
    return true;
}

bool epc_add(struct Epc *epc, const struct ImagePage *page) {
    struct SimEnclave *core = epc->core;
    uint64_t flags = page->secinfo_flags;
    bool tcs = flags == SECINFO_TCS, regular = (flags & ~RIGHTS) == SECINFO_REG;
    if (page->offset % PAGE_SIZE || page->offset >= core->secs.size)
        return error_set("EADD: a page at %#" PRIx64 ", outside the enclave", page->offset);
    if ((!tcs && !regular) || ((flags & SECINFO_W) && !(flags & SECINFO_R)))
        return error_set("EADD: SECINFO %#" PRIx64 " of the page at %#" PRIx64 " is not valid", flags,
                         page->offset);
    if (core->epcm[page->offset / PAGE_SIZE])
        return error_set("EADD: the page at %#" PRIx64 " is there already", page->offset);
    if (tcs && !add_tcs(core, page)) return false;
    core->epcm[page->offset / PAGE_SIZE] = tcs ? EPCM_TCS : (uint8_t)(EPCM_REG | (flags & RIGHTS));
    if (flags & SECINFO_X) {
        if (core->code_end == 0 || page->offset < core->code_start) core->code_start = page->offset;
        if (page->offset + PAGE_SIZE > core->code_end) core->code_end = page->offset + PAGE_SIZE;
    }
    measure_page(&epc->measure, page);
    return true;
}

const uint8_t *epc_mrenclave(struct Epc *epc) {
    if (!epc->measured) measure_end(&epc->measure, epc->mrenclave);
    epc->measured = true;
    return epc->mrenclave;
}

bool epc_init(struct Epc *epc, const struct SgxSigstruct *sigstruct) {
    if (!einit(&epc->core->secs, epc_mrenclave(epc), sigstruct)) return false;
    epc->core->initialised = true;
    return true;
}

void epc_free(struct Epc *epc) {
    if (epc->core && epc->core->epcm) munmap(epc->core->epcm, epc->core->secs.size / PAGE_SIZE);
    *epc = (struct Epc){0};
}

uint32_t epc_run_length(const struct Image *image, uint32_t first) {
    struct ImagePage start = image_page(image, first);
    for (uint32_t length = 1; first + length < image->page_count; length++) {
        struct ImagePage page = image_page(image, first + length);
        if (page.secinfo_flags != start.secinfo_flags ||
            page.offset != start.offset + (uint64_t)length * PAGE_SIZE)
            return length;
    }
    return image->page_count - first;
}
