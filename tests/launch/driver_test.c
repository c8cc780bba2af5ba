// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The backend `sgx` against a stand-in for Linux's driver (linked with --wrap=open,ioctl,dlsym), which checks what the
// driver checks and measures what it is given: the enclave that the ioctls build has to be the one that was signed.
// usage: driver_test PAYLOAD.elf KEY.pem
#include "tests/host/check.h"

#include "host/error.h"
#include "host/image/build.h"
#include "host/image/measure.h"
#include "host/launch/launch.h"
#include "host/sign/sigstruct.h"

#include <errno.h>
#include <stdarg.h>
#include <sys/mman.h>

#define EINIT_INVALID_MEASUREMENT 4

static struct Measure measure;
static unsigned interruptions; // of ADD_PAGES, to come
static uint64_t pages_added, last_offset;
static bool driver_missing;

int __wrap_open(const char *path, int flags, ...);
int __real_open(const char *path, int flags, ...);
int __wrap_ioctl(int fd, unsigned long request, ...);
void *__wrap_dlsym(void *handle, const char *name);

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

void *__wrap_dlsym(void *handle, const char *name) {
    return strcmp(name, "__vdso_sgx_enter_enclave") == 0 ? (void *)(uintptr_t)entered : NULL;
}

static int create(const struct sgx_enclave_create *request) {
    const struct SgxSecs *secs = (const struct SgxSecs *)(uintptr_t)request->src;
    CHECK((request->src & 4095) == 0 && secs->baseaddr % secs->size == 0 &&
          secs->miscselect <= SGX_MISC_EXINFO);
    CHECK((secs->attributes.flags & SGX_FLAGS_INIT) == 0 && secs->attributes.xfrm == SGX_XFRM_LEGACY);
    return measure_begin(&measure, secs->ssaframesize, secs->size) ? 0 : -1;
}

static int add(struct sgx_enclave_add_pages *request) {
    const struct SgxSecinfo *secinfo = (const struct SgxSecinfo *)(uintptr_t)request->secinfo;
    bool sane = request->src % 4096 == 0 && request->offset % 4096 == 0 && request->length % 4096 == 0 &&
                request->length > 0 && (request->flags & ~UINT64_C(1)) == 0 && request->secinfo % 64 == 0;
    if (!sane) CHECK(!"arguments of ADD_PAGES");
    if (pages_added && request->offset <= last_offset) CHECK(!"ascending offsets");
    for (uint64_t done = 0; done < request->length; done += 4096) {
        const uint8_t *content = (const uint8_t *)(uintptr_t)request->src + done;
        struct ImagePage page = {request->offset + done, secinfo->flags, content,
                                 request->flags ? 0xffff : 0};
        measure_page(&measure, &page);
        pages_added++;
        last_offset = page.offset;
        request->count = done + 4096;
        if (interruptions > 0) { // a signal came: the rest has to be asked for again
            interruptions--;
            errno = EINTR;
            return -1;
        }
    }
    return 0;
}

static int init(const struct sgx_enclave_init *request) {
    uint8_t measured[MEASURE_SIZE];
    measure_end(&measure, measured);
    const struct SgxSigstruct *sigstruct = (const struct SgxSigstruct *)(uintptr_t)request->sigstruct;
    return memcmp(sigstruct->enclavehash, measured, sizeof measured) == 0 ? 0 : EINIT_INVALID_MEASUREMENT;
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
    struct BuildRequest request = {&elf, words[1], &archive, HEAP_SIZE_MIN, STACK_SIZE_DEFAULT, 2, 0};
    if (!file_read(words[1], &elf) || !key_read(&key, words[2]) || !build_image(&built, &request) ||
        !image_measure(&built.image, mrenclave))
        return 2;
    sigstruct_prepare(&sigstruct, mrenclave, false);
    CHECK(sigstruct_sign(&sigstruct, &key));
    interruptions = 700;
    CHECK(launch_start(&enclave, &backend_sgx, &built.image, &sigstruct));
    CHECK(pages_added == built.image.page_count && enclave.thread_count == 2 && interruptions == 0);
    struct LaunchExit exit = launch_enter(&enclave, 1, ECALL_RUN, 0, 0);
    CHECK(exit.ok && !exit.exception);
    launch_end(&enclave);

    pages_added = 0;
    struct ImagePage *page = &built.image.pages[1], former = *page;
    page->secinfo_flags ^= SECINFO_X;
    CHECK(!launch_start(&enclave, &backend_sgx, &built.image, &sigstruct) &&
          strstr(error_text(), "EINIT: error 4"));
    *page = former;
    error_clear();
    pages_added = 0;
    page->measured = 1;
    CHECK(!launch_start(&enclave, &backend_sgx, &built.image, &sigstruct) &&
          strstr(error_text(), "measured in part"));
    *page = former;
    error_clear();
    driver_missing = true;
    CHECK(!launch_start(&enclave, &backend_sgx, &built.image, &sigstruct) &&
          strstr(error_text(), "use --sim"));
    return check_end();
}
