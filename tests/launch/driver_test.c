// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The backend `sgx` against a stand-in for Linux's driver (linked with --wrap=open,ioctl,vdso_function), which checks what the
// driver checks, measures what it is given, and verifies the signature as EINIT does: the enclave that the ioctls build
// has to be the one that was signed. No machine of this project has SGX: this model is all that backend has run on.
// usage: driver_test PAYLOAD.elf KEY.pem
#include "tests/host/check.h"

#include "host/error.h"
#include "host/image/build.h"
#include "host/image/measure.h"
#include "host/launch/launch.h"
#include "host/sign/sigstruct.h"

#include <errno.h>
#include <stddef.h>
#include <stdarg.h>
#include <sys/mman.h>

static struct Measure measure;
static unsigned interruptions; // of ADD_PAGES, to come
static uint64_t pages_added, last_offset;
static bool driver_missing, created, initialised;
static uint64_t driver_attributes = SGX_FLAGS_DEBUG | SGX_FLAGS_MODE64BIT;
static struct SgxSecs created_secs;

static int fails(int number) {
    errno = number;
    return -1;
}

static void forget(void) { // a new file of the driver's
    created = initialised = false;
    pages_added = 0;
    error_clear();
}

int __wrap_open(const char *path, int flags, ...);
int __real_open(const char *path, int flags, ...);
int __wrap_ioctl(int fd, unsigned long request, ...);
void *__wrap_vdso_function(const char *name);

int __wrap_open(const char *path, int flags, ...) {
    if (strcmp(path, "/dev/sgx_enclave") != 0) return __real_open(path, flags, 0600);
    if (!driver_missing) return memfd_create("driver", MFD_CLOEXEC);
    errno = ENOENT;
    return -1;
}

static int entered(unsigned long rdi, unsigned long rsi, unsigned long rdx, unsigned int function,
                   unsigned long r8, unsigned long r9, struct sgx_enclave_run *run) {
    run->function = ENCLU_EEXIT;
    return rdi == ECALL_RUN && function == ENCLU_EENTER ? 0 : -EINVAL;
}

void *__wrap_vdso_function(const char *name) {
    return strcmp(name, "__vdso_sgx_enter_enclave") == 0 ? (void *)(uintptr_t)entered : NULL;
}

// What Linux's driver refuses of SECS (arch/x86/kernel/cpu/sgx/ioctl.c describes it): EINVAL.
static bool secs_is_valid(const struct SgxSecs *secs) {
    if (secs->size < 2 * PAGE_SIZE || secs->size & (secs->size - 1) || secs->baseaddr % secs->size)
        return false;
    if (secs->miscselect & ~SGX_MISC_EXINFO || secs->attributes.flags & ~driver_attributes) return false;
    if ((secs->attributes.xfrm & 3) != 3 || secs->ssaframesize == 0) return false;
    const uint8_t *bytes = (const uint8_t *)secs;
    for (size_t i = 0; i < sizeof *secs; i++) { // all else is reserved, or is written by the processor
        bool used = i < 24 || (i >= offsetof(struct SgxSecs, attributes) &&
                               i < offsetof(struct SgxSecs, attributes) + sizeof secs->attributes);
        if (!used && bytes[i]) return false;
    }
    return true;
}

static int create(const struct sgx_enclave_create *request) {
    if (created || request->src % PAGE_SIZE) return fails(EINVAL);
    memcpy(&created_secs, (const void *)(uintptr_t)request->src, sizeof created_secs);
    if (!secs_is_valid(&created_secs)) return fails(EINVAL);
    created = true;
    measure_begin(&measure, created_secs.ssaframesize, created_secs.size);
    return 0;
}

static bool secinfo_is_valid(const struct SgxSecinfo *secinfo) {
    static const struct SgxSecinfo blank;
    uint64_t rights = secinfo->flags & 7, type = secinfo->flags & 0xff00;
    if (memcmp(secinfo->reserved, blank.reserved, sizeof blank.reserved) != 0 ||
        secinfo->flags & ~UINT64_C(0xff07))
        return false;
    if (type == SECINFO_TCS) return rights == 0;
    return type == SECINFO_REG && (!(rights & SECINFO_W) || rights & SECINFO_R);
}

static int add(struct sgx_enclave_add_pages *request) {
    const struct SgxSecinfo *secinfo = (const struct SgxSecinfo *)(uintptr_t)request->secinfo;
    if (!created || initialised || request->src % PAGE_SIZE || request->offset % PAGE_SIZE ||
        request->length % PAGE_SIZE || request->length == 0 || request->flags & ~(uint64_t)SGX_PAGE_MEASURE ||
        request->secinfo % 64 || request->offset >= created_secs.size ||
        request->length > created_secs.size - request->offset || !secinfo_is_valid(secinfo))
        return fails(EINVAL);
    if (pages_added && request->offset <= last_offset) return fails(EBUSY); // there is a page
    for (uint64_t done = 0; done < request->length; done += PAGE_SIZE) {
        const uint8_t *content = (const uint8_t *)(uintptr_t)request->src + done;
        struct ImagePage page = {request->offset + done, secinfo->flags, content,
                                 request->flags ? 0xffff : 0};
        measure_page(&measure, &page);
        pages_added++;
        last_offset = page.offset;
        request->count = done + PAGE_SIZE;
        if (interruptions > 0) { // a signal came: the rest has to be asked for again
            interruptions--;
            return fails(EINTR);
        }
    }
    return 0;
}

// EINIT (SDM Vol. 3D): the signature, the measurement, the attributes under their mask.
static int init(const struct sgx_enclave_init *request) {
    uint8_t measured[MEASURE_SIZE];
    const struct SgxSigstruct *sigstruct = (const struct SgxSigstruct *)(uintptr_t)request->sigstruct;
    if (!created || initialised) return fails(EINVAL);
    measure_end(&measure, measured);
    if (!sigstruct_verify(sigstruct, "it")) return error_clear(), SGX_INVALID_SIGNATURE;
    if (memcmp(sigstruct->enclavehash, measured, sizeof measured) != 0) return SGX_INVALID_MEASUREMENT;
    const struct SgxAttributes *wanted = &sigstruct->attributes, *mask = &sigstruct->attributemask;
    if ((wanted->flags & mask->flags) != (created_secs.attributes.flags & mask->flags) ||
        (wanted->xfrm & mask->xfrm) != (created_secs.attributes.xfrm & mask->xfrm) ||
        (sigstruct->miscselect & sigstruct->miscmask) != (created_secs.miscselect & sigstruct->miscmask))
        return SGX_INVALID_ATTRIBUTE;
    initialised = true;
    return 0;
}

int __wrap_ioctl(int fd, unsigned long request, ...) {
    va_list list;
    va_start(list, request);
    void *argument = va_arg(list, void *);
    va_end(list);
    switch (request) {
    case SGX_IOC_ENCLAVE_CREATE: return create(argument);
    case SGX_IOC_ENCLAVE_ADD_PAGES: return add(argument);
    case SGX_IOC_ENCLAVE_INIT: return init(argument);
    default: errno = ENOTTY; return -1;
    }
}

int main(int count, char **words) {
    struct Bytes elf, archive = {(uint8_t *)"x", 1};
    struct Key key;
    struct BuiltImage built;
    struct SgxSigstruct sigstruct;
    struct Enclave enclave;
    uint8_t mrenclave[MEASURE_SIZE];
    if (count != 3) return 2;
    struct BuildRequest request = {&elf, words[1], &archive, HEAP_SIZE_MIN, STACK_SIZE_DEFAULT, 2, 0, 0, 0};
    if (!file_read(words[1], &elf) || !key_read(&key, words[2]) || !build_image(&built, &request)) return 2;
    image_measure(&built.image, mrenclave);
    sigstruct_prepare(&sigstruct, mrenclave, false);
    CHECK(sigstruct_sign(&sigstruct, &key));
    interruptions = 700;
    CHECK(launch_start(&enclave, &backend_sgx, &built.image, &sigstruct));
    CHECK(pages_added == built.image.page_count && enclave.thread_count == 2 && interruptions == 0);
    struct LaunchExit exit = launch_enter(&enclave, 1, ECALL_RUN, 0, 0);
    CHECK(exit.ok && !exit.exception);
    launch_end(&enclave);

    forget();
    struct ImagePage *page = &built.image.pages[1], former = *page;
    page->secinfo_flags ^= SECINFO_X;
    CHECK(!launch_start(&enclave, &backend_sgx, &built.image, &sigstruct) &&
          strstr(error_text(), "EINIT: error 4"));
    *page = former;
    forget();
    page->measured = 1;
    CHECK(!launch_start(&enclave, &backend_sgx, &built.image, &sigstruct) &&
          strstr(error_text(), "measured in part"));
    *page = former;
    forget();
    page->secinfo_flags = SECINFO_REG | SECINFO_W; // not readable
    CHECK(!launch_start(&enclave, &backend_sgx, &built.image, &sigstruct) && strstr(error_text(), "EADD"));
    *page = former;
    forget();
    page->offset = built.image.size;
    CHECK(!launch_start(&enclave, &backend_sgx, &built.image, &sigstruct) && strstr(error_text(), "EADD"));
    *page = former;
    forget();
    page->offset = built.image.pages[0].offset;
    CHECK(!launch_start(&enclave, &backend_sgx, &built.image, &sigstruct) && strstr(error_text(), "EADD"));
    *page = former;
    // Each byte of the signature counts: what is signed, its reserved fields, the key, the signature, q1, q2.
    struct SgxSigstruct good = sigstruct;
    for (size_t i = 0; i < sizeof sigstruct; i += 37) {
        forget();
        ((uint8_t *)&sigstruct)[i] ^= 0x20;
        bool counts = !launch_start(&enclave, &backend_sgx, &built.image, &sigstruct) &&
                      (strstr(error_text(), "EINIT: error") || strstr(error_text(), "ECREATE"));
        CHECK(counts);
        sigstruct = good;
    }
    forget();
    sigstruct.attributes.flags |= SGX_FLAGS_DEBUG; // a debug enclave is another one
    sigstruct.attributemask.flags |= SGX_FLAGS_DEBUG;
    CHECK(sigstruct_sign(&sigstruct, &key) && launch_start(&enclave, &backend_sgx, &built.image, &sigstruct));
    CHECK(created_secs.attributes.flags & SGX_FLAGS_DEBUG);
    launch_end(&enclave);
    sigstruct = good;
    forget();
    driver_attributes = 0; // a driver that grants less
    CHECK(!launch_start(&enclave, &backend_sgx, &built.image, &sigstruct) && strstr(error_text(), "ECREATE"));
    driver_attributes = SGX_FLAGS_DEBUG | SGX_FLAGS_MODE64BIT;
    forget();
    CHECK(launch_start(&enclave, &backend_sgx, &built.image, &sigstruct));
    launch_end(&enclave);
    forget();
    driver_missing = true;
    CHECK(!launch_start(&enclave, &backend_sgx, &built.image, &sigstruct) &&
          strstr(error_text(), "use --sim"));
    return check_end();
}
