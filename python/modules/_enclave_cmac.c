// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// AES-128 (FIPS 197) and its CMAC (NIST SP 800-38B), for the MAC of reports. The S-box is computed, not looked up:
// no memory access depends on key or data. Slow (some microseconds a block), and reports have 24 blocks.
#include "python/modules/_enclave.h"

#include "python/objects/error.h"

enum { BLOCK = 16, ROUNDS = 10, CMAC_R = 0x87 };

typedef struct {
    uint8_t byte[BLOCK];
} Block;
typedef struct {
    Block round[ROUNDS + 1];
} Schedule;

static uint8_t times_x(uint8_t a) { return (uint8_t)(a << 1 ^ (0x1b & (0 - (a >> 7)))); }

// In GF(2^8) modulo x^8 + x^4 + x^3 + x + 1.
static uint8_t multiply(uint8_t a, uint8_t b) {
    uint8_t product = 0;
    for (uint32_t i = 0; i < 8; i++) {
        product ^= a & (uint8_t)(0 - (b >> (i & 7) & 1));
        a = times_x(a);
    }
    return product;
}

// a^254, the inverse (0 for 0), then the affine map.
static uint8_t substitute(uint8_t a) {
    uint8_t power = a, inverse = 1;
    for (uint32_t i = 0; i < 7; i++) { // 254 = 2 + 4 + ... + 128
        power = multiply(power, power);
        inverse = multiply(inverse, power);
    }
    uint32_t twice = inverse | (uint32_t)inverse << 8;
    uint32_t sum = inverse ^ twice >> 7 ^ twice >> 6 ^ twice >> 5 ^ twice >> 4 ^ 0x63;
    return (uint8_t)sum;
}

static Schedule expand(Block key) {
    Schedule s = {0};
    uint8_t constant = 1;
    AT(s.round, 0) = key;
    for (uint32_t i = 1; i <= ROUNDS; i++) {
        Block last = AT(s.round, i - 1), next = {0};
        for (uint32_t j = 0; j < BLOCK; j++) {
            uint8_t before = j >= 4 ? AT(next.byte, j - 4) : substitute(AT(last.byte, 12 + (j + 1) % 4));
            AT(next.byte, j) = AT(last.byte, j) ^ before ^ (j == 0 ? constant : 0);
        }
        constant = times_x(constant);
        AT(s.round, i) = next;
    }
    return s;
}

static Block add(Block a, Block b) {
    for (uint32_t i = 0; i < BLOCK; i++) AT(a.byte, i) ^= AT(b.byte, i);
    return a;
}

// SubBytes and ShiftRows: byte j of column i comes from column i + j.
static Block substitute_rows(Block b) {
    Block result = {0};
    for (uint32_t i = 0; i < BLOCK; i++)
        AT(result.byte, i) = substitute(AT(b.byte, (i + 4 * (i % 4)) % BLOCK));
    return result;
}

static Block mix_columns(Block b) {
    Block result = {0};
    for (uint32_t i = 0; i < BLOCK; i++) {
        uint32_t column = i / 4 * 4;
        uint8_t own = AT(b.byte, i), next = AT(b.byte, column + (i + 1) % 4);
        AT(result.byte, i) = times_x(own) ^ times_x(next) ^ next ^ AT(b.byte, column + (i + 2) % 4) ^
                             AT(b.byte, column + (i + 3) % 4);
    }
    return result;
}

static Block encrypt(Schedule s, Block b) {
    b = add(b, AT(s.round, 0));
    for (uint32_t i = 1; i < ROUNDS; i++) b = add(mix_columns(substitute_rows(b)), AT(s.round, i));
    return add(substitute_rows(b), AT(s.round, ROUNDS));
}

static Block twice(Block b) { // in GF(2^128), the first byte highest
    uint8_t carry = AT(b.byte, 0) >> 7;
    for (uint32_t i = 0; i < BLOCK - 1; i++)
        AT(b.byte, i) = (uint8_t)(AT(b.byte, i) << 1 | AT(b.byte, i + 1) >> 7);
    AT(b.byte, BLOCK - 1) = (uint8_t)(AT(b.byte, BLOCK - 1) << 1 ^ (CMAC_R & (0 - carry)));
    return b;
}

Value cmac_aes128(Ref key, Buffer data) {
    Block first = {0}, mac = {0};
    for (uint32_t i = 0; i < BLOCK; i++) AT(first.byte, i) = u8_get(key, i);
    Schedule schedule = expand(first);
    Block mask = twice(encrypt(schedule, (Block){{0}}));
    uint64_t done = 0;
    for (; data.length - done > BLOCK; done += BLOCK) {
        for (uint32_t i = 0; i < BLOCK; i++) AT(mac.byte, i) ^= u8_get(data.block, data.from + done + i);
        mac = encrypt(schedule, mac);
    }
    uint64_t left = data.length - done;
    for (uint32_t i = 0; i < left; i++) AT(mac.byte, i) ^= u8_get(data.block, data.from + done + i);
    if (left < BLOCK) {
        AT(mac.byte, left) ^= 0x80;
        mask = twice(mask);
    }
    mac = encrypt(schedule, add(mac, mask));
    Value result = bytes_new(BLOCK);
    RETURN_IF_ERROR(result);
    for (uint32_t i = 0; i < BLOCK; i++) u8_set(ref_of(result), i, AT(mac.byte, i));
    return result;
}
