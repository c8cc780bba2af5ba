// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _struct: formats, class Struct and the functions. A format is parsed once into a list of codes, 32 bytes each;
// the functions of the module keep the formats they were given last.
#include "python/modules/_struct.h"
#include "python/objects/bytearray.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/module.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

MODULE(_struct, "Functions to convert between Python values and C structs.\n"
                "Python bytes objects are used to hold the data representing the C struct\n"
                "and also as format strings (explained below) to describe the layout of data\n"
                "in the C struct.") {
    RETURN_IF_ERROR(module_add_class(arg(args, 0), CLASS(Struct)));
    return module_add_class(arg(args, 0), CLASS(struct_error));
}
TYPE(struct_error, "struct.error", Exception, EXCEPTION_FIELDS, "");

// A Struct holds its parsed format, which does not change: code that an item runs may initialise the Struct anew.
enum StructField { STRUCT_PARSED, STRUCT_FIELDS }; // UNSET: not initialized
enum ParsedSlot {
    STRUCT_FORMAT, // str
    STRUCT_CODES,  // blob of codes
    STRUCT_SIZE,   // bytes, small int
    STRUCT_COUNT,  // values
    STRUCT_LITTLE,
    STRUCT_NATIVE,
    PARSED_SLOTS
};
TYPE(
    Struct, "_struct.Struct", object, 6,
    "Struct(fmt) --> compiled struct object\n\nReturn a new Struct object which writes and reads binary data "
    "according to\nthe format string fmt.\n\nSee help(struct) for more on format strings.");

// A code in the blob: where it lies, size and number of its items, letter.
enum { CODE_OFFSET = 0, CODE_SIZE = 8, CODE_REPEAT = 16, CODE_LETTER = 24, CODE_BYTES = 32 };

static Value field(Value parsed, uint32_t i) { return slot_get(ref_of(parsed), i); }

// --- formats ---
static uint32_t native_size(uint32_t c) {
    switch (c) {
    case 'x':
    case 'c':
    case 'b':
    case 'B':
    case '?':
    case 's':
    case 'p': return 1;
    case 'h':
    case 'H':
    case 'e': return 2;
    case 'i':
    case 'I':
    case 'f': return 4;
    case 'l':
    case 'L':
    case 'q':
    case 'Q':
    case 'n':
    case 'N':
    case 'd':
    case 'P': return 8;
    default: return 0;
    }
}
static uint32_t standard_size(uint32_t c) {
    if (c == 'l' || c == 'L') return 4;
    return c == 'n' || c == 'N' || c == 'P' ? 0 : native_size(c);
}

typedef struct {
    bool ok, native;
    uint64_t at, repeat; // behind the code
    uint32_t letter;     // 0: the end
} Code;
// The next code of a format, without its spaces.
static Code next_code(Ref format, uint64_t at, bool native) {
    Code code = {.ok = true, .native = native, .repeat = 1};
    uint64_t n = str_length(format);
    while (at < n && (str_at(format, at) == ' ' || (str_at(format, at) >= 9 && str_at(format, at) <= 13)))
        at++;
    code.at = at;
    if (at >= n) return code;
    bool has_count = false;
    uint64_t count = 0;
    for (; at < n && str_at(format, at) >= '0' && str_at(format, at) <= '9'; at++) {
        count = count * 10 + str_at(format, at) - '0';
        has_count = true;
        if (count > INT64_MAX / 16) {
            struct_error(TEXT("total struct size too long"));
            return (Code){0};
        }
    }
    if (at >= n) {
        struct_error(TEXT("repeat count given without format specifier"));
        return (Code){0};
    }
    code.letter = str_at(format, at);
    code.at = at + 1;
    if (has_count) code.repeat = count;
    if ((native ? native_size(code.letter) : standard_size(code.letter)) > 0) return code;
    struct_error(TEXT("bad char in struct format"));
    return (Code){0};
}

static void add_code(Ref codes, uint64_t i, uint64_t offset, uint64_t size, uint64_t repeat,
                     uint32_t letter) {
    u64_set(codes, i * CODE_BYTES + CODE_OFFSET, offset);
    u64_set(codes, i * CODE_BYTES + CODE_SIZE, size);
    u64_set(codes, i * CODE_BYTES + CODE_REPEAT, repeat);
    u32_set(codes, i * CODE_BYTES + CODE_LETTER, letter);
}
// The parsed form of a format, an exact ASCII str.
static Value parse(Value format) {
    Ref f = ref_of(format);
    uint64_t n = str_length(f), at = 0, offset = 0, count = 0, i = 0;
    uint32_t first = n > 0 ? str_at(f, 0) : 0;
    bool native = true, little = true;
    if (first == '<' || first == '>' || first == '!' || first == '=' || first == '@') {
        native = first == '@';
        little = first != '>' && first != '!';
        at = 1;
    }
    Value codes = new_blob((n + 1) * CODE_BYTES);
    RETURN_IF_ERROR(codes);
    for (;;) {
        Code code = next_code(f, at, native);
        if (!code.ok) return ERROR;
        if (code.letter == 0) break;
        at = code.at;
        uint64_t size = native ? native_size(code.letter) : standard_size(code.letter), repeat = code.repeat;
        bool run = code.letter == 's' || code.letter == 'p';
        if (native && !run) offset = (offset + size - 1) & ~(size - 1);
        uint64_t total = size * repeat;
        if (total > INT64_MAX - offset || offset > INT64_MAX)
            return struct_error(TEXT("total struct size too long"));
        if (run)
            add_code(ref_of(codes), i++, offset, repeat, 1, code.letter);
        else if (code.letter != 'x' && repeat > 0)
            add_code(ref_of(codes), i++, offset, size, repeat, code.letter);
        if (run)
            count++;
        else if (code.letter != 'x')
            count += repeat;
        offset += total;
    }
    bytes_shrink(ref_of(codes), i * CODE_BYTES);
    Value self = new_storage(PARSED_SLOTS);
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), STRUCT_FORMAT, format);
    slot_set(ref_of(self), STRUCT_CODES, codes);
    slot_set(ref_of(self), STRUCT_SIZE, int_wrap((int64_t)offset));
    slot_set(ref_of(self), STRUCT_COUNT, int_wrap((int64_t)count));
    slot_set(ref_of(self), STRUCT_LITTLE, bool_value(little));
    slot_set(ref_of(self), STRUCT_NATIVE, bool_value(native));
    return self;
}
// A format as an ASCII str.
static Value format_text(Value v) {
    if (is_str(v)) {
        v = object_plain(v);
        if (str_kind(ref_of(v)) == STR_ASCII) return v;
        Value module = import_module(NAME(_codecs)); // for CPython's error
        Value encode = is_error(module) ? ERROR : object_getattr(module, NAME(ascii_encode));
        return is_error(encode) || is_error(call1(encode, v)) ? ERROR : v;
    }
    if (!is_bytes_object(v))
        return raise1(CLASS(TypeError), TEXT("Struct() argument 1 must be a str or bytes object, not {t}"),
                      v);
    Buffer bytes = buffer_of(v);
    Builder b = builder_new();
    for (uint64_t i = 0; i < bytes.length; i++) b = builder_char(b, u8_get(bytes.block, bytes.from + i));
    return builder_finish(b);
}

STATICMETHOD(Struct, __new__, "!($type, *args, **kwargs)",
             "Create and return a new object.  See help(type) for accurate signature.") {
    return new_instance(arg(args, 0));
}
METHOD(Struct, __init__, "!($self, format)",
       "Initialize self.  See help(type(self)) for accurate signature.") {
    Value format = format_text(arg(args, 1)), parsed = is_error(format) ? ERROR : parse(format);
    RETURN_IF_ERROR(parsed);
    slot_set(ref_of(arg(args, 0)), STRUCT_PARSED, parsed);
    return NONE;
}
// The parsed format of a Struct.
static Value check(Value self) {
    Value parsed = slot_get(ref_of(self), STRUCT_PARSED);
    return is_unset(parsed) ? raise0(CLASS(RuntimeError), TEXT("Struct object is not initialized")) : parsed;
}
GETTER(Struct, format, "struct format string") {
    Value self = check(arg(args, 0));
    return is_error(self) ? ERROR : field(self, STRUCT_FORMAT);
}
GETTER(Struct, size, "struct size in bytes") {
    Value self = check(arg(args, 0));
    return is_error(self) ? ERROR : field(self, STRUCT_SIZE);
}
METHOD(Struct, __sizeof__, "!($self, /)", "S.__sizeof__() -> size of S in memory, in bytes") {
    Value parsed = slot_get(ref_of(arg(args, 0)), STRUCT_PARSED);
    return int_u32(72 + (is_unset(parsed) ? 0 : bytes_length(ref_of(field(parsed, STRUCT_CODES)))));
}

// The parsed form of a format that a function of the module is given.
enum { KNOWN_MAX = 100 };
static ROOT(known);
static Value struct_of(Value format) {
    if (!is_ref(known)) known = dict_new(0);
    RETURN_IF_ERROR(known);
    Value parsed = is_str(format) || is_bytes_object(format) ? dict_get(known, format) : UNSET;
    if (!is_unset(parsed)) return parsed;
    Value text = format_text(format);
    RETURN_IF_ERROR(text);
    parsed = parse(text);
    RETURN_IF_ERROR(parsed);
    if (dict_length(known) >= KNOWN_MAX) RETURN_IF_ERROR(dict_clear(known));
    return is_error(dict_set(known, format, parsed)) ? ERROR : parsed;
}
FUNCTION(_struct, _clearcache, "($module, /)", "Clear the internal cache.") {
    return is_ref(known) ? dict_clear(known) : NONE;
}
FUNCTION(_struct, calcsize, "($module, format, /)",
         "Return size in bytes of the struct described by the format string.") {
    Value self = struct_of(arg(args, 1));
    return is_error(self) ? ERROR : field(self, STRUCT_SIZE);
}

// --- packing ---
static StructItem item_of(Value self, uint64_t code) {
    Ref codes = ref_of(field(self, STRUCT_CODES));
    return (StructItem){u32_get(codes, code * CODE_BYTES + CODE_LETTER),
                        u64_get(codes, code * CODE_BYTES + CODE_SIZE), is_true(field(self, STRUCT_LITTLE)),
                        is_true(field(self, STRUCT_NATIVE))};
}
static uint64_t code_count(Value self) {
    return bytes_length(ref_of(field(self, STRUCT_CODES))) / CODE_BYTES;
}
static uint64_t size_of(Value self) { return (uint64_t)int_of(field(self, STRUCT_SIZE)); }

// block[at ..) = values[from ..), which are as many as there should be.
static Value pack_at(Value self, Ref block, uint64_t at, Value values, uint64_t from) {
    Ref codes = ref_of(field(self, STRUCT_CODES));
    for (uint64_t code = 0, n = code_count(self); code < n; code++) {
        StructItem item = item_of(self, code);
        uint64_t place = at + u64_get(codes, code * CODE_BYTES + CODE_OFFSET);
        uint64_t repeat = u64_get(codes, code * CODE_BYTES + CODE_REPEAT);
        for (uint64_t i = 0; i < repeat; i++)
            RETURN_IF_ERROR(struct_put(item, block, place + i * item.size, tuple_get(values, from++)));
    }
    return NONE;
}
static Value check_count(Value self, Value values, uint64_t from, Text name) {
    uint64_t given = tuple_length(values) - from;
    if (given == (uint64_t)int_of(field(self, STRUCT_COUNT))) return NONE;
    return raise3(CLASS(struct_error), TEXT("{} expected {} items for packing (got {})"), str_from_text(name),
                  field(self, STRUCT_COUNT), int_wrap((int64_t)given));
}
static Value pack(Value self, Value values, uint64_t from) {
    RETURN_IF_ERROR(self);
    RETURN_IF_ERROR(check_count(self, values, from, TEXT("pack")));
    if (size_of(self) > BYTES_MAX) return raise_memory_error();
    Value result = bytes_new(size_of(self));
    RETURN_IF_ERROR(result);
    return is_error(pack_at(self, ref_of(result), 0, values, from)) ? ERROR : result;
}
// The offset of pack_into or unpack_from as a place in `length` bytes with room for the struct; !ok: raised.
static U64Result place_in(Value self, uint64_t length, Value offset, bool packing) {
    U64Result failed = {0};
    I64Result given = is_unset(offset) ? (I64Result){true, 0} : object_index_i64(offset, CLASS(IndexError));
    if (!given.ok) return failed;
    int64_t at = given.value, n = (int64_t)length, size = (int64_t)size_of(self);
    Value shown = int_new(at), total = int_wrap(n);
    if (is_error(shown)) return failed;
    if (at < 0) {
        if (at + size > 0) {
            if (packing)
                raise2(CLASS(struct_error), TEXT("no space to pack {} bytes at offset {}"), int_wrap(size),
                       shown);
            else
                raise2(CLASS(struct_error), TEXT("not enough data to unpack {} bytes at offset {}"),
                       int_wrap(size), shown);
            return failed;
        }
        if (at + n < 0) {
            raise2(CLASS(struct_error), TEXT("offset {} out of range for {}-byte buffer"), shown, total);
            return failed;
        }
        at += n;
    }
    if (n - at >= size) return (U64Result){true, (uint64_t)at};
    Value needed = int_new(at + size),
          verb = str_from_text(packing ? TEXT("pack_into") : TEXT("unpack_from"));
    Value doing = text_format3(TEXT("{} bytes at offset {} (actual buffer size is {})"), int_wrap(size),
                               int_wrap(at), total);
    if (is_error(doing)) return failed;
    raise4(CLASS(struct_error), TEXT("{} requires a buffer of at least {} bytes for {} {}"), verb, needed,
           str_from_text(packing ? TEXT("packing") : TEXT("unpacking")), doing);
    return failed;
}
static Value pack_into(Value self, Value values, uint64_t from) {
    RETURN_IF_ERROR(self);
    uint64_t given = tuple_length(values) - from;
    if (given < 1) return struct_error(TEXT("pack_into expected buffer argument"));
    if (given < 2) return struct_error(TEXT("pack_into expected offset argument"));
    RETURN_IF_ERROR(check_count(self, values, from + 2, TEXT("pack_into")));
    Value target = tuple_get(values, from);
    Buffer buffer = buffer_writable(target);
    if (!buffer.ok) {
        if (error_is_set()) return ERROR;
        return raise1(CLASS(TypeError), TEXT("argument must be read-write bytes-like object, not {t}"),
                      target);
    }
    U64Result at = place_in(self, buffer.length, tuple_get(values, from + 1), true);
    if (!at.ok) return ERROR;
    // Packed aside first: the values' code may change the buffer.
    Value packed = new_blob(size_of(self));
    RETURN_IF_ERROR(packed);
    bytes_copy(ref_of(packed), 0, buffer.block, buffer.from + at.value, size_of(self));
    bytes_fill(ref_of(packed), 0, size_of(self), 0);
    RETURN_IF_ERROR(pack_at(self, ref_of(packed), 0, values, from + 2));
    buffer = buffer_writable(target);
    if (!buffer.ok || buffer.length < at.value + size_of(self))
        return raise0(CLASS(BufferError), TEXT("the buffer changed while being packed into"));
    bytes_copy(buffer.block, buffer.from + at.value, ref_of(packed), 0, size_of(self));
    return NONE;
}

METHOD(Struct, pack, "!($self, /, *values)",
       "S.pack(v1, v2, ...) -> bytes\n\nReturn a bytes object containing values v1, v2, ... packed "
       "according\nto the "
       "format string S.format.  See help(struct) for more on format\nstrings.") {
    return pack(check(arg(args, 0)), arg(args, 1), 0);
}
METHOD(
    Struct, pack_into, "!($self, /, *values)",
    "S.pack_into(buffer, offset, v1, v2, ...)\n\nPack the values v1, v2, ... according to the format string "
    "S.format\nand write the packed bytes into the writable buffer buf starting at\noffset.") {
    return pack_into(check(arg(args, 0)), arg(args, 1), 0);
}
FUNCTION(
    _struct, pack, "!(*args)",
    "pack(format, v1, v2, ...) -> bytes\n\nReturn a bytes object containing the values v1, v2, ... packed "
    "according\nto the format string.  See help(struct) for more on format strings.") {
    if (tuple_length(arg(args, 0)) == 0) return TYPE_ERROR("missing format argument");
    return pack(struct_of(tuple_get(arg(args, 0), 0)), arg(args, 0), 1);
}
FUNCTION(_struct, pack_into, "!(*args)",
         "pack_into(format, buffer, offset, v1, v2, ...)\n\nPack the values v1, v2, ... according to the "
         "format string "
         "and write\nthe packed bytes into the writable buffer buf starting at offset.") {
    if (tuple_length(arg(args, 0)) == 0) return TYPE_ERROR("missing format argument");
    return pack_into(struct_of(tuple_get(arg(args, 0), 0)), arg(args, 0), 1);
}

// --- unpacking ---
static Value unpack_at(Value self, Ref block, uint64_t at) {
    Ref codes = ref_of(field(self, STRUCT_CODES));
    Value result = tuple_new((uint64_t)int_of(field(self, STRUCT_COUNT)));
    RETURN_IF_ERROR(result);
    uint64_t to = 0;
    for (uint64_t code = 0, n = code_count(self); code < n; code++) {
        StructItem item = item_of(self, code);
        uint64_t place = at + u64_get(codes, code * CODE_BYTES + CODE_OFFSET);
        uint64_t repeat = u64_get(codes, code * CODE_BYTES + CODE_REPEAT);
        for (uint64_t i = 0; i < repeat; i++) {
            Value v = struct_get(item, block, place + i * item.size);
            RETURN_IF_ERROR(v);
            slot_set(ref_of(result), to++, v);
        }
    }
    return result;
}
static Value unpack(Value self, Value data) {
    RETURN_IF_ERROR(self);
    Buffer buffer = buffer_require(data);
    if (!buffer.ok) return ERROR;
    if (buffer.length != size_of(self))
        return raise1(CLASS(struct_error), TEXT("unpack requires a buffer of {} bytes"),
                      field(self, STRUCT_SIZE));
    return unpack_at(self, buffer.block, buffer.from);
}
static Value unpack_from(Value self, Value data, Value offset) {
    RETURN_IF_ERROR(self);
    Buffer buffer = buffer_require(data);
    if (!buffer.ok) return ERROR;
    U64Result at = place_in(self, buffer.length, offset, false);
    return at.ok ? unpack_at(self, buffer.block, buffer.from + at.value) : ERROR;
}
METHOD(
    Struct, unpack, "($self, buffer, /)",
    "Return a tuple containing unpacked values.\n\nUnpack according to the format string Struct.format. The "
    "buffer's size\nin bytes must be Struct.size.") {
    return unpack(check(arg(args, 0)), arg(args, 1));
}
METHOD(Struct, unpack_from, "($self, /, buffer, offset=0)",
       "Return a tuple containing unpacked values.\n\nValues are unpacked according to the format string "
       "Struct.format.") {
    return unpack_from(check(arg(args, 0)), arg(args, 1), arg(args, 2));
}
FUNCTION(_struct, unpack, "($module, format, buffer, /)",
         "Return a tuple containing values unpacked according to the format string.") {
    return unpack(struct_of(arg(args, 1)), arg(args, 2));
}
FUNCTION(_struct, unpack_from, "($module, format, /, buffer, offset=0)",
         "Return a tuple containing values unpacked according to the format string.") {
    return unpack_from(struct_of(arg(args, 1)), arg(args, 2), arg(args, 3));
}

// --- iterating ---
enum UnpackField { UNPACK_STRUCT, UNPACK_DATA, UNPACK_AT, UNPACK_FIELDS };
TYPE(unpack_iterator, "_struct.unpack_iterator", object, 3, "");
static Value iter_unpack(Value self, Value data) {
    RETURN_IF_ERROR(self);
    uint64_t size = size_of(self);
    if (size == 0) return struct_error(TEXT("cannot iteratively unpack with a struct of length 0"));
    Buffer buffer = buffer_require(data);
    if (!buffer.ok) return ERROR;
    if (u64_div(buffer.length, size).remainder != 0)
        return raise1(CLASS(struct_error),
                      TEXT("iterative unpacking requires a buffer of a multiple of {} bytes"),
                      field(self, STRUCT_SIZE));
    Value it = NEW(unpack_iterator);
    RETURN_IF_ERROR(it);
    slot_set(ref_of(it), UNPACK_STRUCT, self);
    slot_set(ref_of(it), UNPACK_DATA, data);
    slot_set(ref_of(it), UNPACK_AT, int_u32(0));
    return it;
}
METHOD(Struct, iter_unpack, "($self, buffer, /)",
       "Return an iterator yielding tuples.\n\nTuples are unpacked from the given bytes source, like a "
       "repeated\n"
       "invocation of unpack_from().") {
    return iter_unpack(check(arg(args, 0)), arg(args, 1));
}
FUNCTION(_struct, iter_unpack, "($module, format, buffer, /)",
         "Return an iterator yielding tuples unpacked from the given bytes.") {
    return iter_unpack(struct_of(arg(args, 1)), arg(args, 2));
}
static uint64_t bytes_left(Ref it) {
    Buffer buffer = buffer_of(slot_get(it, UNPACK_DATA));
    uint64_t at = (uint64_t)int_of(slot_get(it, UNPACK_AT));
    return buffer.ok && at < buffer.length ? buffer.length - at : 0;
}
METHOD(unpack_iterator, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }
METHOD(unpack_iterator, __length_hint__, "!($self, /)", "") {
    Ref it = ref_of(arg(args, 0));
    return int_wrap((int64_t)u64_div(bytes_left(it), size_of(slot_get(it, UNPACK_STRUCT))).quotient);
}
METHOD(unpack_iterator, __next__, "($self, /)", "Implement next(self).") {
    Ref it = ref_of(arg(args, 0));
    Value self = slot_get(it, UNPACK_STRUCT);
    if (bytes_left(it) < size_of(self)) return UNSET;
    uint64_t at = (uint64_t)int_of(slot_get(it, UNPACK_AT));
    slot_set(it, UNPACK_AT, int_wrap((int64_t)(at + size_of(self))));
    Buffer buffer = buffer_of(slot_get(it, UNPACK_DATA));
    return unpack_at(self, buffer.block, buffer.from + at);
}
