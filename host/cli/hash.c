// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// pysgx hash: what a generic enclave puts into its reports for a program.
#include "host/cli/cli.h"

#include "host/error.h"

#include <openssl/evp.h>
#include <string.h>

static const char help[] =
    "usage: pysgx hash [OPTION]... (FILE.py | -m MODULE)\n\n"
    "Prints the hash of a program with all that it can import, as 'pysgx run --image' hands it to a generic "
    "enclave: "
    "it is\nin the second half of the report data, and sealed data is for it alone (docs/exec.md).\n\n"
    "  --path DIR        look for modules in DIR, too (may be repeated; PYTHONPATH is looked through after "
    "it)\n"
    "  --data PATH       a file or folder that the program opens under this name (may be repeated)\n"
    "  --stdlib DIR      the standard library's folder (" FROZEN_STDLIB ")\n";

static int run(int count, char **words);
const struct Command command_hash = {"hash", "print the hash of a program for a generic image", help, run};

static int print_hash(struct Program *program) {
    struct Prepared prepared = {0};
    uint8_t hash[32];
    manifest_set(&prepared.manifest, MANIFEST_GENERIC, true);
    bool ok = prepare_program(&prepared, program);
    const struct Bytes *archive = &prepared.frozen.archive.bytes;
    ok = ok && (EVP_Digest(archive->data, archive->size, hash, NULL, EVP_sha256(), NULL) == 1 ||
                error_set("libcrypto has no SHA-256"));
    if (ok) cli_print_hex("program", hash, sizeof hash);
    int status = ok ? 0 : prepared.frozen.main_unreadable ? STATUS_USAGE : STATUS_FAILURE;
    prepare_free(&prepared);
    return ok ? 0 : cli_error(status);
}

static int run(int count, char **arguments) {
    struct Words words = {count, arguments, 0};
    struct Program program;
    const char *file = NULL, *module = NULL;
    program_defaults(&program);
    while (words.next < words.count) {
        if (option_help(&words, &command_hash)) return 0;
        int taken = option_value(&words, "m", &module);
        if (!taken) taken = program_option(&program, &words);
        if (taken < 0) return cli_usage(&command_hash, "%s", error_text());
        if (taken) continue;
        const char *word = words.words[words.next++];
        if (word[0] == '-') return cli_usage(&command_hash, "there is no option '%s'", word);
        if (file) return cli_usage(&command_hash, "more than one program: '%s' and '%s'", file, word);
        file = word;
    }
    if (!file == !module) return cli_usage(&command_hash, "give one program, FILE.py or -m MODULE");
    program.request.kind = module ? FREEZE_MODULE : FREEZE_FILE;
    program.request.main = module ? module : file;
    return print_hash(&program);
}
