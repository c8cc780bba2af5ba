// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Fuzz target: SGXS images. What is taken and canonical has the measurement that its pages have.
#include "tests/fuzz/fuzz.h"

#include "host/image/measure.h"
#include "host/image/sgxs.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *copy = exact(data, size);
    struct Bytes bytes = {(uint8_t *)copy, size};
    struct SgxsFile file;
    if (sgxs_read(&file, &bytes, "it")) {
        uint8_t mrenclave[MEASURE_SIZE];
        for (uint32_t i = 0; i < file.image.page_count; i++)
            REQUIRE(file.image.pages[i].offset <= file.image.size - 4096);
        image_measure(&file.image, mrenclave);
        if (file.canonical && file.unmeasured_bytes == 0) REQUIRE(memcmp(mrenclave, file.mrenclave, 32) == 0);
        sgxs_free(&file);
    } else {
        REQUIRE(*error_text());
    }
    free(copy);
    error_clear();
    return 0;
}
