// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module pyexpat: the declarations of a document type: entities, attribute lists, elements, notations.
#include "python/modules/pyexpat.h"
#include "python/objects/dict.h"
#include "python/objects/list.h"
#include "python/objects/memory.h"
#include "python/objects/tuple.h"

// --- parts
Declared xml_declared(Value p, Input in, uint64_t from, uint64_t to) {
    in.to = to;
    in.final = true;
    return (Declared){
        .parser = p, .in = in, .at = from, .code = XML_OK, .text = NONE, .system = NONE, .public = NONE};
}
static Declared wrong(Declared d, uint32_t code, uint64_t at) {
    d.code = code;
    d.at = at;
    return d;
}
static Declared blank(Declared d, bool required) {
    if (d.code != XML_OK) return d;
    uint64_t at = xml_skip_space(d.in, d.at);
    if (required && at == d.at) return wrong(d, XML_SYNTAX, at);
    d.at = at;
    return d;
}
// The end of the name at d.at; the input's end may be one.
static uint64_t name_end(Declared d, bool token) {
    Scan s = xml_scan_name(d.in, d.at, token);
    return s.code == XML_INVALID_TOKEN ? d.at : s.at;
}
Declared xml_declared_name(Declared d) {
    d = blank(d, true);
    if (d.code != XML_OK) return d;
    uint64_t end = name_end(d, false);
    if (end == d.at) return wrong(d, XML_SYNTAX, d.at);
    d.text = xml_name(d.parser, d.in, d.at, end);
    if (is_error(d.text)) return wrong(d, XML_RAISED, end);
    d.at = end;
    return d;
}
static bool is_word(Declared d, Text word) {
    return xml_starts(d.in, d.at, word) && name_end(d, false) == d.at + text_size(word);
}
// The text in quotes at d.at, without them: .text_from, .text_to.
static Declared quoted(Declared d) {
    d = blank(d, false);
    if (d.code != XML_OK) return d;
    uint32_t quote = d.at < d.in.to ? xml_at(d.in, d.at) : 0;
    if (quote != '"' && quote != '\'') return wrong(d, XML_SYNTAX, d.at);
    d.text_from = d.at + 1;
    d.text_to = bytes_find(ref_of(d.in.block), d.text_from, d.in.to, (uint8_t)quote);
    if (d.text_to >= d.in.to) return wrong(d, XML_SYNTAX, d.at);
    d.at = d.text_to + 1;
    return d;
}
static Value public_id(Declared d) {
    Builder b = builder_new();
    bool pending = false, some = false;
    for (uint64_t i = d.text_from; i < d.text_to; i++) {
        uint32_t c = xml_at(d.in, i);
        bool plain = (c | 32) - 'a' < 26 || c - '0' < 10 || (c >= '\'' && c <= '/') || c == ':' || c == ';' ||
                     c == '=' || c == '?' || c == '!' || c == '#' || c == '$' || c == '%' || c == '@' ||
                     c == '_';
        if (c == ' ' || c == '\n' || c == '\r') {
            pending = some;
            continue;
        }
        if (!plain) return UNSET;
        if (pending) b = builder_char(b, ' ');
        b = builder_char(b, c);
        pending = false;
        some = true;
    }
    return builder_finish(b);
}
Declared xml_declared_external(Declared d, bool alone) {
    d = blank(d, false);
    if (d.code != XML_OK) return d;
    bool public = is_word(d, TEXT("PUBLIC"));
    if (!public && !is_word(d, TEXT("SYSTEM"))) return d;
    d.at += 6;
    if (public) {
        d = quoted(blank(d, true));
        if (d.code != XML_OK) return d;
        d.public = public_id(d);
        if (is_unset(d.public)) return wrong(d, XML_PUBLICID, d.text_from - 1);
        if (is_error(d.public)) return wrong(d, XML_RAISED, d.at);
        uint64_t next = xml_skip_space(d.in, d.at);
        if (alone && (next >= d.in.to || (xml_at(d.in, next) != '"' && xml_at(d.in, next) != '\''))) return d;
    }
    d = quoted(blank(d, true));
    if (d.code != XML_OK) return d;
    d.system = xml_str(d.in, d.text_from, d.text_to);
    return is_error(d.system) ? wrong(d, XML_RAISED, d.at) : d;
}
Declared xml_declared_end(Declared d) {
    d = blank(d, false);
    return d.code == XML_OK && d.at != d.in.to ? wrong(d, XML_SYNTAX, d.at) : d;
}

// --- entities
// The replacement text: character references replaced, others as they are. A blob's exact length counts.
static uint32_t entity_value(Declared d, Value entity) {
    Builder b = builder_new();
    for (uint64_t i = d.text_from; i < d.text_to;) {
        uint32_t c = xml_at(d.in, i);
        if (c == '%') return XML_PARAM_ENTITY_REF;
        if (c == '&') {
            Scan s = xml_scan_reference((Input){d.in.block, i, d.text_to, true, true}, i);
            if (s.code != XML_OK) return XML_INVALID_TOKEN;
            if (xml_at(d.in, i + 1) == '#') {
                uint32_t meant = xml_char_of(d.in, i);
                if (meant == 0) return XML_BAD_CHAR_REF;
                b = builder_char(b, meant);
            } else {
                Value text = xml_str(d.in, i, s.at);
                if (is_error(text)) return XML_RAISED;
                b = builder_str(b, text);
            }
            i = s.at;
            continue;
        }
        uint64_t from = i;
        while (i < d.text_to && xml_at(d.in, i) != '%' && xml_at(d.in, i) != '&') i++;
        Value text = d.in.inner ? xml_str(d.in, from, i) : xml_lines(d.in, from, i);
        if (is_error(text)) return XML_RAISED;
        b = builder_str(b, text);
    }
    Value text = builder_finish(b), bytes = is_error(text) ? ERROR : str_to_utf8(text);
    if (is_error(bytes)) return XML_RAISED;
    slot_set(ref_of(entity), ENTITY_TEXT, bytes);
    slot_set(ref_of(entity), ENTITY_NAME, text);
    return XML_OK;
}
static bool is_predefined(Value name) {
    return str_equal_text(name, TEXT("lt")) || str_equal_text(name, TEXT("gt")) ||
           str_equal_text(name, TEXT("amp")) || str_equal_text(name, TEXT("quot")) ||
           str_equal_text(name, TEXT("apos"));
}
static Value or_none(Value v) { return is_unset(v) ? NONE : v; }
static uint32_t tell_entity(Declared d, Value name, Value entity, bool parameter, uint64_t from,
                            uint64_t to) {
    Value p = d.parser, notation = slot_get(ref_of(entity), ENTITY_NOTATION);
    bool unparsed = !is_unset(notation) && !is_unset(xml_handler(p, ON_UNPARSED_ENTITY));
    if (!unparsed && is_unset(xml_handler(p, ON_ENTITY_DECL))) return xml_default(p, d.in, from, to);
    Value given = tuple_new(unparsed ? 5 : 7), base = xml_get(p, XML_BASE);
    if (is_error(given)) return XML_RAISED;
    uint32_t at = 0;
    Ref r = ref_of(given);
    slot_set(r, at++, name);
    if (!unparsed) {
        slot_set(r, at++, int_u32(parameter));
        slot_set(r, at++, or_none(slot_get(ref_of(entity), ENTITY_NAME)));
    }
    slot_set(r, at++, base);
    slot_set(r, at++, or_none(slot_get(ref_of(entity), ENTITY_SYSTEM)));
    slot_set(r, at++, or_none(slot_get(ref_of(entity), ENTITY_PUBLIC)));
    slot_set(r, at++, or_none(notation));
    return xml_call(p, unparsed ? ON_UNPARSED_ENTITY : ON_ENTITY_DECL, given);
}
static Declared entity(Declared d, uint64_t from, uint64_t to) {
    Value p = d.parser, made = new_storage(ENTITY_FIELDS);
    if (is_error(made)) return wrong(d, XML_RAISED, from);
    Declared spaced = blank(d, true);
    bool parameter = spaced.code == XML_OK && spaced.at < d.in.to && xml_at(d.in, spaced.at) == '%';
    if (parameter) d.at = spaced.at + 1;
    d = xml_declared_name(d);
    if (d.code != XML_OK) return d;
    Value name = d.text;
    d = blank(d, true);
    if (d.code != XML_OK) return d;
    uint32_t c = d.at < d.in.to ? xml_at(d.in, d.at) : 0;
    if (c == '"' || c == '\'') {
        d = quoted(d);
        uint32_t code = d.code == XML_OK ? entity_value(d, made) : d.code;
        if (code != XML_OK) return wrong(d, code, d.text_from);
    } else {
        d = xml_declared_external(d, false);
        if (d.code == XML_OK && is_none(d.system)) return wrong(d, XML_SYNTAX, d.at);
        Declared more = blank(d, true);
        if (more.code == XML_OK && !parameter && is_word(more, TEXT("NDATA"))) {
            more.at += 5;
            d = xml_declared_name(more);
            if (d.code == XML_OK) slot_set(ref_of(made), ENTITY_NOTATION, d.text);
        }
        if (d.code != XML_OK) return d;
        slot_set(ref_of(made), ENTITY_SYSTEM, d.system);
        slot_set(ref_of(made), ENTITY_PUBLIC, d.public);
    }
    d = xml_declared_end(d);
    if (d.code != XML_OK) return d;
    Value known = xml_get(p, parameter ? XML_PARAMETERS : XML_ENTITIES), before = dict_get(known, name);
    if (is_error(before)) return wrong(d, XML_RAISED, from);
    if (!is_unset(before) || (!parameter && is_predefined(name))) // the first declaration counts
        return d.code = xml_default(p, d.in, from, to), d;
    if (is_error(dict_set(known, name, made))) return wrong(d, XML_RAISED, from);
    d.code = tell_entity(d, name, made, parameter, from, to);
    return d;
}

// --- attribute lists
// The names in parentheses at d.at, as "(a|b)" in .text, behind `before`.
static Declared enumeration(Declared d, Text before, bool tokens) {
    Builder b = builder_char(builder_text(builder_new(), before), '(');
    for (bool first = true;; first = false) {
        d.at++; // "(" or "|"
        d = blank(d, false);
        uint64_t end = name_end(d, tokens);
        if (end == d.at) return wrong(d, XML_SYNTAX, d.at);
        Value name = xml_str(d.in, d.at, end);
        if (is_error(name)) return wrong(d, XML_RAISED, d.at);
        b = builder_str(first ? b : builder_char(b, '|'), name);
        d.at = end;
        d = blank(d, false);
        uint32_t c = d.at < d.in.to ? xml_at(d.in, d.at) : 0;
        if (c == ')') break;
        if (c != '|') return wrong(d, XML_SYNTAX, d.at);
    }
    d.at++;
    d.text = builder_finish(builder_char(b, ')'));
    return is_error(d.text) ? wrong(d, XML_RAISED, d.at) : d;
}
static Declared attribute_type(Declared d) {
    d = blank(d, true);
    if (d.code != XML_OK) return d;
    if (d.at < d.in.to && xml_at(d.in, d.at) == '(') return enumeration(d, TEXT(""), true);
    if (is_word(d, TEXT("NOTATION"))) {
        d.at += 8;
        d = blank(d, true);
        if (d.code == XML_OK && (d.at >= d.in.to || xml_at(d.in, d.at) != '('))
            return wrong(d, XML_SYNTAX, d.at);
        return d.code == XML_OK ? enumeration(d, TEXT("NOTATION"), false) : d;
    }
    bool known = is_word(d, TEXT("CDATA")) || is_word(d, TEXT("ID")) || is_word(d, TEXT("IDREF")) ||
                 is_word(d, TEXT("IDREFS")) || is_word(d, TEXT("ENTITY")) || is_word(d, TEXT("ENTITIES")) ||
                 is_word(d, TEXT("NMTOKEN")) || is_word(d, TEXT("NMTOKENS"));
    if (!known) return wrong(d, XML_SYNTAX, d.at);
    uint64_t end = name_end(d, false);
    d.text = xml_name(d.parser, d.in, d.at, end);
    d.at = end;
    return is_error(d.text) ? wrong(d, XML_RAISED, d.at) : d;
}
static Declared attributes(Declared d, uint64_t from, uint64_t to) {
    Value p = d.parser;
    d = xml_declared_name(d);
    if (d.code != XML_OK) return d;
    Value element = d.text, list = dict_get(xml_get(p, XML_ATTLISTS), element);
    bool told = false;
    if (is_unset(list)) {
        list = list_new(0);
        if (!is_error(list) && is_error(dict_set(xml_get(p, XML_ATTLISTS), element, list))) list = ERROR;
    }
    if (is_error(list)) return wrong(d, XML_RAISED, d.at);
    while (xml_skip_space(d.in, d.at) < d.in.to) {
        d = xml_declared_name(d);
        Value name = d.text;
        if (d.code == XML_OK) d = attribute_type(d);
        Value type = d.text, value = NONE;
        d = blank(d, true);
        if (d.code != XML_OK) return d;
        bool hash = d.at < d.in.to && xml_at(d.in, d.at) == '#', required = false, fixed = false;
        if (hash) {
            d.at++;
            required = is_word(d, TEXT("REQUIRED")), fixed = is_word(d, TEXT("FIXED"));
            if (!required && !fixed && !is_word(d, TEXT("IMPLIED"))) return wrong(d, XML_SYNTAX, d.at - 1);
            d.at = name_end(d, false);
        }
        if (!hash || fixed) {
            d = quoted(d);
            if (d.code != XML_OK) return d;
            XmlText normal =
                xml_attribute_value(p, d.in, d.text_from, d.text_to, !str_equal_text(type, TEXT("CDATA")));
            if (normal.code != XML_OK) return wrong(d, normal.code, d.text_from);
            value = normal.text;
        }
        bool known = false;
        for (uint64_t i = 0; i < list_length(list) && !known; i++)
            known = str_equal(tuple_get(list_get(list, i), 0), name);
        Value item = tuple_new(4), given = tuple_new(5);
        if (is_error(item) || is_error(given)) return wrong(d, XML_RAISED, d.at);
        const Value parts[5] = {element, name, type, value, int_u32(required || fixed)};
        for (uint32_t i = 0; i < 5; i++) slot_set(ref_of(given), i, AT(parts, i));
        for (uint32_t i = 0; i < 4; i++) slot_set(ref_of(item), i, AT(parts, i + 1));
        if (!known && is_error(list_append(list, item))) return wrong(d, XML_RAISED, d.at);
        if (!is_unset(xml_handler(p, ON_ATTLIST_DECL))) {
            d.code = xml_call(p, ON_ATTLIST_DECL, given);
            told = true;
        }
        if (d.code != XML_OK) return d;
    }
    if (!told) d.code = xml_default(p, d.in, from, to);
    return d;
}

// --- elements
enum { MODEL_EMPTY = 1, MODEL_ANY, MODEL_MIXED, MODEL_NAME, MODEL_CHOICE, MODEL_SEQUENCE };
static Value model(uint32_t kind, uint32_t quantity, Value name, Value children) {
    Value result = tuple_new(4);
    RETURN_IF_ERROR(result);
    slot_set(ref_of(result), 0, int_u32(kind));
    slot_set(ref_of(result), 1, int_u32(quantity));
    slot_set(ref_of(result), 2, name);
    slot_set(ref_of(result), 3, children);
    return result;
}
static Declared quantity(Declared d) {
    uint32_t c = d.at < d.in.to ? xml_at(d.in, d.at) : 0;
    d.count = c == '?' ? 1 : c == '*' ? 2 : c == '+' ? 3 : 0;
    d.at += d.count != 0;
    return d;
}
// A group in parentheses at d.at: its model in .text.
static Declared group(Declared d) {
    Value children = list_new(0);
    if (is_error(children) || !stack_has_room()) {
        if (!is_error(children)) raise_recursion_error();
        return wrong(d, XML_RAISED, d.at);
    }
    uint32_t kind = 0;
    for (bool first = true;; first = false) {
        d.at++;
        d = blank(d, false);
        uint32_t c = d.at < d.in.to ? xml_at(d.in, d.at) : 0;
        if (first && c == '#' && xml_starts(d.in, d.at, TEXT("#PCDATA"))) {
            kind = MODEL_MIXED;
            d.at += 7;
        } else if (c == '(' && kind != MODEL_MIXED) {
            d = group(d);
            if (d.code != XML_OK) return d;
            if (is_error(list_append(children, d.text))) return wrong(d, XML_RAISED, d.at);
        } else {
            uint64_t end = name_end(d, false);
            if (end == d.at) return wrong(d, XML_SYNTAX, d.at);
            Value name = xml_name(d.parser, d.in, d.at, end), none = tuple_new(0);
            d.at = end;
            if (is_error(name) || is_error(none)) return wrong(d, XML_RAISED, d.at);
            d = quantity(d);
            Value child = model(MODEL_NAME, d.count, name, none);
            if (is_error(child) || is_error(list_append(children, child))) return wrong(d, XML_RAISED, d.at);
        }
        d = blank(d, false);
        c = d.at < d.in.to ? xml_at(d.in, d.at) : 0;
        uint32_t meant = c == '|' ? MODEL_CHOICE : c == ',' ? MODEL_SEQUENCE : 0;
        if (c == ')') break;
        if (meant == 0 || (kind == MODEL_MIXED ? meant != MODEL_CHOICE : kind != 0 && kind != meant))
            return wrong(d, XML_SYNTAX, d.at);
        if (kind == 0) kind = meant;
    }
    d.at++;
    d = quantity(d);
    Value tuple = list_to_tuple(children);
    d.text = is_error(tuple) ? ERROR : model(kind == 0 ? MODEL_SEQUENCE : kind, d.count, NONE, tuple);
    return is_error(d.text) ? wrong(d, XML_RAISED, d.at) : d;
}
static Declared element(Declared d, uint64_t from, uint64_t to) {
    d = xml_declared_name(d);
    if (d.code != XML_OK) return d;
    Value name = d.text, none = tuple_new(0);
    d = blank(d, true);
    if (d.code != XML_OK) return d;
    if (is_word(d, TEXT("EMPTY")) || is_word(d, TEXT("ANY"))) {
        bool any = is_word(d, TEXT("ANY"));
        d.at += any ? 3 : 5;
        d.text = model(any ? MODEL_ANY : MODEL_EMPTY, 0, NONE, none);
        if (is_error(d.text)) return wrong(d, XML_RAISED, d.at);
    } else if (d.at < d.in.to && xml_at(d.in, d.at) == '(') {
        d = group(d);
    } else {
        return wrong(d, XML_SYNTAX, d.at);
    }
    Value content = d.text;
    d = xml_declared_end(d);
    if (d.code != XML_OK) return d;
    d.code = is_unset(xml_handler(d.parser, ON_ELEMENT_DECL))
                 ? xml_default(d.parser, d.in, from, to)
                 : xml_call(d.parser, ON_ELEMENT_DECL, tuple2(name, content));
    return d;
}
static Declared notation(Declared d, uint64_t from, uint64_t to) {
    d = xml_declared_name(d);
    Value name = d.text;
    d = xml_declared_external(d, true);
    if (d.code == XML_OK && is_none(d.system) && is_none(d.public)) return wrong(d, XML_SYNTAX, d.at);
    d = xml_declared_end(d);
    if (d.code != XML_OK) return d;
    if (is_unset(xml_handler(d.parser, ON_NOTATION)))
        return d.code = xml_default(d.parser, d.in, from, to), d;
    Value given = tuple_new(4);
    if (is_error(given)) return wrong(d, XML_RAISED, d.at);
    slot_set(ref_of(given), 0, name);
    slot_set(ref_of(given), 1, xml_get(d.parser, XML_BASE));
    slot_set(ref_of(given), 2, d.system);
    slot_set(ref_of(given), 3, d.public);
    d.code = xml_call(d.parser, ON_NOTATION, given);
    return d;
}

uint32_t xml_declaration(Value p, Input in, uint64_t from, uint64_t to) {
    Scan word = xml_scan_name(in, from + 2, false);
    if (word.code != XML_OK) word.at = from + 2;
    Declared d = xml_declared(p, in, word.at, to - 1);
    uint64_t n = word.at - from - 2, end = to;
    if (n == 6 && xml_starts(in, from + 2, TEXT("ENTITY")))
        d = entity(d, from, end);
    else if (n == 7 && xml_starts(in, from + 2, TEXT("ATTLIST")))
        d = attributes(d, from, end);
    else if (n == 7 && xml_starts(in, from + 2, TEXT("ELEMENT")))
        d = element(d, from, end);
    else if (n == 8 && xml_starts(in, from + 2, TEXT("NOTATION")))
        d = notation(d, from, end);
    else
        d = wrong(d, XML_SYNTAX, from);
    if (d.code != XML_OK && d.code != XML_RAISED && !in.inner) xml_set_number(p, XML_EVENT, (int64_t)d.at);
    return d.code;
}
