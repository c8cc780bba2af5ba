// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// JSON to CBOR and back: see json.h.
#include "host/codec/json.h"

#include "host/error.h"

#include <inttypes.h>
#include <locale.h>
#include <math.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BYTES_KEY "$bytes"
#define NUMBER_MAX 4300 // digits, as Python's limit

struct Parser {
    const char *text, *name;
    size_t size, at;
};

static bool wrong(const struct Parser *parser, const char *what) {
    return error_set("%s is no JSON: %s at character %zu", parser->name, what, parser->at + 1);
}

static char peek(const struct Parser *parser) {
    return parser->at < parser->size ? parser->text[parser->at] : 0;
}

static void skip_space(struct Parser *parser) {
    while (parser->at < parser->size && strchr(" \t\r\n", parser->text[parser->at]) &&
           parser->text[parser->at])
        parser->at++;
}

static bool take_word(struct Parser *parser, const char *word) {
    size_t length = strlen(word);
    if (parser->size - parser->at < length || memcmp(parser->text + parser->at, word, length) != 0)
        return false;
    parser->at += length;
    return true;
}

// ----- texts

static bool hex4(struct Parser *parser, uint32_t *code) {
    *code = 0;
    for (int i = 0; i < 4; i++) {
        char c = peek(parser);
        int digit = c >= '0' && c <= '9'                 ? c - '0'
                    : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
                                                         : -1;
        if (digit < 0) return wrong(parser, "four hexadecimal digits are wanted");
        *code = *code << 4 | (uint32_t)digit;
        parser->at++;
    }
    return true;
}

static void put_utf8(struct Bytes *bytes, size_t *capacity, uint32_t code) {
    uint8_t units[4];
    size_t n = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    static const uint8_t lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
    for (size_t i = n; i > 1; i--, code >>= 6) units[i - 1] = 0x80 | (code & 0x3f);
    units[0] = (uint8_t)(lead[n] | code);
    bytes_append(bytes, capacity, units, n);
}

static bool escape(struct Parser *parser, struct Bytes *bytes, size_t *capacity) {
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    char c = peek(parser);
    const char *found = c ? strchr(from, c) : NULL;
    parser->at++;
    if (found) {
        bytes_append(bytes, capacity, &to[found - from], 1);
        return true;
    }
    uint32_t code, low;
    if (c != 'u') return wrong(parser, "an unknown escape");
    if (!hex4(parser, &code)) return false;
    if (code >= 0xd800 && code < 0xdc00) {
        if (!take_word(parser, "\\u") || !hex4(parser, &low) || low < 0xdc00 || low > 0xdfff)
            return wrong(parser, "half a surrogate pair");
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    } else if (code >= 0xdc00 && code < 0xe000) {
        return wrong(parser, "half a surrogate pair");
    }
    put_utf8(bytes, capacity, code);
    return true;
}

static bool string(struct Parser *parser, struct Bytes *bytes) {
    size_t capacity = 0;
    *bytes = (struct Bytes){0};
    bytes_append(bytes, &capacity, "", 0);
    parser->at++;
    for (;;) {
        if (parser->at >= parser->size) return wrong(parser, "a text does not end");
        char c = parser->text[parser->at];
        if ((unsigned char)c < 0x20) return wrong(parser, "a control character in a text");
        parser->at++;
        if (c == '"') return true;
        if (c != '\\')
            bytes_append(bytes, &capacity, &c, 1);
        else if (!escape(parser, bytes, &capacity))
            return false;
    }
}

static bool put_string(struct Parser *parser, struct CborWriter *writer) {
    struct Bytes bytes;
    bool ok = string(parser, &bytes);
    if (ok) cbor_put_text(writer, (const char *)bytes.data, bytes.size);
    bytes_free(&bytes);
    return ok;
}

// ----- numbers

static double read_double(const char *text) {
    static locale_t plain;
    if (!plain) plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    return strtod_l(text, NULL, plain);
}

static bool put_int(struct CborWriter *writer, const char *text) {
    bool negative = text[0] == '-';
    BIGNUM *number = NULL;
    if (BN_dec2bn(&number, text + negative) == 0) abort();
    negative = negative && !BN_is_zero(number);
    if (negative) BN_sub_word(number, 1);
    size_t size = (size_t)BN_num_bytes(number);
    uint8_t *digits = malloc(size + 1);
    if (!digits) abort();
    BN_bn2bin(number, digits);
    cbor_put_big(writer, negative, digits, size);
    free(digits);
    BN_free(number);
    return true;
}

static size_t take_digits(struct Parser *parser) {
    size_t from = parser->at;
    while (peek(parser) >= '0' && peek(parser) <= '9') parser->at++;
    return parser->at - from;
}

static bool put_number(struct Parser *parser, struct CborWriter *writer) {
    char text[NUMBER_MAX + 1];
    size_t from = parser->at;
    bool real = false;
    if (peek(parser) == '-') parser->at++;
    if (take_word(parser, "Infinity")) {
        cbor_put_f64(writer, parser->text[from] == '-' ? -INFINITY : INFINITY);
        return true;
    }
    bool zero = peek(parser) == '0';
    size_t digits = take_digits(parser);
    if (digits == 0 || (zero && digits > 1)) return wrong(parser, "a value is wanted");
    if (peek(parser) == '.') {
        real = true;
        parser->at++;
        if (take_digits(parser) == 0) return wrong(parser, "digits are wanted");
    }
    if (peek(parser) == 'e' || peek(parser) == 'E') {
        real = true;
        parser->at++;
        if (peek(parser) == '+' || peek(parser) == '-') parser->at++;
        if (take_digits(parser) == 0) return wrong(parser, "digits are wanted");
    }
    size_t size = parser->at - from;
    if (size > NUMBER_MAX) return wrong(parser, "a number of more than 4300 digits");
    memcpy(text, parser->text + from, size);
    text[size] = 0;
    if (!real) return put_int(writer, text);
    cbor_put_f64(writer, read_double(text));
    return true;
}

// ----- values

static bool put_value(struct Parser *parser, struct CborWriter *writer, unsigned depth);

static bool put_array(struct Parser *parser, struct CborWriter *writer, unsigned depth) {
    struct CborWriter items = {0};
    size_t count = 0;
    bool ok = true;
    parser->at++;
    skip_space(parser);
    while (ok && !(count == 0 && peek(parser) == ']')) {
        ok = put_value(parser, &items, depth + 1);
        count++;
        if (!ok || peek(parser) == ']') break;
        ok = peek(parser) == ',' || wrong(parser, "',' or ']' is wanted");
        parser->at++;
    }
    parser->at++;
    if (ok) {
        cbor_put_array(writer, count);
        cbor_put_encoded(writer, items.bytes.data, items.bytes.size);
    }
    bytes_free(&items.bytes);
    return ok;
}

static bool put_base64(struct Parser *parser, struct CborWriter *writer, const uint8_t *pair, size_t size) {
    struct CborReader reader = {pair, size, 0};
    struct CborItem key, item;
    if (!cbor_next(&reader, &key) || !cbor_next(&reader, &item) || item.kind != CBOR_TEXT || item.size % 4 ||
        item.size > INT32_MAX)
        return wrong(parser, "{\"$bytes\": ...} wants a text in Base64");
    uint8_t *data = malloc(item.size + 4);
    if (!data) abort();
    int got = EVP_DecodeBlock(data, item.data, (int)item.size);
    size_t padding = 0;
    while (padding < 2 && padding < item.size && item.data[item.size - 1 - padding] == '=') padding++;
    bool ok = got >= 0 || wrong(parser, "{\"$bytes\": ...} wants a text in Base64");
    if (ok) cbor_put_bytes(writer, data, (size_t)got - (got ? padding : 0));
    free(data);
    return ok;
}

static bool is_bytes(const struct CborWriter *pairs, size_t count) {
    static const char key[] = "\x66" BYTES_KEY;
    return count == 1 && pairs->bytes.size > sizeof key - 1 &&
           memcmp(pairs->bytes.data, key, sizeof key - 1) == 0;
}

static bool put_object(struct Parser *parser, struct CborWriter *writer, unsigned depth) {
    struct CborWriter pairs = {0};
    size_t count = 0;
    bool ok = true;
    parser->at++;
    skip_space(parser);
    while (ok && !(count == 0 && peek(parser) == '}')) {
        skip_space(parser);
        ok =
            (peek(parser) == '"' || wrong(parser, "a key in quotes is wanted")) && put_string(parser, &pairs);
        skip_space(parser);
        ok = ok && (peek(parser) == ':' || wrong(parser, "':' is wanted"));
        parser->at++;
        ok = ok && put_value(parser, &pairs, depth + 1);
        count++;
        if (!ok || peek(parser) == '}') break;
        ok = peek(parser) == ',' || wrong(parser, "',' or '}' is wanted");
        parser->at++;
    }
    parser->at++;
    if (ok && is_bytes(&pairs, count))
        ok = put_base64(parser, writer, pairs.bytes.data, pairs.bytes.size);
    else if (ok)
        ok = cbor_put_map_sorted(writer, pairs.bytes.data, pairs.bytes.size, count) ||
             wrong(parser, "an object with two equal keys, or a text that is not UTF-8, before");
    bytes_free(&pairs.bytes);
    return ok;
}

static bool put_bare(struct Parser *parser, struct CborWriter *writer, unsigned depth) {
    switch (peek(parser)) {
    case '"': return put_string(parser, writer);
    case '[': return put_array(parser, writer, depth);
    case '{': return put_object(parser, writer, depth);
    default: break;
    }
    if (take_word(parser, "null"))
        cbor_put_null(writer);
    else if (take_word(parser, "true"))
        cbor_put_bool(writer, true);
    else if (take_word(parser, "false"))
        cbor_put_bool(writer, false);
    else if (take_word(parser, "NaN"))
        cbor_put_f64(writer, NAN);
    else
        return put_number(parser, writer);
    return true;
}

static bool put_value(struct Parser *parser, struct CborWriter *writer, unsigned depth) {
    skip_space(parser);
    bool opens = peek(parser) == '[' || peek(parser) == '{';
    if (opens && depth >= CBOR_DEPTH_MAX) return wrong(parser, "too many brackets");
    if (!put_bare(parser, writer, depth)) return false;
    skip_space(parser);
    return true;
}

bool json_to_cbor(struct CborWriter *writer, const char *text, size_t size, const char *name) {
    struct Parser parser = {text, name, size, 0};
    size_t from = writer->bytes.size;
    if (!put_value(&parser, writer, 0)) return false;
    if (parser.at != size) return wrong(&parser, "something follows the value");
    return cbor_check(writer->bytes.data + from, writer->bytes.size - from) ||
           error_set("%s is no JSON: it is not UTF-8, or nests too deeply", name);
}

// ----- back

struct Output {
    struct Bytes *text;
    size_t *capacity;
};

static void put(struct Output output, const char *text) {
    bytes_append(output.text, output.capacity, text, strlen(text));
}

static void write_text(struct Output output, const uint8_t *text, size_t size) {
    put(output, "\"");
    for (size_t i = 0; i < size; i++) {
        char escaped[8] = {(char)text[i], 0};
        if (text[i] < 0x20 || text[i] == 0x7f)
            snprintf(escaped, sizeof escaped, "\\u%04x", text[i]);
        else if (text[i] == '"' || text[i] == '\\')
            snprintf(escaped, sizeof escaped, "\\%c", text[i]);
        bytes_append(output.text, output.capacity, escaped, escaped[0] ? strlen(escaped) : 1);
    }
    put(output, "\"");
}

// The shortest digits that read back as the same float, laid out as Python does.
static void write_real(struct Output output, double value) {
    char text[64];
    if (isnan(value) || isinf(value)) {
        put(output, isnan(value) ? "NaN" : value < 0 ? "-Infinity" : "Infinity");
        return;
    }
    int precision = 0;
    do snprintf(text, sizeof text, "%.*e", precision, value);
    while (read_double(text) != value && ++precision < 17);
    int exponent = atoi(strchr(text, 'e') + 1);
    if (exponent >= -4 && exponent < 16)
        snprintf(text, sizeof text, "%.*f", precision > exponent ? precision - exponent : 1, value);
    put(output, text);
}

static void write_big(struct Output output, bool negative, const uint8_t *digits, size_t size) {
    BIGNUM *number = size > INT32_MAX ? NULL : BN_bin2bn(digits, (int)size, NULL);
    if (!number) abort();
    if (negative) {
        BN_add_word(number, 1);
        BN_set_negative(number, 1);
    }
    char *text = BN_bn2dec(number);
    put(output, text);
    OPENSSL_free(text);
    BN_free(number);
}

static void write_small(struct Output output, bool negative, uint64_t n) {
    uint8_t digits[8];
    for (int i = 0; i < 8; i++) digits[i] = (uint8_t)(n >> (56 - 8 * i));
    write_big(output, negative, digits, sizeof digits);
}

static void write_bytes(struct Output output, const uint8_t *data, size_t size) {
    put(output, "{\"" BYTES_KEY "\": \"");
    for (size_t done = 0; done < size; done += 48) {
        char line[65];
        EVP_EncodeBlock((uint8_t *)line, data + done, (int)(size - done < 48 ? size - done : 48));
        put(output, line);
    }
    put(output, "\"}");
}

static void write_key(struct Output output, struct CborReader *reader) {
    struct CborReader ahead = *reader;
    struct CborItem item;
    if (cbor_next(&ahead, &item) && item.kind == CBOR_TEXT) {
        json_from_cbor(output.text, output.capacity, reader);
        return;
    }
    struct Bytes key = {0};
    size_t capacity = 0;
    json_from_cbor(&key, &capacity, reader);
    write_text(output, key.data, key.size);
    bytes_free(&key);
}

static void write_item(struct Output output, const struct CborItem *item, struct CborReader *reader) {
    switch (item->kind) {
    case CBOR_NULL: put(output, "null"); return;
    case CBOR_BOOL: put(output, item->n ? "true" : "false"); return;
    case CBOR_UINT: write_small(output, false, item->n); return;
    case CBOR_NEGATIVE: write_small(output, true, item->n); return;
    case CBOR_BIG: write_big(output, item->n, item->data, item->size); return;
    case CBOR_F64: write_real(output, item->real); return;
    case CBOR_TEXT: write_text(output, item->data, item->size); return;
    case CBOR_BYTES: write_bytes(output, item->data, item->size); return;
    case CBOR_ARRAY:
    case CBOR_MAP: break;
    }
    bool is_map = item->kind == CBOR_MAP;
    put(output, is_map ? "{" : "[");
    for (uint64_t i = 0; i < item->n; i++) {
        if (i) put(output, ", ");
        if (is_map) {
            write_key(output, reader);
            put(output, ": ");
        }
        json_from_cbor(output.text, output.capacity, reader);
    }
    put(output, is_map ? "}" : "]");
}

void json_from_cbor(struct Bytes *text, size_t *capacity, struct CborReader *reader) {
    struct CborItem item;
    if (cbor_next(reader, &item)) write_item((struct Output){text, capacity}, &item, reader);
}
