// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// MRENCLAVE of a small page list against a value computed from the SDM's description alone, in Python:
//   from hashlib import sha256; from struct import pack; h = sha256()
//   h.update(pack('<8sIQ44x', b'ECREATE', 1, 1 << 34))
//   h.update(pack('<8sQQ40x', b'EADD', 0, 0x205))
//   for i in range(16): h.update(pack('<8sQ48x', b'EEXTEND', i * 256) + bytes([i]) * 256)
//   h.update(pack('<8sQQ40x', b'EADD', 0x1000, 0x203))
//   h.update(pack('<8sQ48x', b'EEXTEND', 0x1300) + bytes(256))
//   h.update(pack('<8sQQ40x', b'EADD', 0x100000000, 0x203)); h.hexdigest()
#include "host/image/measure.h"

#include "tests/host/check.h"

static const char expected[] = "767eb666b2d8e3eb42ca073119899c6e7892737aecc88612e710a6f10eb97fde";

static void hex(const uint8_t *bytes, size_t size, char *text) {
    for (size_t i = 0; i < size; i++) sprintf(text + 2 * i, "%02x", bytes[i]);
}

int main(void) {
    static uint8_t first[4096];
    for (int i = 0; i < 4096; i++) first[i] = (uint8_t)(i / 256);
    struct ImagePage pages[3] = {
        {0, SECINFO_REG | SECINFO_R | SECINFO_X, first, 0xffff},
        {0x1000, SECINFO_REG | SECINFO_R | SECINFO_W, NULL, 1 << 3},
        {0x100000000, SECINFO_REG | SECINFO_R | SECINFO_W, NULL, 0},
    };
    struct Image image = {UINT64_C(1) << 34, 1, 3, 0, pages, {{0}}};
    uint8_t mrenclave[MEASURE_SIZE];
    char text[2 * MEASURE_SIZE + 1] = "";
    image_measure(&image, mrenclave);
    hex(mrenclave, sizeof mrenclave, text);
    CHECK(strcmp(text, expected) == 0);

    first[4095] ^= 1;
    image_measure(&image, mrenclave);
    hex(mrenclave, sizeof mrenclave, text);
    CHECK(strcmp(text, expected) != 0);
    return check_end();
}
