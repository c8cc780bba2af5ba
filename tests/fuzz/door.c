// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Fuzz target: the door, of the test payload in the simulator. The input is what a host does: two bytes choose the
// payload's program, each further record of 12 bytes an entry (which thread's, with what), its answer and what lies in the
// exchange buffer. The
// enclave refuses, goes on, or ends itself; never does it leave by a fault of its own, and what it writes fits.
#include "tests/fuzz/fuzz.h"

#include "host/image/build.h"
#include "host/image/measure.h"
#include "host/launch/launch.h"
#include "host/sign/sigstruct.h"

static struct BuiltImage built;
static struct SgxSigstruct sigstruct;
static struct Enclave enclave;
#define THREADS 3

int LLVMFuzzerInitialize(int *count, char ***words);
int LLVMFuzzerInitialize(int *count, char ***words) {
    static struct Bytes elf, archive = {(uint8_t *)"x", 1};
    struct Key key;
    uint8_t mrenclave[MEASURE_SIZE];
    struct BuildRequest request = {&elf, "payload", &archive, HEAP_SIZE_MIN, STACK_SIZE_DEFAULT, THREADS,
                                   0,    0,         0};
    REQUIRE(file_read("build/tests/launch/payload.elf", &elf) && build_image(&built, &request));
    REQUIRE(key_read(&key, "tests/vectors/sig1.key.pem"));
    image_measure(&built.image, mrenclave);
    sigstruct_prepare(&sigstruct, mrenclave, false);
    REQUIRE(sigstruct_sign(&sigstruct, &key));
    return 0;
}

static bool enter(unsigned thread, uint64_t ecall, uint64_t buffer, uint64_t size) {
    struct Exchange *exchange = enclave.threads[thread].exchange;
    exchange->number = OCALL_NONE;
    struct LaunchExit exit = launch_enter(&enclave, thread, ecall, buffer, size);
    REQUIRE(exit.ok && !exit.exception);
    REQUIRE(exchange->number <= OCALL_DONE);
    if (exchange->number != OCALL_NONE) REQUIRE(exchange->data_size <= EXCHANGE_DATA_MAX);
    return exchange->number != OCALL_EXIT && exchange->number != OCALL_ABORT;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const programs[] = {"echo", "arguments", "clocks", "transfer",  "fpu",  "frozen",
                                           "copy", "stats",     "leafs",  "backwards", "wait", "threads"};
    if (size < 14) return 0;
    REQUIRE(launch_start(&enclave, &backend_sim, &built.image, &sigstruct));
    struct Exchange *exchange = enclave.threads[0].exchange;
    uint64_t wanted = sizeof(struct RunRequest);
    struct RunRequest head = {.argument_count = data[1] & 3 ? 1 : data[1]};
    memset(exchange + 1, 0, 256);
    memcpy(exchange + 1, &head, sizeof head);
    const char *program = programs[data[0] % (sizeof programs / sizeof *programs)];
    strcpy((char *)(exchange + 1) + sizeof head, program);
    wanted += strlen(program) + (data[1] & 0x40 ? 0 : 1);
    bool lives = enter(0, ECALL_RUN, (uint64_t)(uintptr_t)exchange, wanted);
    unsigned entries = 0;
    for (size_t at = 2; at + 12 <= size && lives && entries < 64; at += 12, entries++) {
        const uint8_t *record = data + at;
        int64_t result;
        memcpy(&result, record + 4, sizeof result);
        unsigned thread = (record[0] >> 3 & 3) % THREADS;
        exchange = enclave.threads[thread].exchange;
        uint64_t buffer = (uint64_t)(uintptr_t)exchange;
        if (record[1] & 1) result = (int64_t)record[4]; // mostly in range
        exchange->result = result;
        exchange->data_size = (uint64_t)record[2] << (record[3] & 63);
        memset(exchange + 1, record[3], 64);
        uint64_t ecall = record[0] & 0x80 ? record[0] & 7 : ECALL_RETURN;
        lives = enter(thread, ecall, record[1] & 2 ? buffer + record[2] : buffer, record[3]);
    }
    launch_end(&enclave);
    error_clear();
    return 0;
}
