// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// io.TextIOWrapper as a class.
#include "python/io/decoder.h"
#include "python/io/newline.h"
#include "python/io/textio.h"
#include "python/objects/convert.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/memory.h"

TYPE(TextIOWrapper, "_io.TextIOWrapper", TextIOBase, TEXTIO_FIELDS,
     "Character and line based layer over a BufferedIOBase object, buffer.\n"
     "\n"
     "encoding gives the name of the encoding that the stream will be\n"
     "decoded or encoded with. It defaults to locale.getencoding().\n"
     "\n"
     "errors determines the strictness of encoding and decoding (see\n"
     "help(codecs.Codec) or the documentation for codecs.register) and\n"
     "defaults to \"strict\".\n"
     "\n"
     "newline controls how line endings are handled. It can be None, '',\n"
     "'\\n', '\\r', and '\\r\\n'.  It works as follows:\n"
     "\n"
     "* On input, if newline is None, universal newlines mode is\n"
     "  enabled. Lines in the input can end in '\\n', '\\r', or '\\r\\n', and\n"
     "  these are translated into '\\n' before being returned to the\n"
     "  caller. If it is '', universal newline mode is enabled, but line\n"
     "  endings are returned to the caller untranslated. If it has any of\n"
     "  the other legal values, input lines are only terminated by the given\n"
     "  string, and the line ending is returned to the caller untranslated.\n"
     "\n"
     "* On output, if newline is None, any '\\n' characters written are\n"
     "  translated to the system default line separator, os.linesep. If\n"
     "  newline is '' or '\\n', no translation takes place. If newline is any\n"
     "  of the other legal values, any '\\n' characters written are translated\n"
     "  to the given string.\n"
     "\n"
     "If line_buffering is True, a call to flush is implied when a call to\n"
     "write contains a newline character.");

static Value field(Value self, enum TextIOField i) { return slot_get(ref_of(self), i); }
static uint32_t flags_of(Value self) { return (uint32_t)int_of(field(self, TEXTIO_FLAGS)); }
static void set_flag(Value self, uint32_t flag, bool on) {
    slot_set(ref_of(self), TEXTIO_FLAGS, int_u32(on ? flags_of(self) | flag : flags_of(self) & ~flag));
}

STATICMETHOD(TextIOWrapper, __new__, "!($type, *args, **kwargs)", "") {
    Value self = io_new_instance(arg(args, 0));
    if (!is_error(self)) slot_set(ref_of(self), TEXTIO_FLAGS, int_u32(0));
    return self;
}

// An argument that is a str or None; `name` for the error.
static bool is_text_or_none(Value v, Text name) {
    if (is_unset(v) || is_none(v) || is_str(v)) return true;
    Value argument = str_from_text(name);
    if (!is_error(argument))
        raise2(CLASS(TypeError), TEXT("TextIOWrapper() argument '{}' must be str or None, not {t}"), argument,
               v);
    return false;
}

static Value chosen_encoding(Value v) {
    if (is_unset(v) || is_none(v) || str_equal_text(str_plain(v), TEXT("locale")))
        return str_from_text(TEXT("UTF-8"));
    v = str_plain(v);
    if (str_find_char(v, 0, 0, str_length(ref_of(v))) >= 0) return VALUE_ERROR("embedded null character");
    return v;
}

static Value truth_of(Value v) { return is_unset(v) || is_none(v) ? FALSE : object_truth(v); }

static Value asked(Value buffer, Value method) {
    Value v = call_method0(buffer, method);
    return is_error(v) ? ERROR : object_truth(v);
}

METHOD(TextIOWrapper, __init__,
       "($self, buffer, encoding=None, errors=None, newline=None,\n         line_buffering=False, "
       "write_through=False)",
       "") {
    Value self = arg(args, 0), buffer = arg(args, 1), errors = arg(args, 3), newline = arg(args, 4);
    slot_set(ref_of(self), TEXTIO_BUFFER, UNSET);
    if (!is_text_or_none(arg(args, 2), TEXT("encoding")) || !is_text_or_none(errors, TEXT("errors")) ||
        !is_text_or_none(newline, TEXT("newline")))
        return ERROR;
    Value encoding = chosen_encoding(arg(args, 2));
    RETURN_IF_ERROR(encoding);
    errors = is_unset(errors) || is_none(errors) ? str_from_text(TEXT("strict")) : str_plain(errors);
    RETURN_IF_ERROR(errors);
    newline = is_unset(newline) ? NONE : newline;
    RETURN_IF_ERROR(newline_check(TEXT("TextIOWrapper()"), newline, true));
    Value lines = truth_of(arg(args, 5)), through = is_error(lines) ? ERROR : truth_of(arg(args, 6));
    RETURN_IF_ERROR(through);
    if (decoder_plain_codec(encoding) == CODEC_NONE) RETURN_IF_ERROR(decoder_new(encoding, errors));
    Value reads = asked(buffer, NAME(readable)),
          writes = is_error(reads) ? ERROR : asked(buffer, NAME(writable));
    Value seeks = is_error(writes) ? ERROR : asked(buffer, NAME(seekable));
    RETURN_IF_ERROR(seeks);
    Value read1 = object_getattr_or_unset(buffer, NAME(read1));
    RETURN_IF_ERROR(read1);
    uint32_t flags = (is_true(lines) ? TEXTIO_LINES : 0) | (is_true(through) ? TEXTIO_THROUGH : 0) |
                     (is_true(reads) ? TEXTIO_READS : 0) | (is_true(writes) ? TEXTIO_WRITES : 0) |
                     (is_true(seeks) ? TEXTIO_SEEKS | TEXTIO_TELLS : 0) |
                     (is_unset(read1) ? 0 : TEXTIO_READ1);
    Value made = textio_initialise(self, buffer, encoding, errors,
                                   is_none(newline) ? NONE : str_plain(newline), flags);
    if (is_error(made)) slot_set(ref_of(self), TEXTIO_BUFFER, UNSET);
    return made;
}

METHOD(TextIOWrapper, reconfigure,
       "($self, /, *, encoding=None, errors=None, newline=None,\n            line_buffering=None, "
       "write_through=None)",
       "Reconfigure the text stream with new parameters.\n\n"
       "This also does an implicit stream flush.") {
    Value self = arg(args, 0), encoding = arg(args, 1), errors = arg(args, 2), newline = arg(args, 3);
    bool with_encoding = !is_unset(encoding) && !is_none(encoding);
    bool with_errors = !is_unset(errors) && !is_none(errors), with_newline = !is_unset(newline);
    Value decoded = field(self, TEXTIO_DECODED);
    if (is_ref(decoded) && str_length(ref_of(decoded)) > 0 && (with_encoding || with_errors || with_newline))
        return io_raise_unsupported(
            TEXT("It is not possible to set the encoding or newline of stream after the first read"));
    if (with_newline) RETURN_IF_ERROR(newline_check(TEXT("reconfigure()"), newline, true));
    Value lines = is_unset(arg(args, 4)) || is_none(arg(args, 4)) ? UNSET : object_truth(arg(args, 4));
    Value through = is_unset(arg(args, 5)) || is_none(arg(args, 5)) ? UNSET : object_truth(arg(args, 5));
    RETURN_IF_ERROR(lines);
    RETURN_IF_ERROR(through);
    RETURN_IF_ERROR(call_method0(self, NAME(flush)));
    if (with_encoding || with_errors || with_newline) {
        if (!is_text_or_none(encoding, TEXT("encoding")) || !is_text_or_none(errors, TEXT("errors")))
            return ERROR;
        errors = with_errors     ? str_plain(errors)
                 : with_encoding ? str_from_text(TEXT("strict"))
                                 : field(self, TEXTIO_ERRORS);
        encoding = with_encoding ? chosen_encoding(encoding) : field(self, TEXTIO_ENCODING);
        RETURN_IF_ERROR(encoding);
        if (decoder_plain_codec(encoding) == CODEC_NONE) RETURN_IF_ERROR(decoder_new(encoding, errors));
        newline = !with_newline ? field(self, TEXTIO_NEWLINE) : is_none(newline) ? NONE : str_plain(newline);
        RETURN_IF_ERROR(
            textio_initialise(self, field(self, TEXTIO_BUFFER), encoding, errors, newline, flags_of(self)));
    }
    if (!is_unset(lines)) set_flag(self, TEXTIO_LINES, is_true(lines));
    if (!is_unset(through)) set_flag(self, TEXTIO_THROUGH, is_true(through));
    return NONE;
}

// --- the buffer's answers ---
static Value buffer_of_text(Value self) {
    Value buffer = field(self, TEXTIO_BUFFER);
    if (is_ref(buffer)) return buffer;
    return is_unset(buffer) ? VALUE_ERROR("I/O operation on uninitialized object")
                            : VALUE_ERROR("underlying buffer has been detached");
}
static Value ask(Args args, Value method) {
    Value buffer = buffer_of_text(arg(args, 0));
    return is_error(buffer) ? ERROR : call_method0(buffer, method);
}
METHOD(TextIOWrapper, readable, "($self, /)", "") { return ask(args, NAME(readable)); }
METHOD(TextIOWrapper, writable, "($self, /)", "") { return ask(args, NAME(writable)); }
METHOD(TextIOWrapper, seekable, "($self, /)", "") { return ask(args, NAME(seekable)); }
METHOD(TextIOWrapper, fileno, "($self, /)", "") { return ask(args, NAME(fileno)); }
METHOD(TextIOWrapper, isatty, "($self, /)", "") { return ask(args, NAME(isatty)); }
GETTER(TextIOWrapper, name, "") {
    Value buffer = buffer_of_text(arg(args, 0));
    return is_error(buffer) ? ERROR : object_getattr(buffer, NAME(name));
}
GETTER(TextIOWrapper, closed, "") {
    Value buffer = buffer_of_text(arg(args, 0));
    return is_error(buffer) ? ERROR : object_getattr(buffer, NAME(closed));
}
MEMBER(TextIOWrapper, buffer, "") {
    Value buffer = field(arg(args, 0), TEXTIO_BUFFER);
    return is_unset(buffer) ? NONE : buffer;
}
MEMBER(TextIOWrapper, encoding, "") {
    return is_error(buffer_of_text(arg(args, 0))) && is_unset(field(arg(args, 0), TEXTIO_BUFFER))
               ? ERROR
               : (error_clear(), field(arg(args, 0), TEXTIO_ENCODING));
}
GETTER(TextIOWrapper, errors, "") {
    Value errors = field(arg(args, 0), TEXTIO_ERRORS);
    return is_unset(errors) ? VALUE_ERROR("I/O operation on uninitialized object") : errors;
}
MEMBER(TextIOWrapper, line_buffering, "") { return bool_value(flags_of(arg(args, 0)) & TEXTIO_LINES); }
MEMBER(TextIOWrapper, write_through, "") { return bool_value(flags_of(arg(args, 0)) & TEXTIO_THROUGH); }
GETTER(TextIOWrapper, newlines, "") {
    Value decoder = field(arg(args, 0), TEXTIO_DECODER);
    if (is_unset(decoder)) return NONE;
    if (IS_EXACT(decoder, IncrementalNewlineDecoder)) return newline_seen(decoder);
    Value seen = object_getattr_or_unset(decoder, NAME(newlines));
    return is_unset(seen) ? NONE : seen;
}
GETTER(TextIOWrapper, _CHUNK_SIZE, "") { return field(arg(args, 0), TEXTIO_CHUNK); }
SETTER(TextIOWrapper, _CHUNK_SIZE) {
    if (is_unset(arg(args, 1))) return raise0(CLASS(AttributeError), TEXT("cannot delete attribute"));
    I64Result size = convert_size(arg(args, 1), 0);
    if (!size.ok) return ERROR;
    if (size.value <= 0) return VALUE_ERROR("a strictly positive integer is required");
    slot_set(ref_of(arg(args, 0)), TEXTIO_CHUNK, int_wrap(size.value));
    return NONE;
}

METHOD(TextIOWrapper, __repr__, "($self, /)", "Return repr(self).") {
    Value self = arg(args, 0);
    RETURN_IF_ERROR(is_unset(field(self, TEXTIO_BUFFER)) ? buffer_of_text(self) : NONE);
    Value inside = repr_enter(self);
    RETURN_IF_ERROR(inside);
    if (is_false(inside))
        return raise1(CLASS(RuntimeError), TEXT("reentrant call inside {}.__repr__"),
                      class_name(class_of(self)));
    Value text = str_from_text(TEXT("<_io.TextIOWrapper"));
    Value name = object_getattr_or_unset(self, NAME(name));
    if (is_error(name) && error_matches(CLASS(ValueError))) {
        error_clear();
        name = UNSET;
    }
    if (!is_error(name) && !is_unset(name)) text = text_format2(TEXT("{} name={r}"), text, name);
    Value mode = is_error(name) || is_error(text) ? ERROR : object_getattr_or_unset(self, NAME(mode));
    if (!is_error(mode) && !is_unset(mode)) text = text_format2(TEXT("{} mode={r}"), text, mode);
    if (!is_error(mode) && !is_error(text))
        text = text_format2(TEXT("{} encoding={r}>"), text, field(self, TEXTIO_ENCODING));
    repr_leave(self);
    return is_error(mode) ? ERROR : text;
}

// --- ending ---
METHOD(TextIOWrapper, flush, "($self, /)", "") { return textio_flush(arg(args, 0)); }
METHOD(TextIOWrapper, close, "($self, /)", "") {
    Value self = arg(args, 0), buffer = buffer_of_text(self);
    RETURN_IF_ERROR(buffer);
    Value closed = io_closed(self);
    if (is_error(closed) || is_true(closed)) return is_error(closed) ? ERROR : NONE;
    Value problem = is_error(call_method0(self, NAME(flush))) ? error_take() : UNSET;
    Value result = call_method0(buffer, NAME(close));
    if (is_unset(problem)) return result;
    if (!is_error(result)) return error_restore(problem);
    Value second = error_take();
    exception_chain(second, problem);
    return error_restore(second);
}
METHOD(TextIOWrapper, detach, "($self, /)", "") {
    Value self = arg(args, 0), buffer = buffer_of_text(self);
    RETURN_IF_ERROR(buffer);
    RETURN_IF_ERROR(call_method0(self, NAME(flush)));
    slot_set(ref_of(self), TEXTIO_BUFFER, NONE);
    return buffer;
}
METHOD(TextIOWrapper, __getstate__, "!($self, /)", "") {
    return raise1(CLASS(TypeError), TEXT("cannot pickle '{t}' object"), arg(args, 0));
}

// --- reading, writing, position ---
METHOD(TextIOWrapper, write, "($self, text, /)", "") {
    Value text = arg(args, 1);
    if (!is_str(text)) return raise1(CLASS(TypeError), TEXT("write() argument must be str, not {t}"), text);
    text = str_plain(text);
    RETURN_IF_ERROR(textio_write(arg(args, 0), text));
    return int_u32(str_length(ref_of(text)));
}
METHOD(TextIOWrapper, read, "($self, size=-1, /)", "") {
    I64Result size = io_size(arg(args, 1));
    return size.ok ? textio_read(arg(args, 0), size.value) : ERROR;
}
METHOD(TextIOWrapper, readline, "($self, size=-1, /)", "") {
    I64Result size = convert_size(arg(args, 1), -1);
    return size.ok ? textio_readline(arg(args, 0), size.value) : ERROR;
}
METHOD(TextIOWrapper, __next__, "($self, /)", "Implement next(self).") {
    Value self = arg(args, 0), line;
    RETURN_IF_ERROR(buffer_of_text(self));
    set_flag(self, TEXTIO_TELLS, false);
    if (IS_EXACT(self, TextIOWrapper)) {
        line = textio_readline(self, -1);
    } else {
        line = call_method0(self, NAME(readline));
        if (!is_error(line) && !is_str(line))
            return raise1(CLASS(OSError), TEXT("readline() should have returned a str object, not '{t}'"),
                          line);
    }
    RETURN_IF_ERROR(line);
    if (str_length(ref_of(str_plain(line))) > 0) return line;
    slot_set(ref_of(self), TEXTIO_SNAPSHOT, UNSET);
    set_flag(self, TEXTIO_TELLS, flags_of(self) & TEXTIO_SEEKS);
    return UNSET;
}
METHOD(TextIOWrapper, tell, "($self, /)", "") {
    RETURN_IF_ERROR(buffer_of_text(arg(args, 0)));
    return textio_tell(arg(args, 0));
}
METHOD(TextIOWrapper, seek, "($self, cookie, whence=0, /)", "") {
    RETURN_IF_ERROR(buffer_of_text(arg(args, 0)));
    I64Result whence = convert_int(arg(args, 2), 0);
    return whence.ok ? textio_seek(arg(args, 0), arg(args, 1), whence.value) : ERROR;
}
METHOD(TextIOWrapper, truncate, "($self, pos=None, /)", "") {
    Value self = arg(args, 0), buffer = buffer_of_text(self);
    RETURN_IF_ERROR(buffer);
    RETURN_IF_ERROR(call_method0(self, NAME(flush)));
    return call_method1(buffer, NAME(truncate), is_unset(arg(args, 1)) ? NONE : arg(args, 1));
}
