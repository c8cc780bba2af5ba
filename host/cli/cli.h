// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// The pysgx command: what its subcommands share. Each subcommand is a function of the words behind its name
// that returns the exit status: 0, 1 for a failure, 2 for a command line that cannot be understood (and, like
// python3, for a program that cannot be opened). A failure prints exactly one line, `error: ...`, on standard
// error.
#pragma once
#include "abi/layout.h"
#include "abi/ocall.h"
#include "abi/sgx.h"
#include "host/image/build.h"
#include "host/image/freeze.h"
#include "host/image/manifest.h"
#include "host/image/sgxs.h"
#include "host/launch/launch.h"
#include "host/serve/session.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define STATUS_FAILURE 1
#define STATUS_USAGE 2

struct Command {
    const char *name, *summary, *help;
    int (*run)(int count, char **words);
};
extern const struct Command command_run, command_build, command_inspect, command_doctor, command_keygen,
    command_call, command_header, command_hash, command_verify, command_sign;

// Prints the error line that is set; returns `status`.
int cli_error(int status);
// Sets the line, with a hint at --help of the command, prints it; returns STATUS_USAGE.
int cli_usage(const struct Command *command, const char *format, ...) __attribute__((format(printf, 2, 3)));
// Prints "NAME  hex".
void cli_print_hex(const char *name, const uint8_t *bytes, size_t size);
// Milliseconds since some moment.
double cli_clock(void);

// ----- options (options.c)

struct Words { // of a command line, taken one by one
    int count;
    char **words;
    int next;
};
// Takes an option's value when the next word is `--name VALUE`, `--name=VALUE` or, for a name of one letter,
// `-n VALUE` or `-nVALUE`. 1: taken; 0: another word; -1: the value is missing, error_set.
int option_value(struct Words *words, const char *name, const char **value);
// Takes the next word when it is this flag (`--name`).
bool option_flag(struct Words *words, const char *flag);
// Is the next word an option at all? ("-" alone is none.)
bool option_left(const struct Words *words);
// Takes --help or -h, and prints the command's help then.
bool option_help(struct Words *words, const struct Command *command);
// A size with K, M or G behind it, rounded up to whole pages. False and error_set.
bool option_size(const char *option, const char *text, uint64_t *size);

// A number from 0 to 65535. False and error_set.
bool option_u16(const char *option, const char *text, uint16_t *number);

struct StringList {
    const char **items;
    size_t count;
};
void list_add(struct StringList *list, const char *item);

// ----- where things are (locate.c)

struct Places {
    char *enclave, *native, *quoter, *native_list, *own_library, *codes, *stdlib;
};
// Beside the program (the build folder), or below its prefix (../lib/pysgx).
void locate(struct Places *places);
// ~/.cache/pysgx or $XDG_CACHE_HOME/pysgx; NULL when there is no home. malloc'ed.
char *locate_cache(void);

// ----- from a program to a signed image (prepare.c)

struct Program { // what to run or build; the strings belong to the command line
    struct FreezeRequest request;
    struct StringList paths, data;
    const char *enclave;       // --enclave, or NULL
    const char *image;         // --image: a generic one, or NULL
    const char *manifest;      // --manifest, or NULL: enclave.toml beside the program, if it is there
    bool given[MANIFEST_KEYS]; // by an option, which counts more than the manifest
    const struct StringList *environment; // "NAME=VALUE" of --env: such an option grants NAME, too; or NULL
    uint64_t heap_size, stack_size, thread_count;
    uint16_t product_id, svn;
    bool debug, generic;
};

struct Prepared {
    struct Frozen frozen;
    struct Manifest manifest;
    struct MappedFile elf;
    struct BuiltImage built;
    struct SgxsFile file;      // of an image read
    const struct Image *image; // one of the two above
    uint8_t mrenclave[32], mrsigner[32];
    struct SgxSigstruct sigstruct;
    const struct Program *unsigned_program; // whose image was built; NULL: the image has its signature
};

void program_defaults(struct Program *program);
// Takes an option common to run and build (--path, --heap, --stack, --product-id, --svn, --debug ...); as
// option_value.
int program_option(struct Program *program, struct Words *words);
// Freezes; PYTHONPATH is added behind --path.
bool prepare_archive(struct Prepared *prepared, struct Program *program);
// The program that a generic image (read by prepare_file) is to run: freezes it into prepared->frozen.
bool prepare_program(struct Prepared *prepared, struct Program *program);
// Freezes and builds. The program must live until prepare_sign or prepare_launch, which signs with the development key.
bool prepare_image(struct Prepared *prepared, struct Program *program);
// Measures, and signs with the key in `key_path` or, when that is NULL, the development key.
bool prepare_sign(struct Prepared *prepared, struct Program *program, const char *key_path);
// Reads an image and its signature, and checks that they fit.
bool prepare_file(struct Prepared *prepared, const char *path);
// Are these variables ("NAME=VALUE") granted by the image's manifest? False and error_set.
bool prepare_check_environment(const struct Prepared *prepared, const struct StringList *environment);
// Launches the prepared image, which is released then: the enclave holds its pages now. What serving it needs
// (the manifest, the archive of a generic image's program) stays.
bool prepare_launch(struct Prepared *prepared, const struct Backend *backend, struct Enclave *enclave);
void prepare_free(struct Prepared *prepared);
// FILE.sig of FILE.sgxs. malloc'ed.
char *prepare_signature_path(const char *path);
// The memory plan in one of our images; false (no error set) when it is another tool's.
bool prepare_layout(const struct Image *image, struct Layout *layout);
// The frozen archive in one of our images. False and error_set.
bool prepare_extract(const struct Image *image, const struct Layout *layout, struct Bytes *archive);

// ----- running what was prepared (run.c takes the options; run_enclave.c, run_native.c)

enum RunMode { RUN_DEFAULT, RUN_SIM, RUN_STRICT, RUN_SGX, RUN_NATIVE };

struct Run {
    enum RunMode mode;
    struct StringList arguments, environment; // sys.argv; K=V
    uint64_t flags;                           // RUN_* of abi/ocall.h
    uint64_t heap_size, stack_size, thread_count;
    bool stats;
    double build_ms; // so far
};

// Takes --sim, --sim-strict, --sgx or --native.
bool run_take_mode(struct Words *words, enum RunMode *mode);
// Takes --env NAME=VALUE; as option_value.
int run_take_environment(struct Words *words, struct StringList *environment);
// The backend for a mode (not RUN_NATIVE); NULL and error_set. A simulation that nobody asked for says so.
const struct Backend *run_backend(enum RunMode mode);
// Each gives the program's exit status, or -1 and error_set.  run_enclave releases the prepared image.
int run_enclave(const struct Run *run, struct Prepared *prepared);
int run_native(const struct Run *run, int archive); // a file

// ----- calling exported functions (call.c)

struct Called { // an enclave that waits for calls
    struct Prepared prepared;
    struct Enclave enclave;
    struct Session *session;
    struct ServeStats stats;
    double load_ms;
    bool launched;
};
// Prepares program->request.main (an image, FILE.sgxs, or a program), launches it, runs it until it waits. False and
// error_set; call_close in any case.
bool call_open(struct Called *called, struct Program *program, const struct Run *run);
int call_close(struct Called *called); // the exit status, or -1 and error_set

struct RunCounts {
    const char *mode;
    uint64_t entries, exits, asynchronous_exits;
    double load_ms, run_ms;
    struct RunStats stats;
    bool has_stats; // the program's end sent them
};
// Prints the line of --stats on standard error.
void run_print_stats(const struct Run *run, const struct RunCounts *counts);
