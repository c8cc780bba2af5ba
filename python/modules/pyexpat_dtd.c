// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module pyexpat: what is before and behind the document's element: the XML declaration and the document type with its
// internal subset. A declaration is read when it is there as a whole; its parts are in pyexpat_declare.c.
#include "python/modules/pyexpat.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/list.h"
#include "python/objects/tuple.h"

static Scan failed(Value p, Input in, uint32_t code, uint64_t at) {
    if (!in.inner) xml_set_number(p, XML_EVENT, (int64_t)at);
    return (Scan){code, at};
}
static Scan incomplete(Value p, Input in, uint64_t at) {
    return in.final ? failed(p, in, XML_UNCLOSED_TOKEN, at) : xml_more(at);
}

// --- the XML declaration
typedef struct {
    uint32_t code;
    uint64_t name, name_end, value, value_end, next; // name == next: there is no further one
} Pseudo;
static bool is_letter(uint32_t c) { return (c | 32) - 'a' < 26; }
static bool is_other(uint32_t c) { return c - '0' < 10 || c == '.' || c == '_' || c == '-'; }
// The next ` name="value"` before `to`.
static Pseudo pseudo_attribute(Input in, uint64_t i, uint64_t to, uint32_t bad) {
    uint64_t at = xml_skip_space(in, i);
    Pseudo failure = {.code = bad, .next = at}, none = {.code = XML_OK, .name = at, .next = at};
    if (at >= to) return none;
    Scan s = xml_scan_name(in, at, false);
    if (at == i || s.code != XML_OK || s.at >= to) return failure;
    uint64_t q = xml_skip_space(in, s.at);
    if (xml_at(in, q) != '=') return failure.next = q, failure;
    q = xml_skip_space(in, q + 1);
    if (xml_at(in, q) != '"' && xml_at(in, q) != '\'') return failure.next = q, failure;
    uint64_t end = bytes_find(ref_of(in.block), q + 1, to, (uint8_t)xml_at(in, q));
    if (end >= to) return failure.next = q, failure;
    for (uint64_t k = q + 1; k < end; k++) // productions 26, 32 and 81: nothing else is in any of them
        if (!is_letter(xml_at(in, k)) && !is_other(xml_at(in, k))) return failure.next = k, failure;
    return (Pseudo){XML_OK, at, s.at, q + 1, end, end + 1};
}
static bool is_called(Input in, Pseudo a, Text name) {
    return a.name_end - a.name == text_size(name) && xml_starts(in, a.name, name);
}
static bool is_encoding_name(Input in, uint64_t from, uint64_t to) {
    for (uint64_t i = from; i < to; i++) {
        uint32_t c = xml_at(in, i);
        if (!is_letter(c) && (i == from || !is_other(c))) return false;
    }
    return to > from;
}
uint32_t xml_xml_declaration(Value p, Input in, uint64_t from, uint64_t to, bool text) {
    uint32_t bad = text ? XML_TEXT_DECL_MALFORMED : XML_DECL_MALFORMED;
    uint64_t end = to - 2, i = from + 5;
    Value version = NONE, encoding = NONE;
    int32_t standalone = -1;
    uint64_t named = 0;
    Pseudo a = pseudo_attribute(in, i, end, bad);
    if (a.code == XML_OK && a.name != a.next && is_called(in, a, TEXT("version"))) {
        version = xml_str(in, a.value, a.value_end);
        if (is_error(version)) return XML_RAISED;
        a = pseudo_attribute(in, a.next, end, bad);
    } else if (!text) {
        return failed(p, in, bad, a.name ? a.name : a.next).code;
    }
    if (a.code == XML_OK && a.name != a.next && is_called(in, a, TEXT("encoding"))) {
        if (!is_encoding_name(in, a.value, a.value_end)) return failed(p, in, bad, a.value).code;
        encoding = xml_str(in, a.value, a.value_end);
        if (is_error(encoding)) return XML_RAISED;
        named = a.value;
        a = pseudo_attribute(in, a.next, end, bad);
    } else if (text) {
        return failed(p, in, bad, a.next).code;
    }
    if (!text && a.code == XML_OK && a.name != a.next && is_called(in, a, TEXT("standalone"))) {
        bool yes = a.value_end - a.value == 3 && xml_starts(in, a.value, TEXT("yes"));
        bool no = a.value_end - a.value == 2 && xml_starts(in, a.value, TEXT("no"));
        if (!yes && !no) return failed(p, in, bad, a.value).code;
        standalone = yes;
        if (yes) xml_set_flag(p, XML_FLAG_STANDALONE, true);
        a = pseudo_attribute(in, a.next, end, bad);
    }
    if (a.code != XML_OK || a.name != a.next)
        return failed(p, in, bad, a.code == XML_OK ? a.name : a.next).code;
    uint32_t code = is_unset(xml_handler(p, ON_XML_DECL))
                        ? xml_default(p, in, from, to)
                        : xml_call(p, ON_XML_DECL, tuple3(version, encoding, int_i32(standalone)));
    if (code != XML_OK || is_none(encoding)) return code;
    code = xml_declare_encoding(p, encoding);
    return code == XML_INCORRECT_ENCODING ? failed(p, in, code, named).code : code;
}

// --- the document type
// What is outside may change what is inside.
static uint32_t not_standalone(Value p) {
    if (xml_flag(p, XML_FLAG_STANDALONE) || is_unset(xml_handler(p, ON_NOT_STANDALONE))) return XML_OK;
    Value allowed = xml_flush(p) == XML_OK ? call0(xml_handler(p, ON_NOT_STANDALONE)) : ERROR;
    I64Result n = is_error(allowed) ? (I64Result){0} : object_index_i64(allowed, CLASS(OverflowError));
    if (!n.ok) return XML_RAISED;
    return n.value == 0 ? XML_NOT_STANDALONE : XML_OK;
}
static uint32_t external_subset(Value p) {
    Value type = xml_get(p, XML_DOCTYPE), system = is_ref(type) ? tuple_get(type, 1) : NONE;
    bool foreign = xml_flag(p, XML_FLAG_FOREIGN);
    if (is_none(system) && !foreign) return XML_OK;
    bool had = xml_flag(p, XML_FLAG_DECLARED);
    xml_set_flag(p, XML_FLAG_DECLARED, true);
    bool wanted = xml_flag(p, XML_FLAG_PARAMS) ||
                  (xml_flag(p, XML_FLAG_PARAMS_UNLESS) && !xml_flag(p, XML_FLAG_STANDALONE));
    if (wanted && !is_unset(xml_handler(p, ON_EXTERNAL_ENTITY))) {
        Value entity = new_storage(ENTITY_FIELDS);
        if (is_error(entity)) return XML_RAISED;
        slot_set(ref_of(entity), ENTITY_SYSTEM, system);
        slot_set(ref_of(entity), ENTITY_PUBLIC, is_ref(type) ? tuple_get(type, 2) : NONE);
        uint32_t code = xml_external(p, NONE, entity);
        if (code != XML_OK) return code;
        if (is_none(system) && !had) xml_set_flag(p, XML_FLAG_DECLARED, false);
    }
    return wanted ? not_standalone(p) : XML_OK;
}
static uint32_t end_doctype(Value p, Input in, uint64_t from, uint64_t to) {
    uint32_t code = external_subset(p);
    xml_set(p, XML_DOCTYPE, TRUE); // there was one
    xml_set_number(p, XML_STATE, XML_PROLOG);
    if (code != XML_OK) return code;
    if (is_unset(xml_handler(p, ON_END_DOCTYPE)))
        return is_unset(xml_handler(p, ON_START_DOCTYPE)) ? xml_default(p, in, from, to) : XML_OK;
    return xml_call(p, ON_END_DOCTYPE, tuple_new(0));
}
// "<!DOCTYPE ..." for the default handler: words, blanks and quoted texts one by one.
static uint32_t default_parts(Value p, Input in, uint64_t i, uint64_t to) {
    uint32_t code = xml_default(p, in, i, i + 9);
    for (i += 9; i < to && code == XML_OK;) {
        uint32_t c = xml_at(in, i);
        uint64_t end = i + 1;
        if (c == '"' || c == '\'')
            end = bytes_find(ref_of(in.block), end, to - 1, (uint8_t)c) + 1;
        else if (xml_is_space(c))
            end = xml_skip_space(in, i);
        else if (c != '>' && c != '[')
            while (end < to - 1 && !xml_is_space(xml_at(in, end)) && xml_at(in, end) != '"') end++;
        code = xml_default(p, in, i, end);
        i = end;
    }
    return code;
}
static Scan doctype(Value p, Input in, uint64_t i, uint64_t to) {
    if (!is_unset(xml_get(p, XML_DOCTYPE))) return failed(p, in, XML_SYNTAX, i);
    Declared d = xml_declared(p, in, i + 9, to - 1);
    d = xml_declared_name(d);
    Value name = d.text;
    d = xml_declared_external(d, false);
    d = xml_declared_end(d);
    if (d.code != XML_OK) return failed(p, in, d.code, d.at);
    bool subset = xml_at(in, to - 1) == '[';
    Value type = tuple3(name, d.system, d.public);
    if (is_error(type)) return (Scan){XML_RAISED, i};
    xml_set(p, XML_DOCTYPE, type);
    uint32_t code = XML_OK;
    if (!is_none(d.system)) {
        xml_set_flag(p, XML_FLAG_DECLARED, true);
        if (!xml_flag(p, XML_FLAG_PARAMS) && !xml_flag(p, XML_FLAG_PARAMS_UNLESS)) code = not_standalone(p);
        if (code != XML_OK) return (Scan){code, i};
    }
    if (is_unset(xml_handler(p, ON_START_DOCTYPE))) {
        code = default_parts(p, in, i, to);
    } else {
        Value given = tuple_new(4);
        if (is_error(given)) return (Scan){XML_RAISED, i};
        slot_set(ref_of(given), 0, name);
        slot_set(ref_of(given), 1, d.system);
        slot_set(ref_of(given), 2, d.public);
        slot_set(ref_of(given), 3, int_u32(subset));
        code = xml_call(p, ON_START_DOCTYPE, given);
    }
    if (code != XML_OK) return (Scan){code, i};
    if (!subset) return (Scan){end_doctype(p, in, to, to), to};
    xml_set_number(p, XML_STATE, XML_SUBSET);
    return xml_found(to);
}

static Scan parameter_reference(Value p, Input in, uint64_t i) {
    Scan s = xml_scan_name(in, i + 1, false);
    if (s.code == XML_MORE) return incomplete(p, in, i);
    if (s.code != XML_OK || xml_at(in, s.at) != ';') return failed(p, in, XML_INVALID_TOKEN, s.at);
    Scan done = {XML_OK, s.at + 1};
    if (!xml_flag(p, XML_FLAG_PARAMS) &&
        !(xml_flag(p, XML_FLAG_PARAMS_UNLESS) && !xml_flag(p, XML_FLAG_STANDALONE))) {
        xml_set_flag(p, XML_FLAG_DECLARED, true);
        done.code = xml_default(p, in, i, done.at);
        if (done.code == XML_OK) done.code = not_standalone(p);
        return done;
    }
    Value name = xml_str(in, i + 1, s.at),
          entity = is_error(name) ? ERROR : dict_get(xml_get(p, XML_PARAMETERS), name);
    if (is_error(entity)) return (Scan){XML_RAISED, i};
    xml_set_flag(p, XML_FLAG_DECLARED, true); // WFC "Entity Declared": with such a reference none need be
    if (is_unset(entity)) {
        if (xml_flag(p, XML_FLAG_STANDALONE)) return failed(p, in, XML_UNDEFINED_ENTITY, i);
        if (is_unset(xml_handler(p, ON_SKIPPED_ENTITY))) return done;
        return (Scan){xml_call(p, ON_SKIPPED_ENTITY, tuple2(name, int_u32(1))), done.at};
    }
    Value opened = xml_get(p, XML_OPENED), text = slot_get(ref_of(entity), ENTITY_TEXT);
    for (uint64_t k = 0; k < list_length(opened); k++)
        if (same(list_get(opened, k), entity)) return failed(p, in, XML_RECURSIVE_ENTITY_REF, i);
    if (is_unset(text)) return (Scan){xml_external(p, NONE, entity), done.at};
    if (!stack_has_room()) return raise_recursion_error(), (Scan){XML_RAISED, i};
    done.code = xml_count(p, bytes_length(ref_of(text)));
    if (done.code != XML_OK) return failed(p, in, done.code, i);
    if (is_error(list_append(opened, entity))) return (Scan){XML_RAISED, i};
    Scan inside = xml_parse_subset(p, (Input){text, 0, bytes_length(ref_of(text)), true, true});
    if (inside.code != XML_OK) return (Scan){inside.code, i};
    if (is_error(list_pop(opened, list_length(opened) - 1))) return (Scan){XML_RAISED, i};
    return done;
}
// "<!..." or "<?..." or "<!--": what the prolog and the subset share. UINT32_MAX in .code: it is none of them.
static Scan common(Value p, Input in, uint64_t i) {
    Scan s;
    if (xml_may_start(in, i, TEXT("<!--")) || i + 1 >= in.to) return incomplete(p, in, i);
    bool comment = xml_starts(in, i, TEXT("<!--"));
    if (!comment && xml_at(in, i + 1) != '?') return (Scan){UINT32_MAX, i};
    s = comment ? xml_scan_comment(in, i) : xml_scan_pi(in, i);
    if (s.code == XML_MORE) return incomplete(p, in, i);
    if (s.code != XML_OK) return failed(p, in, s.code, s.at);
    if (!comment && xml_scan_name(in, i + 2, false).at == i + 5 && xml_starts(in, i + 2, TEXT("xml")))
        return failed(p, in, XML_MISPLACED_XML_PI, i);
    s.code = comment ? xml_comment(p, in, i, s.at) : xml_pi(p, in, i, s.at);
    return s;
}
static Scan space(Value p, Input in, uint64_t i) {
    uint64_t to = xml_skip_space(in, i);
    return (Scan){xml_default(p, in, i, to), to};
}
static Scan stray(Value p, Input in, uint64_t i, uint32_t code) {
    Scan s = xml_scan_char(in, i);
    if (s.code == XML_MORE) return incomplete(p, in, i);
    uint32_t c = xml_at(in, i);
    bool word = s.code == XML_OK && c != '&' && c != '<' && c != '!' && c != '/' && c != '@' && c != '$' &&
                c != '^' && c != '`' && c != '{' && c != '}' && c != '~' && c != '\\' && c != ';' &&
                c != '=' && c != ':';
    return failed(p, in, word ? code : XML_INVALID_TOKEN, i);
}

Scan xml_parse_subset(Value p, Input in) {
    for (uint64_t i = in.from;;) {
        if (i >= in.to) return xml_found(i);
        if (!in.inner) xml_set_number(p, XML_EVENT, (int64_t)i);
        uint32_t c = xml_at(in, i);
        Scan s;
        if (xml_is_space(c)) {
            s = space(p, in, i);
        } else if (c == '%') {
            s = parameter_reference(p, in, i);
        } else if (c == ']' && !in.inner && !xml_flag(p, XML_FLAG_CONTENT_OF_PARAM)) {
            uint64_t end = xml_skip_space(in, i + 1);
            if (end >= in.to) return incomplete(p, in, i);
            if (xml_at(in, end) != '>') return failed(p, in, XML_SYNTAX, end);
            return (Scan){end_doctype(p, in, i, end + 1), end + 1};
        } else if (c == '<') {
            s = common(p, in, i);
            if (s.code == UINT32_MAX) {
                if (xml_at(in, i + 1) != '!') return failed(p, in, XML_SYNTAX, i);
                s = xml_scan_declaration(in, i);
                if (s.code == XML_MORE) return incomplete(p, in, i);
                if (s.code != XML_OK) return failed(p, in, s.code, s.at);
                s.code = xml_declaration(p, in, i, s.at);
            }
        } else {
            return stray(p, in, i, XML_SYNTAX);
        }
        if (s.code != XML_OK) return s;
        i = s.at;
    }
}
Scan xml_parse_prolog(Value p, Input in) {
    for (uint64_t i = in.from;;) {
        bool epilog = xml_number(p, XML_STATE) == XML_EPILOG;
        if (i >= in.to) return xml_found(i);
        xml_set_number(p, XML_EVENT, (int64_t)i);
        Scan s;
        if (xml_number(p, XML_STATE) == XML_START) {
            if (xml_may_start(in, i, TEXT("<?xml ")) && !in.final) return xml_more(i);
            xml_set_number(p, XML_STATE, XML_PROLOG);
            if (xml_starts(in, i, TEXT("<?xml")) && i + 5 < in.to &&
                (xml_is_space(xml_at(in, i + 5)) || xml_at(in, i + 5) == '?')) {
                s = xml_scan_pi(in, i);
                if (s.code == XML_MORE) xml_set_number(p, XML_STATE, XML_START);
                if (s.code == XML_MORE) return incomplete(p, in, i);
                if (s.code != XML_OK) return failed(p, in, s.code, s.at);
                return (Scan){xml_xml_declaration(p, in, i, s.at, false), s.at};
            }
        }
        if (xml_is_space(xml_at(in, i))) {
            s = space(p, in, i);
        } else if (xml_at(in, i) != '<') {
            return stray(p, in, i, epilog ? XML_JUNK_AFTER_DOC_ELEMENT : XML_SYNTAX);
        } else {
            s = common(p, in, i);
            if (s.code == UINT32_MAX && (epilog || xml_at(in, i + 1) != '!')) {
                Scan name = xml_scan_name(in, i + 1, false);
                if (name.at == i + 1 && name.code == XML_INVALID_TOKEN)
                    return failed(p, in, XML_INVALID_TOKEN, i + 1);
                if (epilog) return failed(p, in, XML_JUNK_AFTER_DOC_ELEMENT, i);
                if (is_unset(xml_get(p, XML_DOCTYPE)) && xml_flag(p, XML_FLAG_FOREIGN)) {
                    uint32_t code = external_subset(p);
                    if (code != XML_OK) return (Scan){code, i};
                }
                xml_set_number(p, XML_STATE, XML_CONTENT);
                return xml_found(i);
            }
            if (s.code == UINT32_MAX) {
                if (xml_may_start(in, i, TEXT("<!DOCTYPE"))) return incomplete(p, in, i);
                if (!xml_starts(in, i, TEXT("<!DOCTYPE"))) return failed(p, in, XML_SYNTAX, i);
                s = xml_scan_declaration(in, i);
                if (s.code == XML_MORE) return in.final ? failed(p, in, XML_NO_ELEMENTS, in.to) : xml_more(i);
                if (s.code != XML_OK) return failed(p, in, s.code, s.at);
                s = doctype(p, in, i, s.at);
                if (s.code == XML_OK && xml_number(p, XML_STATE) == XML_SUBSET) return s;
            }
        }
        if (s.code != XML_OK) return s;
        i = s.at;
    }
}
