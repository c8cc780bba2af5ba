// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// pysgx header: a C header with one typed function for each function that an enclave exports. The enclave is run,
// simulated, to ask it for them: its annotations are evaluated inside.
#include "host/cli/cli.h"

#include "host/codec/cbor.h"
#include "host/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] = "usage: pysgx header [OPTION]... (FILE.sgxs | FILE.py) [-o OUT.h]\n\n"
                           "Writes a C header with one typed function for each function that the program "
                           "exports with @ecall, to be used\n"
                           "with libpysgx. Without -o it goes to standard output. int, float, bool, str, "
                           "bytes and lists of them have C\n"
                           "types; other types are struct pysgx_data, in the enclave's encoding (pysgx.h "
                           "tells how to make and read it).\n\n"
                           "  -o OUT.h          where to write\n"
                           "  --path DIR, --manifest FILE, --heap SIZE, --stack SIZE, --debug, --stdlib DIR, "
                           "--enclave FILE\n"
                           "                    for FILE.py, as for 'pysgx run'\n";

static int run(int count, char **words);
const struct Command command_header = {"header", "write a C header for an enclave's exported functions", help,
                                       run};

struct Text {
    struct Bytes bytes;
    size_t capacity;
};

static void put(struct Text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void put(struct Text *text, const char *format, ...) {
    char *line;
    va_list arguments;
    va_start(arguments, format);
    int size = vasprintf(&line, format, arguments);
    va_end(arguments);
    if (size < 0) abort();
    bytes_append(&text->bytes, &text->capacity, line, (size_t)size);
    free(line);
}

// ----- types: the annotation's text, the C type of a parameter, of a result, the name in pysgx_put_... and _get_...

struct Type {
    const char *annotation, *in, *out, *name;
    bool counted; // a second parameter tells how many
};
static const struct Type types[] = {
    {"int", "int64_t ", "int64_t *", "int", false},
    {"float", "double ", "double *", "float", false},
    {"bool", "bool ", "bool *", "bool", false},
    {"str", "const char *", "char **", "text", false},
    {"bytes", "const void *", "void **", "bytes", true},
    {"list[int]", "const int64_t *", "int64_t **", "ints", true},
    {"list[float]", "const double *", "double **", "floats", true},
    {"list[bool]", "const bool *", "bool **", "bools", true},
    {"list[str]", "const char *const *", "char ***", "texts", true},
};
static const struct Type other = {"", "struct pysgx_data ", "struct pysgx_data *", "data", false};

static const struct Type *type_of(const struct CborItem *annotation) {
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (annotation->size == strlen(types[i].annotation) &&
            memcmp(annotation->data, types[i].annotation, annotation->size) == 0)
            return &types[i];
    }
    return &other;
}

static bool is_none(const struct CborItem *annotation) {
    return annotation->size == 4 && memcmp(annotation->data, "None", 4) == 0;
}

// A C identifier for a Python one: other letters than C's are written by their bytes.
static void put_identifier(struct Text *text, const struct CborItem *name) {
    static const char *const words[] = {
        "auto",     "break",  "case",   "char",     "const",    "continue", "default",  "do",
        "double",   "else",   "enum",   "extern",   "float",    "for",      "goto",     "if",
        "inline",   "int",    "long",   "register", "restrict", "return",   "short",    "signed",
        "sizeof",   "static", "struct", "switch",   "typedef",  "union",    "unsigned", "void",
        "volatile", "while",  "bool",   "enclave",  "result",   "call",     "status",   "main"};
    for (size_t i = 0; i < name->size; i++) {
        uint8_t c = name->data[i];
        if (c < 0x80)
            put(text, "%c", c);
        else
            put(text, "_%02x", c);
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (name->size == strlen(words[i]) && memcmp(words[i], name->data, name->size) == 0) put(text, "_");
    }
}

// ----- functions

struct Function {
    struct CborItem name, result, doc;
    size_t parameters; // where in the answer they start
    uint64_t count;
};

static bool read_function(struct CborReader *reader, struct Function *function) {
    struct CborItem head, list;
    if (!cbor_next(reader, &head) || head.kind != CBOR_ARRAY || head.n != 4) return false;
    if (!cbor_next(reader, &function->name) || function->name.kind != CBOR_TEXT) return false;
    if (!cbor_next(reader, &list) || list.kind != CBOR_ARRAY) return false;
    function->count = list.n;
    function->parameters = reader->at;
    for (uint64_t i = 0; i < list.n; i++)
        if (!cbor_skip(reader)) return false;
    return cbor_next(reader, &function->result) && function->result.kind == CBOR_TEXT &&
           cbor_next(reader, &function->doc);
}

static bool read_parameter(struct CborReader *reader, struct CborItem *name, struct CborItem *annotation) {
    struct CborItem head, required;
    return cbor_next(reader, &head) && head.kind == CBOR_ARRAY && head.n == 3 && cbor_next(reader, name) &&
           name->kind == CBOR_TEXT && cbor_next(reader, annotation) && annotation->kind == CBOR_TEXT &&
           cbor_next(reader, &required);
}

// What the function is in Python, as a comment.
static bool put_comment(struct Text *text, const struct Function *function, struct CborReader reader) {
    put(text, "\n// %.*s(", (int)function->name.size, function->name.data);
    for (uint64_t i = 0; i < function->count; i++) {
        struct CborItem name, annotation;
        if (!read_parameter(&reader, &name, &annotation)) return false;
        put(text, "%s%.*s: %.*s", i ? ", " : "", (int)name.size, name.data, (int)annotation.size,
            annotation.data);
    }
    put(text, ") -> %.*s\n", (int)function->result.size, function->result.data);
    bool at_start = true;
    for (size_t i = 0; function->doc.kind == CBOR_TEXT && i < function->doc.size; i++) {
        if (at_start) put(text, "// ");
        put(text, "%c", function->doc.data[i] == '\r' ? ' ' : function->doc.data[i]);
        at_start = function->doc.data[i] == '\n';
    }
    if (!at_start) put(text, "\n");
    return true;
}

static bool put_parameters(struct Text *text, const struct Function *function, struct CborReader reader) {
    put(text, "(pysgx_enclave *enclave");
    for (uint64_t i = 0; i < function->count; i++) {
        struct CborItem name, annotation;
        if (!read_parameter(&reader, &name, &annotation)) return false;
        const struct Type *type = type_of(&annotation);
        put(text, ", %s", type->in);
        put_identifier(text, &name);
        if (type->counted) {
            put(text, ", size_t ");
            put_identifier(text, &name);
            put(text, "_count");
        }
    }
    if (!is_none(&function->result)) {
        const struct Type *type = type_of(&function->result);
        put(text, ", %sresult%s", type->out, type->counted ? ", size_t *result_count" : "");
    }
    put(text, ") {\n");
    return true;
}

static bool put_function(struct Text *text, const struct Function *function, struct CborReader reader) {
    if (!put_comment(text, function, reader)) return false;
    put(text, "static inline int ");
    put_identifier(text, &function->name);
    if (!put_parameters(text, function, reader)) return false;
    put(text, "    pysgx_call_state *call = pysgx_call_begin(enclave, \"%.*s\", %llu);\n",
        (int)function->name.size, function->name.data, (unsigned long long)function->count);
    for (uint64_t i = 0; i < function->count; i++) {
        struct CborItem name, annotation;
        if (!read_parameter(&reader, &name, &annotation)) return false;
        const struct Type *type = type_of(&annotation);
        put(text, "    pysgx_put_%s(call, ", type->name);
        put_identifier(text, &name);
        if (type->counted) {
            put(text, ", ");
            put_identifier(text, &name);
            put(text, "_count");
        }
        put(text, ");\n");
    }
    put(text, "    int status = pysgx_call_make(call);\n");
    if (is_none(&function->result)) {
        put(text, "    if (status == PYSGX_OK) status = pysgx_get_none(call);\n");
    } else {
        const struct Type *type = type_of(&function->result);
        put(text, "    if (status == PYSGX_OK) status = pysgx_get_%s(call, result%s);\n", type->name,
            type->counted ? ", result_count" : "");
    }
    put(text, "    pysgx_call_end(call);\n    return status;\n}\n");
    return true;
}

static bool put_header(struct Text *text, const struct Bytes *answer, const char *name) {
    struct CborReader reader = {answer->data, answer->size, 0};
    struct CborItem head, kind, list;
    if (!cbor_next(&reader, &head) || head.kind != CBOR_ARRAY || head.n != 2 || !cbor_next(&reader, &kind) ||
        kind.kind != CBOR_UINT || kind.n != 0 || !cbor_next(&reader, &list) || list.kind != CBOR_ARRAY)
        return false;
    put(text,
        "// The functions that %s exports; written by 'pysgx header', not to be edited. Each returns "
        "PYSGX_OK,\n"
        "// PYSGX_RAISED or PYSGX_FAILED, and pysgx_error() tells more. Texts and arrays in results are the "
        "caller's:\n"
        "// pysgx_free, and pysgx_free_texts for char **.\n"
        "#pragma once\n#include <pysgx.h>\n",
        name);
    for (uint64_t i = 0; i < list.n; i++) {
        struct Function function;
        if (!read_function(&reader, &function)) return false;
        struct CborReader parameters = {answer->data, answer->size, function.parameters};
        if (!put_function(text, &function, parameters)) return false;
    }
    return true;
}

static bool write_out(const struct Text *text, const char *output) {
    if (output) return file_write(output, text->bytes.data, text->bytes.size, 0666);
    fwrite(text->bytes.data, 1, text->bytes.size, stdout);
    return true;
}

static int execute(struct Program *program, const char *output) {
    static const uint8_t question[] = {0x82, 0xf6, 0x80}; // [null, []]: all functions
    struct Called called;
    struct Run options = {.mode = RUN_SIM};
    struct Bytes answer = {0};
    struct Text text = {0};
    const char *slash = strrchr(program->request.main, '/');
    bool ok = call_open(&called, program, &options) &&
              session_call(called.session, question, sizeof question, &answer) &&
              (put_header(&text, &answer, slash ? slash + 1 : program->request.main) ||
               error_set("the enclave's description of its functions is malformed")) &&
              write_out(&text, output);
    int status = called.prepared.frozen.main_unreadable ? STATUS_USAGE : STATUS_FAILURE;
    call_close(&called);
    bytes_free(&answer);
    bytes_free(&text.bytes);
    return ok ? 0 : cli_error(status);
}

static int run(int count, char **arguments) {
    struct Words words = {count, arguments, 0};
    struct Program program;
    const char *output = NULL, *file = NULL;
    program_defaults(&program);
    while (words.next < words.count) {
        if (option_help(&words, &command_header)) return 0;
        int taken = option_value(&words, "o", &output);
        if (!taken) taken = program_option(&program, &words);
        if (taken < 0) return cli_usage(&command_header, "%s", error_text());
        if (taken) continue;
        const char *word = words.words[words.next++];
        if (word[0] == '-') return cli_usage(&command_header, "there is no option '%s'", word);
        if (file) return cli_usage(&command_header, "more than one file: '%s' and '%s'", file, word);
        file = word;
    }
    if (!file) return cli_usage(&command_header, "give an image or a program");
    program.request.kind = FREEZE_FILE;
    program.request.main = file;
    int status = execute(&program, output);
    free(program.paths.items);
    return status;
}
