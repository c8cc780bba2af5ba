// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module _csv, part 2: the reader. A machine of nine states takes the characters of the lines one by one, and after each
// line the sign END.
#include "python/modules/_csv.h"
#include "python/objects/dict.h"
#include "python/objects/error.h"
#include "python/objects/float.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"
#include "python/objects/tuple.h"

enum ReaderField { READER_ITERATOR, READER_DIALECT, READER_LINE, READER_FIELDS };
TYPE(csv_reader, "_csv.reader", object, 3,
     "CSV reader\n\nReader objects are responsible for reading and parsing tabular data\nin CSV format.\n");

FUNCTION(
    _csv, reader, "!(iterable, dialect=None, /, **kwargs)",
    "csv_reader = reader(iterable [, dialect=\'excel\']\n                        [optional keyword args])\n"
    "    for row in csv_reader:\n        process(row)\n\n"
    "The \"iterable\" argument can be any object that returns a line\nof input for each iteration.") {
    Value iterator = object_iter(arg(args, 0));
    Value dialect = is_error(iterator) ? ERROR : dialect_make(arg(args, 1), arg(args, 2));
    Value self = is_error(dialect) ? ERROR : NEW(csv_reader);
    RETURN_IF_ERROR(self);
    slot_set(ref_of(self), READER_ITERATOR, iterator);
    slot_set(ref_of(self), READER_DIALECT, dialect);
    slot_set(ref_of(self), READER_LINE, int_u32(0));
    return self;
}
MEMBER(csv_reader, dialect, "") { return slot_get(ref_of(arg(args, 0)), READER_DIALECT); }
MEMBER(csv_reader, line_num, "") { return slot_get(ref_of(arg(args, 0)), READER_LINE); }
METHOD(csv_reader, __iter__, "($self, /)", "Implement iter(self).") { return arg(args, 0); }

enum State {
    START_RECORD,
    START_FIELD,
    ESCAPED,
    IN_FIELD,
    IN_QUOTED,
    ESCAPED_IN_QUOTED,
    QUOTE_IN_QUOTED,
    EAT_LINE_END,
    AFTER_ESCAPED_LINE_END
};
#define END (-2)

typedef struct {
    Dialect dialect;
    enum State state;
    Value fields; // list
    Builder text; // of the field so far
    uint64_t length;
    bool numeric, failed;
} Parser;

static Parser fail(Parser p) {
    p.failed = true;
    return p;
}
static Parser add(Parser p, int64_t c) {
    if ((int64_t)p.length >= csv_field_limit()) {
        raise1(CLASS(csv_error), TEXT("field larger than field limit ({})"), int_wrap(csv_field_limit()));
        return fail(p);
    }
    p.text = builder_char(p.text, (uint32_t)c);
    p.length++;
    return p;
}
// The field is complete.
static Parser save(Parser p) {
    Value v = builder_finish(p.text);
    if (!is_error(v) && p.numeric) v = float_parse(v);
    p.text = builder_new();
    p.length = 0;
    p.numeric = false;
    if (is_error(v) || is_error(list_append(p.fields, v))) return fail(p);
    return p;
}
static bool is_line_end(int64_t c) { return c == '\n' || c == '\r'; }
static Parser end_record(Parser p, int64_t c) {
    p = save(p);
    p.state = c == END ? START_RECORD : EAT_LINE_END;
    return p;
}
static Parser in_field(Parser p, int64_t c) {
    if (c == END || is_line_end(c)) return end_record(p, c);
    if (c == p.dialect.escape) {
        p.state = ESCAPED;
    } else if (c == p.dialect.delimiter) {
        p = save(p);
        p.state = START_FIELD;
    } else {
        p = add(p, c);
        p.state = IN_FIELD;
    }
    return p;
}
static Parser start_field(Parser p, int64_t c) {
    if (c == END || is_line_end(c)) return end_record(p, c);
    if (c == p.dialect.quote && p.dialect.quoting != QUOTE_NONE) {
        p.state = IN_QUOTED;
    } else if (c == p.dialect.escape) {
        p.state = ESCAPED;
    } else if (c == ' ' && p.dialect.skip_space) {
        p.state = START_FIELD;
    } else if (c == p.dialect.delimiter) {
        p = save(p);
        p.state = START_FIELD;
    } else {
        p.numeric = p.dialect.quoting == QUOTE_NONNUMERIC;
        p = add(p, c);
        p.state = IN_FIELD;
    }
    return p;
}
static Parser in_quoted(Parser p, int64_t c) {
    if (c == END) return p;
    if (c == p.dialect.escape) {
        p.state = ESCAPED_IN_QUOTED;
    } else if (c == p.dialect.quote && p.dialect.quoting != QUOTE_NONE) {
        p.state = p.dialect.double_quote ? QUOTE_IN_QUOTED : IN_FIELD;
    } else {
        p = add(p, c);
    }
    return p;
}
static Parser quote_in_quoted(Parser p, int64_t c) {
    if (c == p.dialect.quote && p.dialect.quoting != QUOTE_NONE) {
        p = add(p, c);
        p.state = IN_QUOTED;
    } else if (c == p.dialect.delimiter) {
        p = save(p);
        p.state = START_FIELD;
    } else if (c == END || is_line_end(c)) {
        p = end_record(p, c);
    } else if (!p.dialect.strict) {
        p = add(p, c);
        p.state = IN_FIELD;
    } else {
        raise2(CLASS(csv_error), TEXT("'{}' expected after '{}'"),
               str_from_code_point((uint32_t)p.dialect.delimiter),
               str_from_code_point((uint32_t)p.dialect.quote));
        return fail(p);
    }
    return p;
}
static Parser step(Parser p, int64_t c) {
    switch (p.state) {
    case START_RECORD:
        if (c == END) return p; // an empty line
        if (is_line_end(c)) {
            p.state = EAT_LINE_END;
            return p;
        }
        return start_field(p, c);
    case START_FIELD: return start_field(p, c);
    case ESCAPED:
        p = add(p, c == END ? '\n' : c);
        p.state = is_line_end(c) ? AFTER_ESCAPED_LINE_END : IN_FIELD;
        return p;
    case AFTER_ESCAPED_LINE_END: return c == END ? p : in_field(p, c);
    case IN_FIELD: return in_field(p, c);
    case IN_QUOTED: return in_quoted(p, c);
    case ESCAPED_IN_QUOTED:
        p = add(p, c == END ? '\n' : c);
        p.state = IN_QUOTED;
        return p;
    case QUOTE_IN_QUOTED: return quote_in_quoted(p, c);
    case EAT_LINE_END:
        if (c == END) {
            p.state = START_RECORD;
        } else if (!is_line_end(c)) {
            csv_error(TEXT("new-line character seen in unquoted field - do you need to open the file in "
                           "universal-newline mode?"));
            return fail(p);
        }
        return p;
    }
    UNREACHABLE();
}

METHOD(csv_reader, __next__, "($self, /)", "Implement next(self).") {
    Ref self = ref_of(arg(args, 0));
    Parser p = {.dialect = dialect_open(slot_get(self, READER_DIALECT)),
                .fields = list_new(0),
                .text = builder_new()};
    RETURN_IF_ERROR(p.fields);
    do {
        Value line = object_next(slot_get(self, READER_ITERATOR));
        RETURN_IF_ERROR(line);
        if (is_unset(line)) {
            if (p.length == 0 && p.state != IN_QUOTED) return UNSET;
            if (p.dialect.strict) return csv_error(TEXT("unexpected end of data"));
            p = save(p);
            return p.failed ? ERROR : p.fields;
        }
        if (!is_str(line))
            return raise1(
                CLASS(csv_error),
                TEXT("iterator should return strings, not {t} (the file should be opened in text mode)"),
                line);
        line = object_plain(line);
        slot_set(self, READER_LINE, int_wrap(int_of(slot_get(self, READER_LINE)) + 1));
        for (uint64_t i = 0, n = str_length(ref_of(line)); i < n && !p.failed; i++)
            p = step(p, str_at(ref_of(line), i));
        if (!p.failed) p = step(p, END);
        if (p.failed) return ERROR;
    } while (p.state != START_RECORD);
    return p.fields;
}
