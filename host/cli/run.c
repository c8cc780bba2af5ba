// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// pysgx run: freezes a program (or reads an image) and runs it, in an enclave, in a simulated one, or
// without.
#include "host/cli/cli.h"

#include "host/error.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "usage: pysgx run [OPTION]... (FILE.py | FILE.sgxs | -c CODE | -m MODULE | -) [ARGUMENT]...\n\n"
    "Runs a program with python3's standard input, output, error and exit status. FILE.py may be a folder "
    "with a\n"
    "__main__.py; - reads the program from standard input. What it can import is frozen into the enclave "
    "first.\n\n"
    "  --sgx             in an enclave; an error where the machine has no SGX\n"
    "  --sim             simulated, in this process: the same bytes, no protection at all\n"
    "  --sim-strict      simulated, in a child process that may do nothing but run the enclave's code\n"
    "  --image FILE.sgxs a generic image ('pysgx build --generic') that gets the program when it starts\n"
    "  --native          the same interpreter without any enclave\n"
    "                    without one of these: --sgx where the machine has it, else --sim with a warning\n"
    "  --path DIR        look for modules in DIR, too (may be repeated; PYTHONPATH is looked through after "
    "it)\n"
    "  --data PATH       a file or folder that the program opens under this name (may be repeated)\n"
    "  --env NAME=VALUE  a variable of the program's environment (may be repeated); nothing else goes in\n"
    "  --manifest FILE   what the enclave may do (enclave.toml beside the program, if it is there)\n"
    "  --heap SIZE       the Python heap, 4M to 4G (256M)\n"
    "  --stack SIZE      the stack of a thread, 192K to 64M (1M)\n"
    "  --stats           afterwards, one JSON object on standard error: entries, exits, asynchronous_exits,\n"
    "                    heap_peak and heap (bytes), collections, pause_ns_max and pause_ns (the longest of\n"
    "                    them, and all; by the host's clock, which is asked twice for each collection: two\n"
    "                    exits more, whose time is included), build_ms, load_ms, run_ms\n"
    "  --debug           an abort of the enclave tells where it happened\n"
    "  --stdlib DIR      the standard library's folder (" FROZEN_STDLIB ")\n"
    "  --enclave FILE    the enclave's ELF file, for developers of Python-SGX\n\n"
    "Exit status: the program's; 1 after an uncaught exception or when it cannot be built; 2 for a wrong "
    "command\n"
    "line or a program that cannot be opened.\n";

static int run(int count, char **words);
const struct Command command_run = {"run", "run a program", help, run};

struct Options {
    struct Program program;
    struct Run run;
    const char *image; // FILE.sgxs
    bool sized;        // --heap or --stack was given
};

void run_print_stats(const struct Run *run, const struct RunCounts *counts) {
    fprintf(stderr,
            "{\"mode\": \"%s\", \"entries\": %llu, \"exits\": %llu, \"asynchronous_exits\": %llu, "
            "\"heap_peak\": %llu, \"heap\": %llu, \"collections\": %llu, \"pause_ns_max\": %llu, "
            "\"pause_ns\": %llu, "
            "\"build_ms\": %.3f, \"load_ms\": %.3f, \"run_ms\": %.3f}\n",
            counts->mode, (unsigned long long)counts->entries, (unsigned long long)counts->exits,
            (unsigned long long)counts->asynchronous_exits, (unsigned long long)counts->stats.heap_peak,
            (unsigned long long)counts->stats.heap_now, (unsigned long long)counts->stats.collections,
            (unsigned long long)counts->stats.pause_ns_max, (unsigned long long)counts->stats.pause_ns,
            run->build_ms, counts->load_ms, counts->run_ms);
}

// ----- options

bool run_take_mode(struct Words *words, enum RunMode *mode) {
    static const struct {
        const char *flag;
        enum RunMode mode;
    } modes[] = {
        {"--sim", RUN_SIM}, {"--sim-strict", RUN_STRICT}, {"--sgx", RUN_SGX}, {"--native", RUN_NATIVE}};
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        if (!option_flag(words, modes[i].flag)) continue;
        *mode = modes[i].mode;
        return true;
    }
    return false;
}

int run_take_environment(struct Words *words, struct StringList *environment) {
    const char *value;
    int taken = option_value(words, "env", &value);
    if (taken <= 0) return taken;
    const char *equals = strchr(value, '=');
    if (!equals || equals == value) {
        error_set("--env wants NAME=VALUE, not '%s'", value);
        return -1;
    }
    list_add(environment, value);
    return 1;
}

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

static void set_text(struct FreezeRequest *request, const char *file, const char *text) {
    request->kind = FREEZE_TEXT;
    request->main = file;
    request->text.size = strlen(text);
    request->text.data = (uint8_t *)strdup(text);
}

// What to run, and sys.argv[0]; options end here. 1: taken; 0: an option is left; -1: error_set.
static int take_program(struct Options *options, struct Words *words) {
    struct FreezeRequest *request = &options->program.request;
    const char *value;
    int taken = option_value(words, "c", &value);
    if (taken > 0) {
        set_text(request, "<string>", value);
        list_add(&options->run.arguments, "-c");
        return 1;
    }
    if (!taken) taken = option_value(words, "m", &value);
    if (taken > 0) {
        request->kind = FREEZE_MODULE;
        request->main = value;
        list_add(&options->run.arguments, "-m"); // replaced by the module's path once it is found
        return 1;
    }
    if (taken < 0 || option_left(words)) return taken;
    value = words->words[words->next++];
    list_add(&options->run.arguments, value);
    if (strcmp(value, "-") == 0) {
        request->kind = FREEZE_TEXT;
        request->main = "<stdin>";
        return file_read_fd(STDIN_FILENO, "standard input", &request->text) ? 1 : -1;
    }
    request->kind = FREEZE_FILE;
    request->main = value;
    if (ends_with(value, ".sgxs")) options->image = value;
    return 1;
}

// 0: go on; else the exit status + 1.
static int take_options(struct Options *options, struct Words *words) {
    while (words->next < words->count) {
        if (option_help(words, &command_run)) return 1;
        if (run_take_mode(words, &options->run.mode)) continue;
        if (option_flag(words, "--stats")) {
            options->run.stats = true;
            continue;
        }
        uint64_t heap = options->program.heap_size, stack = options->program.stack_size;
        int taken = run_take_environment(words, &options->run.environment);
        if (!taken) taken = option_value(words, "image", &options->program.image);
        if (!taken) taken = program_option(&options->program, words);
        options->sized |= heap != options->program.heap_size || stack != options->program.stack_size;
        int found = taken ? 0 : take_program(options, words);
        if (taken < 0 || found < 0) return cli_usage(&command_run, "%s", error_text()) + 1;
        if (!taken && !found)
            return cli_usage(&command_run, "there is no option '%s'", words->words[words->next]) + 1;
        if (!found) continue;
        while (words->next < words->count) list_add(&options->run.arguments, words->words[words->next++]);
        return 0;
    }
    return cli_usage(&command_run, "no program: give FILE.py, FILE.sgxs, -c CODE, -m MODULE or -") + 1;
}

// Arguments and variables go in through one exchange buffer.
static bool check_size(const struct Run *run) {
    size_t size = sizeof(struct RunRequest);
    for (size_t i = 0; i < run->arguments.count; i++) size += strlen(run->arguments.items[i]) + 1;
    for (size_t i = 0; i < run->environment.count; i++) size += strlen(run->environment.items[i]) + 1;
    return size <= EXCHANGE_DATA_MAX ||
           error_set("arguments and variables have %zu bytes; at most %zu go into an enclave", size,
                     (size_t)EXCHANGE_DATA_MAX);
}

// ----- running

// Where the program lies, in front of its arguments: python3 shows it in tracebacks, __file__ and sys.path (RUN_PLACE).
static bool add_place(struct Run *run, enum FreezeMain kind, const char *path) {
    char here[PATH_MAX], *main, *folder;
    if (!getcwd(here, sizeof here)) return error_set_errno("cannot name the working directory");
    if (kind == FREEZE_TEXT) path = "";
    if (asprintf(&main, *path && *path != '/' ? "%s/%s" : "%s%s", *path == '/' || !*path ? "" : here, path) <
        0)
        abort();
    char *slash = kind == FREEZE_FILE ? strrchr(main, '/') : NULL;
    char *given = slash ? strndup(main, slash > main ? (size_t)(slash - main) : 1) : strdup(here);
    folder = realpath(given, NULL);
    struct StringList words = {0};
    list_add(&words, main);
    list_add(&words, folder ? folder : given);
    for (size_t i = 0; i < run->arguments.count; i++) list_add(&words, run->arguments.items[i]);
    free(run->arguments.items);
    run->arguments = words;
    run->flags |= RUN_PLACE;
    return true;
}

// The archive in an image, for a native run.
static bool take_archive(struct Prepared *prepared, const struct Layout *layout) {
    struct Bytes bytes;
    if (!prepare_extract(prepared->image, layout, &bytes)) return false;
    int fd = file_in_memory("pysgx-archive");
    bool ok =
        fd >= 0 && file_put_at(fd, bytes.data, bytes.size, 0) && file_hold(&prepared->frozen.archive, fd);
    bytes_free(&bytes);
    return ok;
}

static bool prepare(struct Options *options, struct Prepared *prepared) {
    struct Program *program = &options->program;
    program->environment = &options->run.environment;
    struct Layout layout;
    bool native = options->run.mode == RUN_NATIVE;
    if (options->program.image && options->image)
        return error_set("--image wants a program, not an image: '%s'", options->image);
    if (options->program.image && native) return error_set("--native runs no image; leave out --image");
    if (!options->image && native) return prepare_archive(prepared, program);
    if (!options->image && !options->program.image) return prepare_image(prepared, program);
    if (!prepare_file(prepared, options->program.image ? options->program.image : options->image))
        return false;
    if (!prepare_check_environment(prepared, &options->run.environment)) return false;
    if (!prepare_layout(prepared->image, &layout))
        return error_set("'%s' is an image of another tool; only its own loader can run it", options->image);
    program->heap_size = layout.heap_size;
    program->stack_size = layout.stack_size;
    program->thread_count = layout.thread_count;
    if (options->program.image) return prepare_program(prepared, program);
    return !native || take_archive(prepared, &layout);
}

static int execute(struct Options *options, double start) {
    struct Prepared prepared = {0};
    struct Run *run = &options->run;
    bool ok = prepare(options, &prepared);
    int status = prepared.frozen.main_unreadable ? STATUS_USAGE : STATUS_FAILURE;
    enum FreezeMain kind = options->program.request.kind;
    if (ok && kind == FREEZE_MODULE) run->arguments.items[0] = prepared.frozen.main_path;
    run->flags = run->stats ? RUN_STATS : 0;
    if (ok && !options->image) ok = add_place(run, kind, prepared.frozen.main_path);
    if (ok && (ok = check_size(run))) {
        run->heap_size = options->program.heap_size;
        run->stack_size = options->program.stack_size;
        run->thread_count = options->program.thread_count;
        run->build_ms = cli_clock() - start;
        int result = run->mode == RUN_NATIVE ? run_native(run, prepared.frozen.archive.fd)
                                             : run_enclave(run, &prepared);
        ok = result >= 0;
        if (ok) status = result;
    }
    prepare_free(&prepared);
    return ok ? status : cli_error(status);
}

static int run(int count, char **arguments) {
    double start = cli_clock();
    struct Words words = {count, arguments, 0};
    struct Options options = {0};
    program_defaults(&options.program);
    int end = take_options(&options, &words);
    if (end) return end - 1;
    if ((options.image || options.program.image) && options.sized)
        return cli_usage(&command_run, "an image's heap and stack were fixed when it was built");
    int status = execute(&options, start);
    free(options.run.arguments.items);
    free(options.run.environment.items);
    free(options.program.paths.items);
    free(options.program.data.items);
    return status;
}
