// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _csv, part 3: the writer.
#include "python/modules/_csv.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

enum WriterField { WRITER_WRITE, WRITER_DIALECT, WRITER_FIELDS };
TYPE(csv_writer, "_csv.writer", object, 2,
     "CSV writer\n\nWriter objects are responsible for generating tabular data\nin CSV format from sequence "
     "input.\n");

FUNCTION(_csv, writer, "!(fileobj, dialect=None, /, **kwargs)",
         "    csv_writer = csv.writer(fileobj [, dialect=\'excel\']\n                            [optional "
         "keyword "
         "args])\n    for row in sequence:\n        csv_writer.writerow(row)\n\nThe \"fileobj\" argument can "
         "be any "
         "object that supports the file API.") {
    Value write = object_getattr_or_unset(arg(args, 0), NAME(write));
    RETURN_IF_ERROR(write);
    if (is_unset(write) || !object_is_callable(write))
        return TYPE_ERROR("argument 1 must have a \"write\" method");
    Value dialect = dialect_make(arg(args, 1), arg(args, 2)),
          self = is_error(dialect) ? ERROR : NEW(csv_writer);
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), WRITER_WRITE, write);
    slot_set(ref_of(self), WRITER_DIALECT, dialect);
    return self;
}
MEMBER(csv_writer, dialect, "") { return slot_get(ref_of(arg(args, 0)), WRITER_DIALECT); }

static bool is_special(Dialect d, uint32_t c) {
    return c == d.delimiter || c == d.escape || c == d.quote ||
           str_find_char(d.terminator, c, 0, str_length(ref_of(d.terminator))) >= 0;
}
// A field's text, quoted if it is asked for or must be.
static Builder put_field(Builder b, Dialect d, Value text, bool quoted) {
    uint64_t n = str_length(ref_of(text));
    Builder inner = builder_new();
    for (uint64_t i = 0; i < n && !inner.failed; i++) {
        uint32_t c = str_at(ref_of(text), i);
        bool escape = false;
        if (is_special(d, c)) {
            if (d.quoting == QUOTE_NONE) {
                escape = true;
            } else {
                if (c == d.quote && d.double_quote)
                    inner = builder_char(inner, c);
                else
                    escape = c == d.quote || c == d.escape;
                if (!escape) quoted = true;
            }
        }
        if (escape && d.escape < 0) {
            csv_error(TEXT("need to escape, but no escapechar set"));
            b.failed = true;
            return b;
        }
        if (escape) inner = builder_char(inner, (uint32_t)d.escape);
        inner = builder_char(inner, c);
    }
    Value done = builder_finish(inner);
    if (is_error(done)) b.failed = true;
    if (b.failed) return b;
    if (quoted) b = builder_char(b, (uint32_t)d.quote);
    b = builder_str(b, done);
    return quoted ? builder_char(b, (uint32_t)d.quote) : b;
}
static bool is_number(Value v) {
    return is_int_object(v) || is_float_object(v) || layout_of(v) == T_complex ||
           !is_unset(class_lookup(class_of(v), NAME(__index__))) ||
           !is_unset(class_lookup(class_of(v), NAME(__int__))) ||
           !is_unset(class_lookup(class_of(v), NAME(__float__)));
}
static Value write_row(Value self, Value row) {
    Dialect d = dialect_open(slot_get(ref_of(self), WRITER_DIALECT));
    Value iterator = object_iter(row);
    if (is_error(iterator)) {
        if (!error_matches(CLASS(TypeError))) return ERROR;
        error_clear();
        return raise1(CLASS(csv_error), TEXT("iterable expected, not {t}"), row);
    }
    Builder b = builder_new();
    uint64_t count = 0;
    for (;; count++) {
        Value v = object_next(iterator);
        RETURN_IF_ERROR(v);
        if (is_unset(v)) break;
        bool quoted = d.quoting == QUOTE_ALL || (d.quoting == QUOTE_NONNUMERIC && !is_number(v));
        Value text = is_str(v) ? v : is_none(v) ? str_from_text(TEXT("")) : object_str(v);
        RETURN_IF_ERROR(text);
        if (count > 0) b = builder_char(b, (uint32_t)d.delimiter);
        b = put_field(b, d, object_plain(text), quoted);
        if (error_is_set()) return ERROR;
    }
    if (count > 0 && b.length == 0) { // one empty field must not look like none
        if (d.quoting == QUOTE_NONE) return csv_error(TEXT("single empty field record must be quoted"));
        b = builder_char(builder_char(b, (uint32_t)d.quote), (uint32_t)d.quote);
    }
    Value line = builder_finish(builder_str(b, d.terminator));
    return is_error(line) ? ERROR : call1(slot_get(ref_of(self), WRITER_WRITE), line);
}
METHOD(csv_writer, writerow, "!($self, row, /)",
       "writerow(iterable)\n\nConstruct and write a CSV record from an iterable of fields.  "
       "Non-string\nelements will be "
       "converted to string.") {
    return write_row(arg(args, 0), arg(args, 1));
}
METHOD(csv_writer, writerows, "!($self, rows, /)",
       "writerows(iterable of iterables)\n\nConstruct and write a series of iterables to a csv file.  "
       "Non-string\n"
       "elements will be converted to string.") {
    Value iterator = object_iter(arg(args, 1));
    RETURN_IF_ERROR(iterator);
    for (;;) {
        Value row = object_next(iterator);
        if (is_unset(row)) return NONE;
        RETURN_IF_ERROR(row);
        RETURN_IF_ERROR(write_row(arg(args, 0), row));
    }
}
