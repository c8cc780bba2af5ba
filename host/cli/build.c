// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// pysgx build: writes an image and its signature.
#include "host/cli/cli.h"

#include "host/error.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char help[] =
    "usage: pysgx build [OPTION]... (FILE.py | -m MODULE) [-o OUT.sgxs]\n"
    "       pysgx build [OPTION]... --generic -o OUT.sgxs\n\n"
    "Freezes the program and every module that it can import, builds the enclave's image, measures and signs "
    "it.\n"
    "Writes OUT.sgxs and OUT.sig (OUT: the program's name, unless -o gives another), prints MRENCLAVE and\n"
    "MRSIGNER. The same inputs give the same bytes. A module that is sure to be imported and is missing "
    "fails the\n"
    "build, with its name.\n\n"
    "  -o OUT.sgxs       where to write\n"
    "  --generic         an image without a program: 'pysgx run --image' gives it one (docs/exec.md)\n"
    "  --key KEY.pem     sign with this RSA-3072 key; without it the development key of this user is used\n"
    "  --path DIR        look for modules in DIR, too (may be repeated; PYTHONPATH is looked through after "
    "it)\n"
    "  --data PATH       a file or folder that the program opens under this name (may be repeated)\n"
    "  --manifest FILE   what the enclave may do (enclave.toml beside the program, if it is there)\n"
    "  --heap SIZE       the Python heap, 4M to 4G (256M)\n"
    "  --stack SIZE      the stack of a thread, 192K to 64M (1M)\n"
    "  --product-id N    ISVPRODID, up to 65535 (0): what is sealed to the signer is for one product\n"
    "  --svn N           ISVSVN, the security version, up to 65535 (0): a newer version opens what an older "
    "one sealed\n"
    "  --debug           a debugger may read the enclave, and an abort tells where it happened: not for "
    "release\n"
    "  --stdlib DIR      the standard library's folder (" FROZEN_STDLIB ")\n"
    "  --enclave FILE    the enclave's ELF file, for developers of Python-SGX\n";

static int run(int count, char **words);
const struct Command command_build = {"build", "freeze a program, build, measure and sign its image", help,
                                      run};

// "app.sgxs" of "folder/app.py", "a.b.sgxs" of the module a.b.
static char *default_output(const struct FreezeRequest *request) {
    const char *name = request->main, *slash = strrchr(name, '/');
    if (request->kind == FREEZE_FILE && slash && slash[1]) name = slash + 1;
    size_t length = strlen(name);
    if (request->kind == FREEZE_FILE && length > 3 && strcmp(name + length - 3, ".py") == 0) length -= 3;
    char *output;
    if (asprintf(&output, "%.*s.sgxs", (int)length, name) < 0) abort();
    return output;
}

static bool same_file(const char *a, const char *b) {
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

// Both or none: what fails before the first rename leaves nothing.
static bool write_both(const struct Prepared *prepared, const char *path) {
    struct FileOutput image, signature;
    char *signature_path = prepare_signature_path(path);
    bool ok = file_begin(&image, path, 0666);
    if (ok && !file_begin(&signature, signature_path, 0666)) {
        file_abandon(&image);
        ok = false;
    }
    free(signature_path);
    if (!ok) return false;
    sgxs_write(&image, prepared->image);
    file_put(&signature, &prepared->sigstruct, sizeof prepared->sigstruct);
    if (!file_commit(&image)) {
        file_abandon(&signature);
        return false;
    }
    return file_commit(&signature);
}

static int build(struct Program *program, const char *output, const char *key) {
    struct Prepared prepared = {0};
    char *path = output ? strdup(output) : default_output(&program->request);
    bool ok = program->request.kind != FREEZE_FILE || !same_file(path, program->request.main) ||
              error_set("'%s' is the program itself; give another name with -o", path);
    ok = ok && prepare_image(&prepared, program) && prepare_sign(&prepared, program, key) &&
         write_both(&prepared, path);
    if (ok) {
        cli_print_hex("MRENCLAVE", prepared.mrenclave, 32);
        cli_print_hex("MRSIGNER", prepared.mrsigner, 32);
        if (!key) fputs("pysgx: signed with your development key; give --key for a release\n", stderr);
    }
    int status = ok ? 0 : prepared.frozen.main_unreadable ? STATUS_USAGE : STATUS_FAILURE;
    prepare_free(&prepared);
    free(path);
    return ok ? 0 : cli_error(status);
}

static int run(int count, char **arguments) {
    struct Words words = {count, arguments, 0};
    struct Program program;
    const char *output = NULL, *key = NULL, *file = NULL, *module = NULL;
    program_defaults(&program);
    while (words.next < words.count) {
        if (option_help(&words, &command_build)) return 0;
        if (option_flag(&words, "--generic")) {
            program.generic = true;
            continue;
        }
        int taken = option_value(&words, "o", &output);
        if (!taken) taken = option_value(&words, "m", &module);
        if (!taken) taken = option_value(&words, "key", &key);
        if (!taken) taken = program_option(&program, &words);
        if (taken < 0) return cli_usage(&command_build, "%s", error_text());
        if (taken) continue;
        const char *word = words.words[words.next++];
        if (word[0] == '-') return cli_usage(&command_build, "there is no option '%s'", word);
        if (file) return cli_usage(&command_build, "more than one program: '%s' and '%s'", file, word);
        file = word;
    }
    if (program.generic && (file || module || !output))
        return cli_usage(&command_build, "a generic image has no program; give its name with -o");
    if (program.generic) {
        program.request.kind = FREEZE_TEXT;
        program.request.main = "<generic>";
        program.request.text.data = (uint8_t *)strdup("");
        program.request.bare = true;
        return build(&program, output, key);
    }
    if (!file == !module) return cli_usage(&command_build, "give one program, FILE.py or -m MODULE");
    program.request.kind = module ? FREEZE_MODULE : FREEZE_FILE;
    program.request.main = module ? module : file;
    return build(&program, output, key);
}
