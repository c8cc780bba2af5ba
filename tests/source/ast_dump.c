// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Shows what the parser makes of a text, for tests: the tree in the format of CPython's
// ast.dump(tree, include_attributes=True), or the exception with its arguments.
//   ast_dump FILE [MODE]     one file; MODE is exec (so by default), eval, single or func_type
//   ast_dump                 reads requests "MODE FLAGS SIZE NAME\n" and SIZE bytes from standard input, and answers
//                            each with "SIZE\n" and SIZE bytes. FLAGS: enum SourceFlags, plus 256: the bytes are
//                            decoded as a source file is, else they are taken as UTF-8 text
#include "tests/kernel/harness.h"
#include <stdarg.h>
#include <string.h>
#include "all.h"
#include "python/objects/boot.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"
#include "python/source/source.h"
#include "python/source/warn.h"

#define DECODE 256

static FILE *out;

static void put(const char *format, ...) {
    va_list args;
    va_start(args, format);
    vfprintf(out, format, args);
    va_end(args);
}

static void put_str(Value text) {
    Value bytes = str_to_utf8(text);
    if (is_error(bytes)) {
        error_clear();
        put("<surrogates>");
        return;
    }
    for (uint32_t i = 0; i < bytes_length(ref_of(bytes)); i++) putc(u8_get(ref_of(bytes), i), out);
}

static void put_repr(Value v) {
    Value text = object_repr(v);
    if (is_error(text)) {
        error_clear();
        put("<no repr>");
        return;
    }
    put_str(text);
}

enum Type { // of a field: how it is shown
#define AST_NODE(node, sum) IS_##node,
#define AST_FIELD(node, field, type, mark)
#define AST_END(node)
#define AST_CHOICES(type)
#define AST_CHOICE(type, name)
#include "python/source/ast.def"
    TYPE_LEAF,
    TYPE_INT,
    TYPE_CHOICE,
    TYPE_NODE,
};

static enum Type type_of(const char *type) {
    if (!strcmp(type, "identifier") || !strcmp(type, "string") || !strcmp(type, "constant")) return TYPE_LEAF;
    if (!strcmp(type, "int")) return TYPE_INT;
    static const char *const choices[] = {
#define AST_NODE(node, sum)
#define AST_FIELD(node, field, type, mark)
#define AST_END(node)
#define AST_CHOICES(type) #type,
#define AST_CHOICE(type, name)
#include "python/source/ast.def"
    };
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        if (!strcmp(type, choices[i])) return TYPE_CHOICE;
    }
    return TYPE_NODE;
}

static void put_choice(const char *wanted, int64_t value) {
    const char *type = "";
    int64_t i = 0;
#define AST_NODE(node, sum)
#define AST_FIELD(node, field, type, mark)
#define AST_END(node)
#define AST_CHOICES(t) type = #t, i = 0;
#define AST_CHOICE(t, name)                                                                                  \
    if (!strcmp(type, wanted) && i++ == value) put("%s()", #name);
#include "python/source/ast.def"
}

static void put_node(Value node);

static void put_element(const char *type, Value v) {
    switch (type_of(type)) {
    case TYPE_INT: put("%lld", (long long)int_of(v)); break;
    case TYPE_CHOICE: put_choice(type, int_of(v)); break;
    case TYPE_NODE:
        if (is_none(v)) {
            put("None");
        } else {
            put_node(v);
        }
        break;
    default: put_repr(v);
    }
}

static void put_field(bool *first, const char *name, const char *type, const char *mark, Value v) {
    if (!strcmp(mark, "OPTIONAL") && is_none(v)) return;
    put("%s%s=", *first ? "" : ", ", name);
    *first = false;
    if (strncmp(mark, "LIST", 4)) {
        put_element(type, v);
        return;
    }
    put("[");
    for (uint32_t i = 0; i < ast_list_length(v); i++) {
        if (i) put(", ");
        put_element(type, ast_list_at(v, i));
    }
    put("]");
}

static void put_position(Value node, bool first) {
    put("%slineno=%u, col_offset=%u, end_lineno=%u, end_col_offset=%u", first ? "" : ", ", ast_lineno(node),
        ast_col_offset(node), ast_end_lineno(node), ast_end_col_offset(node));
}

static bool has_position(const char *sum) {
    static const char *const sums[] = {"stmt", "expr", "excepthandler", "arg", "keyword", "alias", "pattern"};
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
        if (!strcmp(sum, sums[i])) return true;
    }
    return false;
}

static void put_node(Value node) {
    bool first = true;
    const char *sum_of_node = "";
    (void)first;
    switch (ast_kind(node)) {
#define AST_NODE(node_name, sum)                                                                             \
    case AST_##node_name: sum_of_node = #sum; put(#node_name "(");
#define AST_FIELD(node_name, field, type, mark)                                                              \
    put_field(&first, #field, #type, #mark, ast_get(node, AST_##node_name##_##field));
#define AST_END(node_name) break;
#define AST_CHOICES(type)
#define AST_CHOICE(type, name)
#include "python/source/ast.def"
    default: put("<kind %d>", ast_kind(node));
    }
    if (has_position(sum_of_node)) put_position(node, first);
    put(")");
}

static void put_exception(Value exception) {
    put_str(class_name(class_of(exception)));
    put_repr(slot_get(ref_of(exception), EXCEPTION_ARGS));
}

static Value text_of(const char *data, size_t size, uint32_t flags, Value filename) {
    Value bytes = new_blob(size);
    if (is_error(bytes)) return ERROR;
    for (size_t i = 0; i < size; i++) u8_set(ref_of(bytes), i, (uint8_t)data[i]);
    return flags & DECODE ? source_decode(ref_of(bytes), 0, size, filename, false)
                          : str_from_utf8(ref_of(bytes), 0, size);
}

static void show(const char *data, size_t size, const char *mode_name, uint32_t flags, const char *name) {
    Value name_bytes = new_blob(strlen(name));
    for (size_t i = 0; i < strlen(name); i++) u8_set(ref_of(name_bytes), i, (uint8_t)name[i]);
    Value filename = str_from_utf8(ref_of(name_bytes), 0, strlen(name));
    enum SourceMode mode = !strcmp(mode_name, "eval")        ? SOURCE_EVAL
                           : !strcmp(mode_name, "single")    ? SOURCE_SINGLE
                           : !strcmp(mode_name, "func_type") ? SOURCE_FUNCTION_TYPE
                                                             : SOURCE_FILE;
    Value text = text_of(data, size, flags, filename), tree = ERROR;
    if (!is_error(text)) tree = source_parse(text, filename, mode, flags & 255);
    if (is_error(tree)) {
        put_exception(error_take());
    } else {
        put_node(tree);
    }
}

static char *read_all(FILE *file, size_t *size) {
    size_t capacity = 1 << 16;
    char *data = malloc(capacity);
    *size = 0;
    for (size_t n; (n = fread(data + *size, 1, capacity - *size, file)) > 0;) {
        *size += n;
        if (*size == capacity) data = realloc(data, capacity *= 2);
    }
    return data;
}

// Instead of the interpreter's: there is no module to show a warning.
Value warn_deprecated(Value message, uint32_t line) { return NONE; }
Value warn_syntax(Value message, uint32_t line) { return NONE; }

// Answers requests until there are no more.
static void test_body(void) {
    char mode[16], name[256];
    unsigned flags;
    size_t size;
    while (scanf("%15s %u %zu %255[^\n]", mode, &flags, &size, name) == 4) {
        getchar();
        char *data = malloc(size + 1), *answer = NULL;
        if (fread(data, 1, size, stdin) != size) exit(2);
        size_t length = 0;
        out = open_memstream(&answer, &length);
        show(data, size, mode, flags, name);
        fclose(out);
        printf("%zu\n", length);
        fwrite(answer, 1, length, stdout);
        fflush(stdout);
        free(answer);
        free(data);
    }
}

int main(int argc, char **argv) {
    harness_start(UINT64_C(2) << 30, (uint64_t)(uintptr_t)__builtin_frame_address(0) + 64);
    if (!objects_boot()) return 2;
    if (argc < 2) {
        test_body();
        return 0;
    }
    FILE *file = fopen(argv[1], "rb");
    if (!file) return 2;
    size_t size;
    char *data = read_all(file, &size);
    out = stdout;
    show(data, size, argc > 2 ? argv[2] : "exec", DECODE, argv[1]);
    putchar('\n');
    return 0;
}
