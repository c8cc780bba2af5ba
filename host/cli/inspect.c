// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// pysgx inspect: what an image or a signature holds.
#include "host/cli/cli.h"

#include "abi/frozen.h"
#include "host/error.h"
#include "host/quote/quote.h"
#include "host/sign/key.h"
#include "host/sign/sigstruct.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char help[] = "usage: pysgx inspect [--modules] FILE\n\n"
                           "For an image (.sgxs, of Python-SGX or any other tool): measurement, size, pages "
                           "by kind, threads. When its\n"
                           "signature (.sig) lies beside it, it must fit. For a signature: what it signs, "
                           "for which attributes, by whom.\n"
                           "A file that is corrupt is refused with status 1.\n\n"
                           "  --modules         list the modules frozen in an image of Python-SGX\n";

static int run(int count, char **words);
const struct Command command_inspect = {"inspect", "show what an image or a signature holds", help, run};

// ----- images

static const struct {
    const char *name;
    uint64_t flags;
} kinds[] = {
    {"code", SECINFO_REG | SECINFO_R | SECINFO_X},
    {"constant", SECINFO_REG | SECINFO_R},
    {"writable", SECINFO_REG | SECINFO_R | SECINFO_W},
    {"writable code", SECINFO_REG | SECINFO_R | SECINFO_W | SECINFO_X},
    {"thread (TCS)", SECINFO_TCS},
};
#define KIND_COUNT (sizeof kinds / sizeof *kinds)

static void print_pages(const struct Image *image) {
    uint32_t counts[KIND_COUNT + 1] = {0}, unmeasured[KIND_COUNT + 1] = {0};
    for (uint32_t i = 0; i < image->page_count; i++) {
        struct ImagePage page = image_page(image, i);
        size_t kind = 0;
        while (kind < KIND_COUNT && kinds[kind].flags != page.secinfo_flags) kind++;
        counts[kind]++;
        unmeasured[kind] += page.measured != 0xffff;
    }
    printf("%-12s %u (%" PRIu64 " KiB)\n", "pages", image->page_count, (uint64_t)image->page_count * 4);
    for (size_t kind = 0; kind <= KIND_COUNT; kind++) {
        if (!counts[kind]) continue;
        printf("  %-14s %u", kind < KIND_COUNT ? kinds[kind].name : "other", counts[kind]);
        if (unmeasured[kind]) printf(" (%u of them without measured content)", unmeasured[kind]);
        putchar('\n');
    }
}

static void print_threads(const struct Image *image) {
    for (uint32_t i = 0; i < image->page_count; i++) {
        struct ImagePage page = image_page(image, i);
        if ((page.secinfo_flags & SECINFO_TCS) != SECINFO_TCS || page.secinfo_flags & SECINFO_REG ||
            !page.content)
            continue;
        struct SgxTcs tcs;
        memcpy(&tcs, page.content, sizeof tcs);
        printf("%-12s at 0x%" PRIx64 ", entry 0x%" PRIx64 ", %u SSA frames at 0x%" PRIx64 "\n", "thread",
               page.offset, tcs.oentry, tcs.nssa, tcs.ossa);
    }
}

// A text of the archive; false when it does not lie in it.
static bool archive_text(const struct Bytes *archive, uint32_t offset, uint32_t size) {
    return offset <= archive->size && size <= archive->size - offset;
}

static bool print_archive(const struct Image *image, const struct Layout *layout, bool modules) {
    struct Bytes archive;
    struct FrozenHeader header;
    if (!prepare_extract(image, layout, &archive)) return false;
    bool ok = archive.size >= sizeof header;
    if (ok) memcpy(&header, archive.data, sizeof header);
    ok = ok && header.magic == FROZEN_MAGIC &&
         header.entry_count <= (archive.size - sizeof header) / sizeof(struct FrozenEntry);
    if (ok)
        printf("%-12s %u modules beside the program, %zu KiB of source\n", "frozen", header.entry_count - 1,
               archive.size >> 10);
    for (uint32_t i = 0; ok && modules && i < header.entry_count; i++) {
        struct FrozenEntry entry;
        memcpy(&entry, archive.data + sizeof header + i * sizeof entry, sizeof entry);
        ok = archive_text(&archive, entry.name_offset, entry.name_size) &&
             archive_text(&archive, entry.file_offset, entry.file_size);
        if (ok)
            printf("  %.*s (%.*s)\n", (int)entry.name_size, (char *)archive.data + entry.name_offset,
                   (int)entry.file_size, (char *)archive.data + entry.file_offset);
    }
    bytes_free(&archive);
    return ok || error_set("the image is corrupt: its frozen archive is not valid");
}

static bool check_signature(const struct SgxsFile *file, const char *path) {
    char *signature = prepare_signature_path(path);
    struct SgxSigstruct sigstruct;
    bool ok = true;
    if (access(signature, F_OK) == 0) {
        ok = sigstruct_read(&sigstruct, signature);
        if (ok && memcmp(sigstruct.enclavehash, file->mrenclave, 32) != 0)
            ok = error_set("'%s' is not what '%s' signs: MRENCLAVE differs", path, signature);
        if (ok) printf("%-12s %s fits\n", "signature", signature);
    }
    free(signature);
    return ok;
}

static bool inspect_image(const char *path, const struct Bytes *bytes, bool modules) {
    struct SgxsFile file;
    struct Layout layout;
    if (!sgxs_read(&file, bytes, path)) return false;
    cli_print_hex("MRENCLAVE", file.mrenclave, 32);
    printf("%-12s %" PRIu64 " MiB of addresses, SSA frames of %u pages\n", "size", file.image.size >> 20,
           file.image.ssa_frame_size);
    printf("%-12s %zu KiB\n", "file", bytes->size >> 10);
    if (file.unmeasured_bytes)
        printf("%-12s %" PRIu64 " bytes of data\n", "unmeasured", file.unmeasured_bytes);
    if (!file.canonical) printf("%-12s no: this image cannot be loaded by pysgx\n", "canonical");
    print_pages(&file.image);
    print_threads(&file.image);
    bool ok = true;
    if (file.canonical && prepare_layout(&file.image, &layout)) {
        printf("%-12s %" PRIu64 " MiB of heap, %" PRIu64 " KiB of stack%s\n", "Python-SGX",
               layout.heap_size >> 20, layout.stack_size >> 10, layout.flags & LAYOUT_DEBUG ? ", DEBUG" : "");
        ok = print_archive(&file.image, &layout, modules);
    }
    ok = ok && check_signature(&file, path);
    sgxs_free(&file);
    return ok;
}

// ----- signatures

static void print_flags(uint64_t flags) {
    static const struct {
        uint64_t bit;
        const char *name;
    } names[] = {
        {SGX_FLAGS_INIT, "INIT"},
        {SGX_FLAGS_DEBUG, "DEBUG"},
        {SGX_FLAGS_MODE64BIT, "64-bit"},
        {SGX_FLAGS_PROVISIONKEY, "PROVISIONKEY"},
        {SGX_FLAGS_EINITTOKENKEY, "EINITTOKENKEY"},
        {SGX_FLAGS_CET, "CET"},
        {SGX_FLAGS_KSS, "KSS"},
        {SGX_FLAGS_AEXNOTIFY, "AEXNOTIFY"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (flags & names[i].bit) printf(" %s", names[i].name);
}

static bool inspect_signature(const char *path) {
    struct SgxSigstruct s;
    uint8_t mrsigner[32];
    if (!sigstruct_read(&s, path)) return false;
    key_mrsigner(s.modulus, mrsigner);
    cli_print_hex("MRENCLAVE", s.enclavehash, 32);
    cli_print_hex("MRSIGNER", mrsigner, 32);
    printf("%-12s %04x-%02x-%02x\n", "date", s.date >> 16, s.date >> 8 & 0xff, s.date & 0xff);
    printf("%-12s 0x%" PRIx64 " (mask 0x%" PRIx64 "):", "attributes", s.attributes.flags,
           s.attributemask.flags);
    print_flags(s.attributes.flags);
    printf("\n%-12s 0x%" PRIx64 " (mask 0x%" PRIx64 ")\n", "XFRM", s.attributes.xfrm, s.attributemask.xfrm);
    printf("%-12s 0x%x (mask 0x%x)\n", "MISCSELECT", s.miscselect, s.miscmask);
    printf("%-12s %u, version %u\n", "product", s.isvprodid, s.isvsvn);
    printf("%-12s RSA-3072, valid\n", "signature");
    return true;
}

// ----- quotes

static bool inspect_quote(const char *path, const struct Bytes *bytes) {
    struct Quote quote;
    if (!quote_read(&quote, bytes->data, bytes->size, path)) return false;
    const struct SgxReport *report = &quote.report;
    printf("%-12s DCAP, version %u, %s; only 'pysgx verify' tells whether it is true\n", "quote",
           quote.header.version, quote.simulated ? "SIMULATED" : "from hardware by its own word");
    cli_print_hex("MRENCLAVE", report->mrenclave, 32);
    cli_print_hex("MRSIGNER", report->mrsigner, 32);
    printf("%-12s %u, version %u\n", "product", report->isvprodid, report->isvsvn);
    printf("%-12s 0x%" PRIx64 ":", "attributes", report->attributes.flags);
    print_flags(report->attributes.flags);
    printf("\n%-12s 0x%" PRIx64 "\n", "XFRM", report->attributes.xfrm);
    cli_print_hex("report data", report->reportdata, 64);
    cli_print_hex("CPUSVN", report->cpusvn, 16);
    printf("%-12s by quoting enclave %u, version %u\n", "signed", quote.qe_report.isvprodid,
           quote.qe_report.isvsvn);
    return true;
}

// By its header: version 3, ECDSA on P-256, nothing reserved.
static bool looks_like_quote(const struct Bytes *bytes) {
    static const uint8_t start[] = {QUOTE_VERSION, 0, QUOTE_KEY_ECDSA_P256, 0, 0, 0, 0, 0};
    return bytes->size >= sizeof start && memcmp(bytes->data, start, sizeof start) == 0;
}

static int run(int count, char **arguments) {
    struct Words words = {count, arguments, 0};
    bool modules = option_flag(&words, "--modules");
    if (option_left(&words))
        return cli_usage(&command_inspect, "there is no option '%s'", words.words[words.next]);
    if (words.next + 1 != words.count) return cli_usage(&command_inspect, "give one file");
    const char *path = words.words[words.next];
    size_t length = strlen(path);
    struct Bytes bytes;
    if (!file_read(path, &bytes)) return cli_error(STATUS_FAILURE);
    bool is_signature = (length > 4 && strcmp(path + length - 4, ".sig") == 0) ||
                        (bytes.size >= 16 && memcmp(bytes.data, SGX_SIGSTRUCT_HEADER, 16) == 0);
    bool ok = is_signature               ? inspect_signature(path)
              : looks_like_quote(&bytes) ? inspect_quote(path, &bytes)
                                         : inspect_image(path, &bytes, modules);
    bytes_free(&bytes);
    return ok ? 0 : cli_error(STATUS_FAILURE);
}
