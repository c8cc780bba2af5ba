// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// pysgx call: calls exported functions of an enclave, JSON in and out.
#include "host/cli/cli.h"

#include "host/codec/json.h"
#include "host/error.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "usage: pysgx call [OPTION]... (FILE.sgxs | FILE.py) FUNCTION [JSON | NAME=JSON]...\n"
    "       pysgx call [OPTION]... (FILE.sgxs | FILE.py) -\n\n"
    "Calls a function that the program exports with @ecall, and prints its result as JSON. Arguments are "
    "JSON, each\n"
    "one word, by position or by name; bytes are {\"$bytes\": \"BASE64\"}. With - each line of standard "
    "input is a "
    "call,\n"
    "[\"FUNCTION\", ARGUMENT...], all of one enclave; each gives one line, {\"result\": ...} or {\"error\": "
    "[TYPE, "
    "MESSAGE]}.\n\n"
    "  --sgx, --sim, --sim-strict   where to run, as for 'pysgx run'\n"
    "  --env NAME=VALUE  a variable of the program's environment (may be repeated)\n"
    "  --image FILE.sgxs            a generic image that gets FILE.py when it starts\n"
    "  --path DIR, --manifest FILE, --heap SIZE, --stack SIZE, --debug, --stdlib DIR, --enclave FILE\n"
    "                    for FILE.py, as for 'pysgx run'\n"
    "  --stats           afterwards, one JSON object on standard error, as for 'pysgx run'\n\n"
    "Exit status: 0; 1 when the function raised an exception (its type and message are on standard error) or "
    "could "
    "not\n"
    "be called; 2 for a wrong command line.\n";

static int run(int count, char **words);
const struct Command command_call = {"call", "call an exported function", help, run};

static bool is_image(const char *path) {
    size_t length = strlen(path);
    return length > 5 && strcmp(path + length - 5, ".sgxs") == 0;
}

static bool prepare(struct Called *called, struct Program *program, const struct Run *run) {
    struct Layout layout;
    const char *main = program->request.main;
    program->environment = &run->environment;
    const char *image = program->image ? program->image : main;
    if (program->image && is_image(main))
        return error_set("--image wants a program, not an image: '%s'", main);
    if (!is_image(image)) return prepare_image(&called->prepared, program);
    if (!prepare_file(&called->prepared, image) ||
        (program->image && !prepare_program(&called->prepared, program)) ||
        !prepare_check_environment(&called->prepared, &run->environment))
        return false;
    return prepare_layout(called->prepared.image, &layout) ||
           error_set("'%s' is an image of another tool; only its own loader can run it", main);
}

bool call_open(struct Called *called, struct Program *program, const struct Run *run) {
    *called = (struct Called){0};
    if (run->mode == RUN_NATIVE)
        return error_set("a program outside of an enclave cannot be called; use --sim to simulate one");
    if (!prepare(called, program, run)) return false;
    const struct Backend *backend = run_backend(run->mode);
    double start = cli_clock();
    if (!backend || !prepare_launch(&called->prepared, backend, &called->enclave)) return false;
    called->load_ms = cli_clock() - start;
    called->launched = true;
    const char *name = program->request.main;
    struct ServeRequest request = {
        .arguments = (char *const *)&name,
        .argument_count = 1,
        .environment = (char *const *)run->environment.items,
        .environment_count = (unsigned)run->environment.count,
        .manifest = &called->prepared.manifest,
        .program = program->image ? &called->prepared.frozen.archive.bytes : NULL,
        .flags = RUN_SERVE | (run->stats ? RUN_STATS : 0),
    };
    called->session = session_open(&called->enclave, &request, NULL);
    return called->session != NULL;
}

int call_close(struct Called *called) {
    int status = called->session ? session_close(called->session, &called->stats) : -1;
    if (called->launched) launch_end(&called->enclave);
    prepare_free(&called->prepared);
    return status;
}

// ----- calls

static bool is_name(const char *text, size_t size) {
    for (size_t i = 0; i < size; i++) {
        char c = text[i];
        bool letter =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
        if (!letter && !(i > 0 && c >= '0' && c <= '9')) return false;
    }
    return size > 0;
}

// [function, [argument...], {name: argument...}]
static bool encode_words(struct CborWriter *call, const char *function, char **words, int count) {
    struct CborWriter list = {0}, named = {0};
    size_t listed = 0, named_count = 0;
    bool ok = true;
    for (int i = 0; i < count && ok; i++) {
        char name[64];
        const char *equals = strchr(words[i], '=');
        snprintf(name, sizeof name, "argument %d of %s()", i + 1, function);
        if (equals && is_name(words[i], (size_t)(equals - words[i]))) {
            cbor_put_text(&named, words[i], (size_t)(equals - words[i]));
            ok = json_to_cbor(&named, equals + 1, strlen(equals + 1), name);
            named_count++;
        } else {
            ok = json_to_cbor(&list, words[i], strlen(words[i]), name);
            listed++;
        }
    }
    cbor_put_array(call, named_count ? 3 : 2);
    cbor_put_text(call, function, strlen(function));
    cbor_put_array(call, listed);
    cbor_put_encoded(call, list.bytes.data, list.bytes.size);
    if (ok && named_count)
        ok = cbor_put_map_sorted(call, named.bytes.data, named.bytes.size, named_count) ||
             error_set("two arguments of %s() have the same name", function);
    bytes_free(&list.bytes);
    bytes_free(&named.bytes);
    return ok;
}

static void print_text(FILE *file, const struct CborItem *item) {
    if (item->kind == CBOR_TEXT) fwrite(item->data, 1, item->size, file);
}

static void print_json(struct CborReader *reader) {
    struct Bytes text = {0};
    size_t capacity = 0;
    json_from_cbor(&text, &capacity, reader);
    fwrite(text.data, 1, text.size, stdout);
    bytes_free(&text);
}

// The head of an answer: 0 a result follows, 1 an exception, -1 error_set.
static int answer_kind(struct CborReader *reader, const struct Bytes *answer) {
    struct CborItem head, kind;
    *reader = (struct CborReader){answer->data, answer->size, 0};
    if (cbor_next(reader, &head) && head.kind == CBOR_ARRAY && cbor_next(reader, &kind) &&
        kind.kind == CBOR_UINT && ((kind.n == 0 && head.n == 2) || (kind.n == 1 && head.n == 4)))
        return (int)kind.n;
    error_set("the enclave's answer is malformed");
    return -1;
}

static int show(const struct Bytes *answer) {
    struct CborReader reader;
    struct CborItem type, message, trace;
    int kind = answer_kind(&reader, answer);
    if (kind < 0) return cli_error(STATUS_FAILURE);
    if (kind == 0) {
        print_json(&reader);
        putchar('\n');
        return 0;
    }
    cbor_next(&reader, &type);
    cbor_next(&reader, &message);
    cbor_next(&reader, &trace);
    fflush(stdout);
    if (trace.kind == CBOR_TEXT) fputs("Traceback (most recent call last):\n", stderr);
    print_text(stderr, &trace);
    print_text(stderr, &type);
    if (message.size) fputs(": ", stderr);
    print_text(stderr, &message);
    fputc('\n', stderr);
    return STATUS_FAILURE;
}

static int call_once(struct Called *called, const char *function, char **words, int count) {
    struct CborWriter call = {0};
    struct Bytes answer = {0};
    bool ok = encode_words(&call, function, words, count) &&
              session_call(called->session, call.bytes.data, call.bytes.size, &answer);
    int status = ok ? show(&answer) : cli_error(STATUS_FAILURE);
    bytes_free(&call.bytes);
    bytes_free(&answer);
    return status;
}

// ----- calls from standard input

// [name, argument...] to [name, [argument...]]
static bool reorder(struct CborWriter *call, const struct CborWriter *line, const char *name) {
    struct CborReader reader = {line->bytes.data, line->bytes.size, 0};
    struct CborItem head, function;
    if (!cbor_next(&reader, &head) || head.kind != CBOR_ARRAY || head.n < 1 ||
        !cbor_next(&reader, &function) || function.kind != CBOR_TEXT)
        return error_set("%s is no call: [\"FUNCTION\", ARGUMENT...] is wanted", name);
    cbor_put_array(call, 2);
    cbor_put_text(call, (const char *)function.data, function.size);
    cbor_put_array(call, head.n - 1);
    cbor_put_encoded(call, line->bytes.data + reader.at, line->bytes.size - reader.at);
    return true;
}

static bool call_line(struct Called *called, const char *text, size_t size, const char *name) {
    struct CborWriter line = {0}, call = {0};
    struct Bytes answer = {0};
    struct CborReader reader;
    bool ok = json_to_cbor(&line, text, size, name) && reorder(&call, &line, name) &&
              session_call(called->session, call.bytes.data, call.bytes.size, &answer);
    int kind = ok ? answer_kind(&reader, &answer) : -1;
    if (kind == 0) {
        fputs("{\"result\": ", stdout);
        print_json(&reader);
        puts("}");
    } else if (kind == 1) {
        fputs("{\"error\": [", stdout);
        print_json(&reader);
        fputs(", ", stdout);
        print_json(&reader);
        puts("]}");
    }
    fflush(stdout);
    bytes_free(&line.bytes);
    bytes_free(&call.bytes);
    bytes_free(&answer);
    return kind >= 0;
}

static int call_lines(struct Called *called) {
    char *line = NULL, name[48];
    size_t room = 0;
    ssize_t size;
    bool ok = true;
    for (unsigned long number = 1; ok && (size = getline(&line, &room, stdin)) >= 0; number++) {
        snprintf(name, sizeof name, "line %lu", number);
        if (line[strspn(line, " \t\r\n")]) ok = call_line(called, line, (size_t)size, name);
    }
    free(line);
    return ok ? 0 : cli_error(STATUS_FAILURE);
}

// ----- the command

static void print_stats(const struct Run *run, const struct Called *called, double start) {
    struct RunCounts counts = {
        .mode = called->enclave.backend->name,
        .entries = called->stats.entries,
        .exits = called->stats.exits,
        .asynchronous_exits = called->stats.asynchronous_exits,
        .load_ms = called->load_ms,
        .run_ms = cli_clock() - start - called->load_ms,
        .stats = called->stats.run,
        .has_stats = called->stats.has_run,
    };
    run_print_stats(run, &counts);
}

static int execute(struct Program *program, struct Run *options, const char *function, char **words,
                   int count) {
    struct Called called;
    double start = cli_clock();
    int status = STATUS_FAILURE;
    if (!call_open(&called, program, options))
        status = cli_error(called.prepared.frozen.main_unreadable ? STATUS_USAGE : STATUS_FAILURE);
    else
        status =
            strcmp(function, "-") == 0 ? call_lines(&called) : call_once(&called, function, words, count);
    bool opened = called.session != NULL;
    fflush(stdout);
    if (call_close(&called) < 0 && status == 0) status = cli_error(STATUS_FAILURE);
    if (options->stats && opened) print_stats(options, &called, start);
    return status;
}

static int run(int count, char **arguments) {
    struct Words words = {count, arguments, 0};
    struct Program program;
    struct Run options = {0};
    program_defaults(&program);
    while (words.next < words.count && option_left(&words)) {
        if (option_help(&words, &command_call)) return 0;
        if (run_take_mode(&words, &options.mode)) continue;
        if (option_flag(&words, "--stats")) {
            options.stats = true;
            continue;
        }
        int taken = run_take_environment(&words, &options.environment);
        if (!taken) taken = option_value(&words, "image", &program.image);
        if (!taken) taken = program_option(&program, &words);
        if (taken < 0) return cli_usage(&command_call, "%s", error_text());
        if (!taken) return cli_usage(&command_call, "there is no option '%s'", words.words[words.next]);
    }
    if (words.count - words.next < 2)
        return cli_usage(&command_call, "give an image or a program, and the name of a function");
    program.request.kind = FREEZE_FILE;
    program.request.main = words.words[words.next];
    const char *function = words.words[words.next + 1];
    int left = words.count - words.next - 2;
    if (strcmp(function, "-") == 0 && left)
        return cli_usage(&command_call, "with - the calls come from standard input, not from '%s'",
                         words.words[words.next + 2]);
    int status = execute(&program, &options, function, words.words + words.next + 2, left);
    free(options.environment.items);
    free(program.paths.items);
    return status;
}
