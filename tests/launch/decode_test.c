// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The instruction decoder: length and kind of one instruction of each form, and each of them cut off.
#include "tests/host/check.h"

#include "host/launch/decode.h"

#include <stdbool.h>

static const struct {
    const char *bytes;
    unsigned length;
    enum DecodeKind kind;
} cases[] = {
    {"\x90", 1, DECODE_LEGAL},
    {"\xc3", 1, DECODE_LEGAL},
    {"\x48\x89\xe5", 3, DECODE_LEGAL},                 // mov %rsp, %rbp
    {"\x48\xb8\1\2\3\4\5\6\7\x08", 10, DECODE_LEGAL},  // movabs
    {"\x66\xb8\1\2", 4, DECODE_LEGAL},                 // mov imm16
    {"\x48\x8b\x84\x24\1\2\3\4", 8, DECODE_LEGAL},     // disp32 with SIB
    {"\x8b\x04\x25\1\2\3\4", 7, DECODE_LEGAL},         // SIB without base
    {"\x8b\x05\1\2\3\4", 6, DECODE_LEGAL},             // RIP-relative
    {"\xf6\xc0\1", 3, DECODE_LEGAL},                   // test imm8
    {"\xf6\xd0", 2, DECODE_LEGAL},                     // not
    {"\xf7\x00\1\2\3\4", 6, DECODE_LEGAL},             // testl imm32
    {"\xc8\1\2\3", 4, DECODE_LEGAL},                   // enter
    {"\x64\x48\x8b\x04\x25\0\0\0\0", 9, DECODE_LEGAL}, // mov %fs:0
    {"\x0f\x84\1\2\3\4", 6, DECODE_LEGAL},             // je
    {"\x0f\xba\xe0\1", 4, DECODE_LEGAL},               // bt imm8
    {"\x66\x0f\x3a\x0f\xc1\1", 6, DECODE_LEGAL},       // palignr
    {"\xf3\x0f\x1e\xfa", 4, DECODE_LEGAL},             // endbr64
    {"\x0f\xc7\xf0", 3, DECODE_LEGAL},                 // rdrand
    {"\x0f\xae\xe8", 3, DECODE_LEGAL},                 // lfence
    {"\x0f\xae\x2d\1\2\3\4", 7, DECODE_LEGAL},         // xrstor
    {"\xcc", 1, DECODE_LEGAL},                         // int3
    {"\xc4\xe2\xf8\xf7\xc1", 5, DECODE_LEGAL},         // bextr: VEX, but no vector state
    {"\xc5\xf8\x77", 3, DECODE_AVX},                   // vzeroupper
    {"\xc4\xe3\x7d\x19\xc1\1", 6, DECODE_AVX},         // vextractf128
    {"\x62\xf1\x7c\x48\x58\xc1", 6, DECODE_AVX},       // vaddps zmm
    {"\x0f\x01\xd7", 3, DECODE_ENCLU},
    {"\x0f\xa2", 2, DECODE_CPUID},
    {"\x0f\x05", 2, DECODE_SYSCALL},
    {"\x0f\x34", 2, DECODE_SYSENTER},
    {"\xcd\x80", 2, DECODE_INT},
    {"\x0f\x31", 2, DECODE_RDTSC},
    {"\x0f\x01\xf9", 3, DECODE_RDTSCP},
    {"\x0f\x33", 2, DECODE_RDPMC},
    {"\x0f\x01\xc1", 3, DECODE_VM},
    {"\x0f\x37", 2, DECODE_VM},
    {"\x0f\x01\x00", 3, DECODE_TABLE}, // sgdt
    {"\x0f\x00\xc8", 3, DECODE_TABLE}, // str
    {"\xe4\x01", 2, DECODE_IO},
    {"\xf3\x6c", 2, DECODE_IO},                  // rep insb
    {"\x48\xcb", 2, DECODE_FAR},                 // lretq
    {"\xff\x28", 2, DECODE_FAR},                 // ljmp
    {"\x8e\xd8", 2, DECODE_SEGMENT},             // mov %eax, %ds
    {"\xf3\x48\x0f\xae\xd8", 5, DECODE_SEGMENT}, // wrgsbase
    {"\x66\x66\x2e\x0f\xa2", 5, DECODE_CPUID},   // prefixes do not hide it
    {"\x06", 1, DECODE_UNKNOWN},
    {"\x0f\x0a", 1, DECODE_UNKNOWN},
};

// What is skipped at a glance is what decode calls legal, instruction by instruction.
static void test_quick(void) {
    static uint8_t code[1 << 20];
    static const uint8_t common[] = {0x48, 0x0f, 0x66, 0x65, 0xf2, 0x8b, 0x89,
                                     0x44, 0x24, 0x81, 0xe8, 0xff, 0x83};
    struct DecodeQuick quick;
    uint64_t state = 88172645463325252u, skipped = 0;
    for (size_t i = 0; i < sizeof code; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        bool likely = (state >> 40 & 3) == 0;
        code[i] = likely ? common[(state >> 48) % sizeof common] : (uint8_t)(state >> 56);
    }
    decode_quick_prepare(&quick);
    for (size_t at = 0; at < sizeof code; at++) {
        size_t room = sizeof code - at < 4096 ? sizeof code - at : 4096;
        size_t end = at + decode_quick_skip(&quick, code + at, room), next = at;
        CHECK(end - at < room);
        skipped += end - at;
        while (next < end) {
            struct Decoded found = decode(code + next, room - (next - at));
            if (found.kind != DECODE_LEGAL) printf("at %zu: kind %d\n", next, (int)found.kind);
            CHECK(found.kind == DECODE_LEGAL);
            next += found.length;
        }
        CHECK(next == end);
    }
    CHECK(skipped > sizeof code);
}

int main(void) {
    test_quick();
    for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++) {
        const uint8_t *code = (const uint8_t *)cases[i].bytes;
        struct Decoded found = decode(code, cases[i].length + (cases[i].kind == DECODE_UNKNOWN));
        if (found.length != cases[i].length || found.kind != cases[i].kind)
            printf("case %u: length %u, kind %d\n", i, found.length, (int)found.kind);
        CHECK(found.length == cases[i].length && found.kind == cases[i].kind);
        for (unsigned part = 0; part < cases[i].length && cases[i].kind != DECODE_UNKNOWN; part++) {
            found = decode(code, part);
            CHECK(found.kind == DECODE_UNKNOWN && found.length == 1);
        }
    }
    CHECK(strcmp(decode_kind_name(DECODE_CPUID), "CPUID") == 0);
    return check_end();
}
