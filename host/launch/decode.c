// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Instruction lengths: see decode.h. Each opcode map is a string of one letter per opcode:
//   n no operand bytes   m ModRM   b imm8   w imm16   z imm32 (imm16 with 66)   v as z, imm64 with REX.W
//   M ModRM + imm8   Z ModRM + z   T ModRM, + imm8 when its reg field is 0 or 1   U the same, + z
//   o address-sized offset   e imm16 + imm8   p prefix or escape, handled apart   . no instruction
#include "host/launch/decode.h"

#include <stdbool.h>

static const char one_byte[] = //
    "mmmmbz..mmmmbz.p"         // 00
    "mmmmbz..mmmmbz.."         // 10
    "mmmmbzp.mmmmbzp."         // 20
    "mmmmbzp.mmmmbzp."         // 30
    "pppppppppppppppp"         // 40
    "nnnnnnnnnnnnnnnn"         // 50
    "..pmppppzZbMnnnn"         // 60
    "bbbbbbbbbbbbbbbb"         // 70
    "MZ.Mmmmmmmmmmmmm"         // 80
    "nnnnnnnnnn.nnnnn"         // 90
    "oooonnnnbznnnnnn"         // a0
    "bbbbbbbbvvvvvvvv"         // b0
    "MMwnppMZenwnnb.n"         // c0
    "mmmm...nmmmmmmmm"         // d0
    "bbbbbbbbzz.bnnnn"         // e0
    "pnppnnTUnnnnnnmm";        // f0
static const char two_byte[] = //
    "mmmm.nnnnn.n.mnM"         // 0f 00
    "mmmmmmmmmmmmmmmm"         // 10
    "mmmm....mmmmmmmm"         // 20
    "nnnnnn.np.p....."         // 30
    "mmmmmmmmmmmmmmmm"         // 40
    "mmmmmmmmmmmmmmmm"         // 50
    "mmmmmmmmmmmmmmmm"         // 60
    "MMMMmmmnmmmmmmmm"         // 70
    "zzzzzzzzzzzzzzzz"         // 80
    "mmmmmmmmmmmmmmmm"         // 90
    "nnnmMm..nnnmMmmm"         // a0
    "mmmmmmmmmmMmmmmm"         // b0
    "mmMmMMMmnnnnnnnn"         // c0
    "mmmmmmmmmmmmmmmm"         // d0
    "mmmmmmmmmmmmmmmm"         // e0
    "mmmmmmmmmmmmmmmm";        // f0

struct Cursor {
    const uint8_t *code;
    size_t at, available;
    uint8_t operand16, address32, repeat, rex;
};

static int peek(const struct Cursor *c, size_t ahead) {
    return ahead < c->available - c->at ? c->code[c->at + ahead] : -1;
}

static void read_prefixes(struct Cursor *c) {
    for (;; c->at++) {
        int byte = peek(c, 0);
        if (byte == 0x66)
            c->operand16 = 1;
        else if (byte == 0x67)
            c->address32 = 1;
        else if (byte == 0xf2 || byte == 0xf3)
            c->repeat = (uint8_t)byte;
        else if (byte != 0xf0 && byte != 0x2e && byte != 0x36 && byte != 0x3e && byte != 0x26 &&
                 byte != 0x64 && byte != 0x65)
            break;
    }
    if ((peek(c, 0) & ~15) == 0x40) c->rex = c->code[c->at++];
}

// Bytes of ModRM, SIB and displacement; 0 when cut off.
static unsigned modrm_length(const struct Cursor *c) {
    int modrm = peek(c, 0);
    if (modrm < 0) return 0;
    unsigned mode = (unsigned)modrm >> 6, base = modrm & 7, length = 1;
    if (mode == 3) return 1;
    if (base == 4) {
        int sib = peek(c, 1);
        if (sib < 0) return 0;
        length++;
        base = sib & 7;
    }
    if (mode == 1) return length + 1;
    return mode == 2 || base == 5 ? length + 4 : length;
}

// Bytes behind the opcode; 0 with *bad set when there is no such instruction.
static unsigned operand_length(const struct Cursor *c, char form, int *bad) {
    unsigned immediate = c->operand16 ? 2 : 4, modrm = 0;
    unsigned group = peek(c, 0) >= 0 ? ((unsigned)peek(c, 0) >> 3 & 7) : 0;
    if (form == 'm' || form == 'M' || form == 'Z' || form == 'T' || form == 'U') {
        modrm = modrm_length(c);
        if (modrm == 0) *bad = 1;
    }
    switch (form) {
    case 'n': return 0;
    case 'm': return modrm;
    case 'b': return 1;
    case 'w': return 2;
    case 'e': return 3;
    case 'z': return immediate;
    case 'v': return c->rex & 8 ? 8 : immediate;
    case 'o': return c->address32 ? 4 : 8;
    case 'M': return modrm + 1;
    case 'Z': return modrm + immediate;
    case 'T': return modrm + (group < 2 ? 1 : 0);
    case 'U': return modrm + (group < 2 ? immediate : 0);
    default: *bad = 1; return 0;
    }
}

static enum DecodeKind kind_of_one(uint8_t opcode, unsigned group) {
    switch (opcode) {
    case 0xcd: return DECODE_INT;
    case 0x6c:
    case 0x6d:
    case 0x6e:
    case 0x6f: // INS, OUTS
    case 0xe4:
    case 0xe5:
    case 0xe6:
    case 0xe7:
    case 0xec:
    case 0xed:
    case 0xee:
    case 0xef: return DECODE_IO;
    case 0xca:
    case 0xcb:
    case 0xcf: return DECODE_FAR;
    case 0xff: return group == 3 || group == 5 ? DECODE_FAR : DECODE_LEGAL;
    case 0x8e: return DECODE_SEGMENT;
    default: return DECODE_LEGAL;
    }
}

static enum DecodeKind kind_of_01(int modrm) {
    switch (modrm) {
    case 0xc0:
    case 0xc1:
    case 0xc2:
    case 0xc3:
    case 0xc4: // ENCLV, VMCALL, VMLAUNCH, VMRESUME, VMXOFF
    case 0xcf:
    case 0xd4: return DECODE_VM; // ENCLS, VMFUNC
    case 0xd7: return DECODE_ENCLU;
    case 0xf9: return DECODE_RDTSCP;
    default: break;
    }
    unsigned group = (unsigned)modrm >> 3 & 7;
    if (modrm >= 0xd8 && modrm <= 0xdf) return DECODE_VM;              // AMD's
    if (modrm < 0xc0) return group == 5 ? DECODE_LEGAL : DECODE_TABLE; // group 5: RSTORSSP
    return group == 4 || group == 6 ? DECODE_TABLE : DECODE_LEGAL;     // SMSW, LMSW
}

static enum DecodeKind kind_of_two(const struct Cursor *c, uint8_t opcode, int modrm) {
    switch (opcode) {
    case 0x00: return DECODE_TABLE;
    case 0x01: return kind_of_01(modrm);
    case 0x05: return DECODE_SYSCALL;
    case 0x31: return DECODE_RDTSC;
    case 0x33: return DECODE_RDPMC;
    case 0x34: return DECODE_SYSENTER;
    case 0x37: return DECODE_VM;
    case 0xa1:
    case 0xa9:
    case 0xb2:
    case 0xb4:
    case 0xb5: return DECODE_SEGMENT;
    case 0xa2: return DECODE_CPUID;
    case 0xae: // WRFSBASE, WRGSBASE
        return c->repeat == 0xf3 && modrm >= 0xd0 && modrm < 0xe0 ? DECODE_SEGMENT : DECODE_LEGAL;
    default: return DECODE_LEGAL;
    }
}

// VEX and EVEX: `map` 1 to 3 (and 5, 6 of EVEX) as 0f, 0f 38, 0f 3a. The integer instructions among VEX need
// no state.
static enum DecodeKind vector(struct Cursor *c, unsigned prefix, unsigned map, int evex, int *bad) {
    c->at += prefix;
    int opcode = peek(c, 0);
    if (opcode < 0 || map == 0 || map > 6 || map == 4) *bad = 1;
    if (*bad) return DECODE_UNKNOWN;
    c->at++;
    char form = map == 3 ? 'M' : map == 1 ? two_byte[opcode] : 'm';
    c->at += operand_length(c, form, bad);
    int integer =
        !evex && ((map == 2 && (opcode == 0xf2 || opcode == 0xf3 || (opcode >= 0xf5 && opcode <= 0xf7))) ||
                  (map == 3 && opcode == 0xf0));
    return integer ? DECODE_LEGAL : DECODE_AVX;
}

static enum DecodeKind legacy(struct Cursor *c, int *bad) {
    int opcode = peek(c, 0);
    if (opcode < 0) return DECODE_UNKNOWN;
    c->at++;
    if (opcode != 0x0f) {
        enum DecodeKind kind = kind_of_one((uint8_t)opcode, (unsigned)peek(c, 0) >> 3 & 7);
        c->at += operand_length(c, one_byte[opcode], bad);
        return kind;
    }
    opcode = peek(c, 0);
    if (opcode < 0) return DECODE_UNKNOWN;
    c->at++;
    if (opcode == 0x38 || opcode == 0x3a) {
        if (peek(c, 0) < 0) return DECODE_UNKNOWN;
        c->at++;
        c->at += operand_length(c, opcode == 0x38 ? 'm' : 'M', bad);
        return DECODE_LEGAL;
    }
    enum DecodeKind kind = kind_of_two(c, (uint8_t)opcode, peek(c, 0));
    c->at += operand_length(c, two_byte[opcode], bad);
    return kind;
}

struct Decoded decode(const uint8_t *code, size_t available) {
    struct Cursor c = {.code = code, .available = available};
    enum DecodeKind kind;
    int bad = 0;
    read_prefixes(&c);
    int first = peek(&c, 0), second = peek(&c, 1);
    if (first >= 0 && second < 0 && (first == 0xc5 || first == 0xc4 || first == 0x62)) bad = 1;
    if (bad)
        kind = DECODE_UNKNOWN;
    else if (first == 0xc5)
        kind = vector(&c, 2, 1, 0, &bad);
    else if (first == 0xc4)
        kind = vector(&c, 3, (unsigned)second & 31, 0, &bad);
    else if (first == 0x62)
        kind = vector(&c, 4, (unsigned)second & 7, 1, &bad);
    else
        kind = legacy(&c, &bad);
    if (bad || kind == DECODE_UNKNOWN || c.at > available || c.at > 15)
        return (struct Decoded){1, DECODE_UNKNOWN};
    return (struct Decoded){(unsigned)c.at, kind};
}

// --- plain instructions at a glance ---

// Bytes of a legal instruction with this operand form, its ModRM's part apart (QUICK_MODRM says that it has one); 0: decode
// looks at it.
static uint8_t quick_length(char form, unsigned opcode_length) {
    switch (form) {
    case 'n': return (uint8_t)opcode_length;
    case 'b': return (uint8_t)(opcode_length + 1);
    case 'z': return (uint8_t)(opcode_length + 4);
    case 'm': return (uint8_t)(QUICK_MODRM | opcode_length);
    case 'M': return (uint8_t)(QUICK_MODRM | (opcode_length + 1));
    case 'Z': return (uint8_t)(QUICK_MODRM | (opcode_length + 4));
    default: return 0;
    }
}

void decode_quick_prepare(struct DecodeQuick *quick) {
    const struct Cursor none = {0};
    for (unsigned i = 0; i < 256; i++) {
        bool grouped = i == 0xff || i == 0x0f; // what they are depends on what follows
        quick->one[i] =
            grouped || kind_of_one((uint8_t)i, 0) != DECODE_LEGAL ? 0 : quick_length(one_byte[i], 1);
        grouped = i == 0x01 || i == 0xae || i == 0x38 || i == 0x3a;
        quick->two[i] =
            grouped || kind_of_two(&none, (uint8_t)i, 0) != DECODE_LEGAL ? 0 : quick_length(two_byte[i], 2);
    }
}

size_t decode_quick_skip(const struct DecodeQuick *quick, const uint8_t *code, size_t available) {
    size_t at = 0;
    while (available - at >= QUICK_ROOM) {
        const uint8_t *p = code + at;
        if (*p == 0x64 || *p == 0x65) p++;                      // FS, GS
        bool prefixed = *p == 0x66 || *p == 0xf2 || *p == 0xf3; // in front of SSE's instructions only
        if (prefixed) p++;
        if ((*p & 0xf0) == 0x40) p++; // REX
        bool two = *p == 0x0f;
        uint8_t form = two ? quick->two[p[1]] : quick->one[*p];
        if (form == 0 || (prefixed && !(two && form & QUICK_MODRM))) break;
        if (form & QUICK_MODRM) {
            const struct Cursor c = {.code = p, .at = two ? 2 : 1, .available = QUICK_ROOM};
            p += modrm_length(&c);
        }
        at = (size_t)(p - code) + (form & ~QUICK_MODRM);
    }
    return at;
}

const char *decode_kind_name(enum DecodeKind kind) {
    switch (kind) {
    case DECODE_CPUID: return "CPUID";
    case DECODE_SYSCALL: return "SYSCALL";
    case DECODE_SYSENTER: return "SYSENTER";
    case DECODE_INT: return "INT";
    case DECODE_RDTSC: return "RDTSC";
    case DECODE_RDTSCP: return "RDTSCP";
    case DECODE_RDPMC: return "RDPMC";
    case DECODE_VM: return "a virtualisation instruction";
    case DECODE_TABLE: return "an access to a descriptor table";
    case DECODE_IO: return "an I/O instruction";
    case DECODE_FAR: return "a far jump, call or return";
    case DECODE_SEGMENT: return "a load of a segment";
    case DECODE_AVX: return "an AVX instruction, which XFRM does not allow";
    default: return "an instruction";
    }
}
