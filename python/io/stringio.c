// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// io.StringIO.
#include "python/io/stringio.h"
#include "python/io/newline.h"
#include "python/objects/convert.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/int.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

TYPE(StringIO, "_io.StringIO", TextIOBase, STRINGIO_FIELDS,
     "Text I/O implementation using an in-memory buffer.\n"
     "\n"
     "The initial_value argument sets the value of object.  The newline\n"
     "argument is like the one of TextIOWrapper's constructor.");

static Value field(Value self, enum StringIOField i) { return slot_get(ref_of(self), i); }
static uint64_t number(Value self, enum StringIOField i) { return (uint64_t)int_of(field(self, i)); }
static void set_number(Value self, enum StringIOField i, uint64_t n) {
    slot_set(ref_of(self), i, int_wrap((int64_t)n));
}
static bool is_open(Value self) {
    if (likely(!is_unset(field(self, STRINGIO_STORAGE)))) return true;
    VALUE_ERROR("I/O operation on closed file");
    return false;
}

// --- the text ---
static Builder content(Value self) {
    return (Builder){field(self, STRINGIO_STORAGE), number(self, STRINGIO_LENGTH),
                     (uint32_t)number(self, STRINGIO_KIND), false};
}
static Value set_content(Value self, Builder b) {
    if (b.failed) return ERROR;
    slot_set(ref_of(self), STRINGIO_STORAGE, b.storage);
    set_number(self, STRINGIO_KIND, b.kind);
    set_number(self, STRINGIO_LENGTH, b.length);
    return NONE;
}

static uint32_t unit(Builder b, uint64_t i) {
    Ref r = ref_of(b.storage);
    return b.kind < STR_UCS2 ? u8_get(r, i) : b.kind == STR_UCS2 ? u16_get(r, i * 2) : u32_get(r, i * 4);
}

// The code points [from .. to) as a str.
static Value part(Value self, uint64_t from, uint64_t to) {
    Builder b = content(self);
    uint32_t bits = 0, kind = b.kind;
    if (from >= to) return str_from_text(TEXT(""));
    if (to - from == 1) return str_from_code_point(unit(b, from));
    if (kind != STR_ASCII && (from > 0 || to < b.length)) {
        for (uint64_t i = from; i < to; i++) bits |= unit(b, i);
        kind = str_kind_of_bits(bits);
    }
    Value text = str_new(kind, to - from);
    RETURN_IF_ERROR(text);
    str_copy_units(ref_of(text), kind, 0, ref_of(b.storage), b.kind, from, to - from);
    return text;
}

// Replaces everything by three pieces, so that the kind is the smallest again.
static Value rebuild(Value self, Value before, Value text, Value after) {
    if (is_error(before) || is_error(text) || is_error(after)) return ERROR;
    return set_content(self, builder_str(builder_str(builder_str(builder_new(), before), text), after));
}

// Text at the position, over what is there.
static Value put(Value self, Value text) {
    uint64_t at = number(self, STRINGIO_AT), length = number(self, STRINGIO_LENGTH);
    uint64_t n = str_length(ref_of(text));
    if (n == 0) return NONE;
    if (likely(at == length)) {
        RETURN_IF_ERROR(set_content(self, builder_str(content(self), text)));
    } else if (at > length) { // the gap becomes NULs
        Builder b = builder_repeat(content(self), 0, at - length);
        RETURN_IF_ERROR(set_content(self, builder_str(b, text)));
    } else {
        Value after = at + n < length ? part(self, at + n, length) : str_from_text(TEXT(""));
        RETURN_IF_ERROR(rebuild(self, part(self, 0, at), text, after));
    }
    set_number(self, STRINGIO_AT, at + n);
    return NONE;
}

Value stringio_write(Value self, Value text) {
    if (!is_open(self)) return ERROR;
    Value decoder = field(self, STRINGIO_DECODER), newline = field(self, STRINGIO_NEWLINE);
    if (!is_unset(decoder)) {
        text = newline_translate(decoder, text, true);
        RETURN_IF_ERROR(text);
    }
    if (is_str(newline) && str_length(ref_of(newline)) > 0 && str_at(ref_of(newline), 0) == '\r') {
        text = str_replace(text, str_from_code_point('\n'), newline, UINT64_MAX);
        RETURN_IF_ERROR(text);
    }
    return put(self, text);
}

static LineEnd line_end(Value self) {
    Value newline = field(self, STRINGIO_NEWLINE);
    if (is_none(newline)) return (LineEnd){false, '\n', 0};
    uint32_t n = str_length(ref_of(newline));
    if (n == 0) return (LineEnd){true, 0, 0};
    return (LineEnd){false, str_at(ref_of(newline), 0), n > 1 ? str_at(ref_of(newline), 1) : 0};
}

// The next line, at most limit code points when that is not negative; "" at the end.
static Value take_line(Value self, int64_t limit) {
    uint64_t at = number(self, STRINGIO_AT), length = number(self, STRINGIO_LENGTH);
    if (at >= length) return str_from_text(TEXT(""));
    uint64_t to = limit >= 0 && (uint64_t)limit < length - at ? at + (uint64_t)limit : length;
    Builder b = content(self);
    LineFound line = newline_find_units(ref_of(b.storage), b.kind, at, to, line_end(self));
    set_number(self, STRINGIO_AT, line.end);
    return part(self, at, line.end);
}

// --- making ---
STATICMETHOD(StringIO, __new__, "!($type, *args, **kwargs)", "") {
    Value self = io_new_instance(arg(args, 0));
    RETURN_IF_ERROR(self);
    set_number(self, STRINGIO_AT, 0);
    slot_set(ref_of(self), STRINGIO_NEWLINE, NONE);
    RETURN_IF_ERROR(set_content(self, builder_new()));
    return self;
}

static Value initialise(Value self, Value value, Value newline) {
    if (is_unset(newline)) newline = str_from_code_point('\n');
    RETURN_IF_ERROR(newline_check(TEXT("StringIO()"), newline, false));
    newline = is_none(newline) ? NONE : str_plain(newline);
    slot_set(ref_of(self), STRINGIO_NEWLINE, newline);
    slot_set(ref_of(self), STRINGIO_DECODER, UNSET);
    if (is_none(newline) || str_length(ref_of(newline)) == 0) {
        Value decoder = newline_new(NONE, is_none(newline));
        RETURN_IF_ERROR(decoder);
        slot_set(ref_of(self), STRINGIO_DECODER, decoder);
    }
    RETURN_IF_ERROR(set_content(self, builder_new()));
    set_number(self, STRINGIO_AT, 0);
    if (is_unset(value) || is_none(value)) return NONE;
    if (!is_str(value))
        return raise1(CLASS(TypeError), TEXT("initial_value must be str or None, not {t}"), value);
    RETURN_IF_ERROR(stringio_write(self, str_plain(value)));
    set_number(self, STRINGIO_AT, 0);
    return NONE;
}
METHOD(StringIO, __init__, "($self, initial_value='', newline='\\n')", "") {
    return initialise(arg(args, 0), arg(args, 1), arg(args, 2));
}

// --- attributes ---
GETTER(StringIO, closed, "") { return bool_value(is_unset(field(arg(args, 0), STRINGIO_STORAGE))); }
GETTER(StringIO, line_buffering, "") { return is_open(arg(args, 0)) ? FALSE : ERROR; }
GETTER(StringIO, newlines, "") {
    if (!is_open(arg(args, 0))) return ERROR;
    Value decoder = field(arg(args, 0), STRINGIO_DECODER);
    return is_unset(decoder) ? NONE : newline_seen(decoder);
}
METHOD(StringIO, close, "($self, /)",
       "Close the IO object.\n"
       "\n"
       "Attempting any further operation after the object is closed\n"
       "will raise a ValueError.\n"
       "\n"
       "This method has no effect if the file is already closed.") {
    slot_set(ref_of(arg(args, 0)), STRINGIO_STORAGE, UNSET);
    return NONE;
}
METHOD(StringIO, readable, "($self, /)", "Returns True if the IO object can be read.") {
    return is_open(arg(args, 0)) ? TRUE : ERROR;
}
METHOD(StringIO, writable, "($self, /)", "Returns True if the IO object can be written.") {
    return is_open(arg(args, 0)) ? TRUE : ERROR;
}
METHOD(StringIO, seekable, "($self, /)", "Returns True if the IO object can be seeked.") {
    return is_open(arg(args, 0)) ? TRUE : ERROR;
}

// --- reading and writing ---
METHOD(StringIO, getvalue, "($self, /)", "Retrieve the entire contents of the object.") {
    Value self = arg(args, 0);
    return is_open(self) ? part(self, 0, number(self, STRINGIO_LENGTH)) : ERROR;
}
METHOD(StringIO, write, "($self, s, /)",
       "Write string to file.\n"
       "\n"
       "Returns the number of characters written, which is always equal to\n"
       "the length of the string.") {
    Value text = arg(args, 1);
    if (!is_str(text)) return raise1(CLASS(TypeError), TEXT("string argument expected, got '{t}'"), text);
    text = str_plain(text);
    RETURN_IF_ERROR(stringio_write(arg(args, 0), text));
    return int_u32(str_length(ref_of(text)));
}
METHOD(StringIO, tell, "($self, /)", "Tell the current file position.") {
    return is_open(arg(args, 0)) ? field(arg(args, 0), STRINGIO_AT) : ERROR;
}
METHOD(StringIO, read, "($self, size=-1, /)",
       "Read at most size characters, returned as a string.\n"
       "\n"
       "If the argument is negative or omitted, read until EOF\n"
       "is reached. Return an empty string at EOF.") {
    Value self = arg(args, 0);
    I64Result size = io_size(arg(args, 1));
    if (!size.ok) return ERROR;
    if (!is_open(self)) return ERROR;
    uint64_t at = number(self, STRINGIO_AT), length = number(self, STRINGIO_LENGTH);
    if (at >= length) return str_from_text(TEXT(""));
    uint64_t to = size.value >= 0 && (uint64_t)size.value < length - at ? at + (uint64_t)size.value : length;
    set_number(self, STRINGIO_AT, to);
    return part(self, at, to);
}
METHOD(StringIO, readline, "($self, size=-1, /)",
       "Read until newline or EOF.\n\nReturns an empty string if EOF is hit immediately.") {
    I64Result size = io_size(arg(args, 1));
    if (!size.ok) return ERROR;
    if (!is_open(arg(args, 0))) return ERROR;
    return take_line(arg(args, 0), size.value);
}
METHOD(StringIO, __next__, "($self, /)", "Implement next(self).") {
    Value self = arg(args, 0);
    if (!is_open(self)) return ERROR;
    Value line = IS_EXACT(self, StringIO) ? take_line(self, -1) : call_method0(self, NAME(readline));
    RETURN_IF_ERROR(line);
    if (!is_str(line))
        return raise1(CLASS(OSError), TEXT("readline() should have returned a str object, not '{t}'"), line);
    return str_length(ref_of(str_plain(line))) == 0 ? UNSET : line;
}

METHOD(StringIO, seek, "($self, pos, whence=0, /)",
       "Change stream position.\n"
       "\n"
       "Seek to character offset pos relative to position indicated by whence:\n"
       "    0  Start of stream (the default).  pos should be >= 0;\n"
       "    1  Current position - pos must be 0;\n"
       "    2  End of stream - pos must be 0.\n"
       "Returns the new absolute position.") {
    Value self = arg(args, 0);
    I64Result offset = convert_size(arg(args, 1), 0), whence = {0};
    if (offset.ok) whence = convert_int(arg(args, 2), 0);
    if (!whence.ok) return ERROR;
    if (!is_open(self)) return ERROR;
    if (whence.value < 0 || whence.value > 2)
        return raise1(CLASS(ValueError), TEXT("Invalid whence ({}, should be 0, 1 or 2)"),
                      int_wrap(whence.value));
    if (offset.value < 0 && whence.value == 0)
        return raise1(CLASS(ValueError), TEXT("Negative seek position {}"), int_wrap(offset.value));
    if (whence.value != 0 && offset.value != 0)
        return raise0(CLASS(OSError), TEXT("Can't do nonzero cur-relative seeks"));
    uint64_t at = whence.value == 0   ? (uint64_t)offset.value
                  : whence.value == 1 ? number(self, STRINGIO_AT)
                                      : number(self, STRINGIO_LENGTH);
    if (at > SMALL_INT_MAX) return raise0(CLASS(OverflowError), TEXT("new position too large"));
    set_number(self, STRINGIO_AT, at);
    return field(self, STRINGIO_AT);
}
METHOD(StringIO, truncate, "($self, pos=None, /)",
       "Truncate size to pos.\n"
       "\n"
       "The pos argument defaults to the current file position, as\n"
       "returned by tell().  The current file position is unchanged.\n"
       "Returns the new absolute position.") {
    Value self = arg(args, 0);
    bool here = is_unset(arg(args, 1)) || is_none(arg(args, 1));
    I64Result size = here ? (I64Result){true, (int64_t)number(self, STRINGIO_AT)} : io_size(arg(args, 1));
    if (!size.ok) return ERROR;
    if (!is_open(self)) return ERROR;
    if (size.value < 0)
        return raise1(CLASS(ValueError), TEXT("Negative size value {}"), int_wrap(size.value));
    if ((uint64_t)size.value < number(self, STRINGIO_LENGTH)) {
        Value none = str_from_text(TEXT(""));
        RETURN_IF_ERROR(rebuild(self, part(self, 0, (uint64_t)size.value), none, none));
    }
    return int_new(size.value);
}

// --- pickling ---
METHOD(StringIO, __getstate__, "!($self, /)", "") {
    Value self = arg(args, 0), value = StringIO__getvalue(args);
    RETURN_IF_ERROR(value);
    Value state = tuple_new(4);
    RETURN_IF_ERROR(state);
    Value dict = slot_get(ref_of(self), IO_DICT);
    slot_set(ref_of(state), 0, value);
    slot_set(ref_of(state), 1, field(self, STRINGIO_NEWLINE));
    slot_set(ref_of(state), 2, field(self, STRINGIO_AT));
    slot_set(ref_of(state), 3, is_unset(dict) ? NONE : dict);
    return state;
}
METHOD(StringIO, __setstate__, "!($self, state, /)", "") {
    Value self = arg(args, 0), state = object_plain(arg(args, 1));
    if (!is_open(self)) return ERROR;
    if (!IS_A(state, tuple) || tuple_length(state) < 4)
        return raise2(CLASS(TypeError), TEXT("{t}.__setstate__ argument should be 4-tuple, got {t}"), self,
                      arg(args, 1));
    Value value = tuple_get(state, 0), at = tuple_get(state, 2), dict = tuple_get(state, 3);
    RETURN_IF_ERROR(initialise(self, UNSET, tuple_get(state, 1)));
    if (!is_none(value) && !is_str(value)) return convert_refuse(TEXT("__setstate__"), 1, TEXT("str"), value);
    if (is_str(value)) RETURN_IF_ERROR(put(self, str_plain(value))); // newlines are as they were
    if (!is_int_object(at))
        return raise1(CLASS(TypeError), TEXT("third item of state must be an integer, got {t}"), at);
    I64Result n = convert_size(at, 0);
    if (!n.ok) return ERROR;
    if (n.value < 0) return VALUE_ERROR("position value cannot be negative");
    set_number(self, STRINGIO_AT, (uint64_t)n.value);
    if (is_none(dict)) return NONE;
    if (!IS_A(dict, dict))
        return raise1(CLASS(TypeError), TEXT("fourth item of state should be a dict, got a {t}"), dict);
    Value own = object_dict(self);
    return is_error(own) ? ERROR : dict_update(own, dict);
}
