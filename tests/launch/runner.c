// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// usage: runner BACKEND ENCLAVE.elf ARCHIVE KEY.pem [--env K=V]... [--stats] ARGS...
// Builds an image of the ELF file, signs it, launches it and runs it: what pysgx run does, for the test payload. An
// argument HOST-POINTER becomes the (decimal) address of a variable of this process.
#include "host/error.h"
#include "host/image/build.h"
#include "host/image/measure.h"
#include "host/serve/serve.h"
#include "host/sign/sigstruct.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static volatile uint64_t secret = 0x5ec2e7;

static int fail(void) {
    fprintf(stderr, "runner: %s\n", error_text());
    return ABORT_STATUS;
}

int main(int count, char **words) {
    struct Bytes elf, archive;
    struct Key key;
    struct BuiltImage built;
    struct SgxSigstruct sigstruct;
    uint8_t mrenclave[MEASURE_SIZE];
    struct Enclave enclave;
    struct ServeStats stats;
    char *environment[8], pointer[24];
    struct ServeRequest request = {.environment = environment};
    bool show = false;
    if (count < 6) return 2;
    int at = 5;
    for (; at < count && words[at][0] == '-'; at++) {
        if (strcmp(words[at], "--stats") == 0)
            show = true;
        else
            environment[request.environment_count++] = words[++at];
    }
    for (int i = at; i < count; i++) {
        if (strcmp(words[i], "HOST-POINTER") != 0) continue;
        snprintf(pointer, sizeof pointer, "%" PRIuPTR, (uintptr_t)&secret);
        words[i] = pointer;
    }
    request.arguments = words + at;
    request.argument_count = (unsigned)(count - at);
    const struct Backend *backend = launch_backend(words[1]);
    if (!backend) return 2;
    if (!file_read(words[2], &elf) || !file_read(words[3], &archive) || !key_read(&key, words[4]))
        return fail();
    struct BuildRequest build = {&elf, words[2], &archive, HEAP_SIZE_DEFAULT, STACK_SIZE_DEFAULT, 1, 0, 0, 0};
    if (!build_image(&built, &build)) return fail();
    image_measure(&built.image, mrenclave);
    sigstruct_prepare(&sigstruct, mrenclave, false);
    if (!sigstruct_sign(&sigstruct, &key) || !launch_start(&enclave, backend, &built.image, &sigstruct))
        return fail();
    int status = serve_run(&enclave, &request, &stats);
    if (show)
        fprintf(stderr,
                "entries %" PRIu64 " exits %" PRIu64 " aex %" PRIu64 " writes %" PRIu64 " peak %" PRIu64 "\n",
                stats.entries, stats.exits, stats.asynchronous_exits, stats.calls[OCALL_WRITE],
                stats.has_run ? stats.run.heap_peak : 0);
    launch_end(&enclave);
    build_free(&built);
    bytes_free(&elf);
    bytes_free(&archive);
    key_free(&key);
    return status < 0 ? fail() : status;
}
