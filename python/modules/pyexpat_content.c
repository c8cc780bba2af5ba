// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module pyexpat: what elements contain: text, references, CDATA sections, comments, instructions; and the calls of handlers.
// An entity's text is parsed by the same functions, within the call that meets the reference.
#include "python/modules/pyexpat.h"
#include "python/objects/call.h"
#include "python/objects/dict.h"
#include "python/objects/list.h"
#include "python/objects/tuple.h"

// --- calling handlers
uint32_t xml_flush(Value p) {
    Value texts = xml_get(p, XML_TEXTS);
    if (!is_ref(texts) || list_length(texts) == 0) return XML_OK;
    Value empty = str_from_text(TEXT("")), all = is_error(empty) ? ERROR : str_join(empty, texts);
    if (is_error(all)) return XML_RAISED;
    xml_set(p, XML_TEXTS, UNSET);
    xml_set_number(p, XML_TEXT_LENGTH, 0);
    Value handler = xml_handler(p, ON_TEXT);
    return is_unset(handler) || !is_error(call1(handler, all)) ? XML_OK : XML_RAISED;
}
uint32_t xml_call(Value p, enum XmlHandler h, Value tuple) {
    if (is_error(tuple) || xml_flush(p) != XML_OK) return XML_RAISED;
    Value handler = xml_handler(p, h);
    return is_unset(handler) || !is_error(call_tuple(handler, tuple, UNSET)) ? XML_OK : XML_RAISED;
}
uint32_t xml_text(Value p, Value text) {
    if (is_error(text)) return XML_RAISED;
    Value handler = xml_handler(p, ON_TEXT);
    if (!xml_flag(p, XML_FLAG_BUFFER)) return is_error(call1(handler, text)) ? XML_RAISED : XML_OK;
    int64_t length = str_length(ref_of(text)), limit = xml_number(p, XML_BUFFER_SIZE);
    if (xml_number(p, XML_TEXT_LENGTH) + length > limit) {
        if (xml_flush(p) != XML_OK) return XML_RAISED;
        handler = xml_handler(p, ON_TEXT);
        if (is_unset(handler)) return XML_OK;
        if (length > limit) return is_error(call1(handler, text)) ? XML_RAISED : XML_OK;
    }
    Value texts = xml_get(p, XML_TEXTS);
    if (!is_ref(texts)) {
        texts = list_new(0);
        if (is_error(texts)) return XML_RAISED;
        xml_set(p, XML_TEXTS, texts);
    }
    xml_set_number(p, XML_TEXT_LENGTH, xml_number(p, XML_TEXT_LENGTH) + length);
    return is_error(list_append(texts, text)) ? XML_RAISED : XML_OK;
}
uint32_t xml_default(Value p, Input in, uint64_t from, uint64_t to) {
    enum XmlHandler h = is_unset(xml_handler(p, ON_DEFAULT_EXPAND)) ? ON_DEFAULT : ON_DEFAULT_EXPAND;
    if (is_unset(xml_handler(p, h))) return XML_OK;
    Value text = xml_str(in, from, to);
    return xml_call(p, h, is_error(text) ? ERROR : tuple1(text));
}
uint32_t xml_pi(Value p, Input in, uint64_t from, uint64_t to) {
    if (is_unset(xml_handler(p, ON_PI))) return xml_default(p, in, from, to);
    Scan target = xml_scan_name(in, from + 2, false);
    uint64_t data = xml_skip_space((Input){in.block, in.from, to - 2, true, true}, target.at);
    Value name = xml_name(p, in, from + 2, target.at),
          text = is_error(name) ? ERROR : xml_lines(in, data, to - 2);
    return xml_call(p, ON_PI, is_error(text) ? ERROR : tuple2(name, text));
}
uint32_t xml_comment(Value p, Input in, uint64_t from, uint64_t to) {
    if (is_unset(xml_handler(p, ON_COMMENT))) return xml_default(p, in, from, to);
    Value text = xml_lines(in, from + 4, to - 3);
    return xml_call(p, ON_COMMENT, is_error(text) ? ERROR : tuple1(text));
}

// --- text
enum { PIECE = 1024 };
static uint32_t deliver(Value p, Input in, uint64_t from, uint64_t to) {
    if (from == to) return XML_OK;
    // What had to be converted comes in pieces of so many bytes, as from libexpat.
    bool pieces = !in.inner && xml_number(p, XML_ENCODING) != XML_ENCODING_UTF8;
    while (pieces && to - from > PIECE) {
        uint64_t end = from + PIECE;
        while ((xml_at(in, end) & 0xc0) == 0x80) end--;
        uint32_t code = is_unset(xml_handler(p, ON_TEXT)) ? xml_default(p, in, from, end)
                                                          : xml_text(p, xml_str(in, from, end));
        if (code != XML_OK) return code;
        from = end;
    }
    return is_unset(xml_handler(p, ON_TEXT)) ? xml_default(p, in, from, to)
                                             : xml_text(p, xml_str(in, from, to));
}
static uint32_t deliver_char(Value p, Input in, uint64_t from, uint64_t to, uint32_t c) {
    if (is_unset(xml_handler(p, ON_TEXT))) return xml_default(p, in, from, to);
    return xml_text(p, str_from_code_point(c));
}
static void event(Value p, Input in, uint64_t at) {
    if (!in.inner) xml_set_number(p, XML_EVENT, (int64_t)at);
}
// Text up to a mark: in a CDATA section "]]>", else "<" or "&". .at is where it ends.
static Scan parse_text(Value p, Input in, uint64_t i, bool cdata) {
    uint64_t from = i;
    event(p, in, i);
    while (i < in.to) {
        uint32_t c = xml_at(in, i), code = XML_OK;
        if (!cdata && (c == '<' || c == '&')) break;
        if (c == '\n' || c == '\r') {
            if (c == '\r' && i + 1 >= in.to && !in.final) break;
            code = deliver(p, in, from, i);
            if (code != XML_OK) return (Scan){code, i};
            event(p, in, i);
            uint64_t next = i + 1 + (c == '\r' && i + 1 < in.to && xml_at(in, i + 1) == '\n');
            code = deliver_char(p, in, i, next, '\n');
            if (code != XML_OK) return (Scan){code, i};
            from = i = next;
            event(p, in, i);
            continue;
        }
        if (c == ']') {
            if (xml_starts(in, i, TEXT("]]>"))) {
                if (cdata) break;
                code = deliver(p, in, from, i);
                return (Scan){code != XML_OK ? code : XML_INVALID_TOKEN, i + 2};
            }
            if (xml_may_start(in, i, TEXT("]]>")) && !in.final) break;
        }
        Scan s = xml_scan_char(in, i);
        if (s.code == XML_MORE) break;
        if (s.code != XML_OK) {
            code = deliver(p, in, from, i);
            return (Scan){code != XML_OK ? code : s.code, s.at};
        }
        i = s.at;
    }
    uint32_t code = deliver(p, in, from, i);
    return (Scan){code, i};
}

// --- references
// Is the entity being expanded already?
static bool is_open(Value p, Value entity) {
    Value opened = xml_get(p, XML_OPENED);
    for (uint64_t i = 0; is_ref(opened) && i < list_length(opened); i++)
        if (same(list_get(opened, i), entity)) return true;
    return false;
}
uint32_t xml_external(Value p, Value context, Value entity) {
    if (is_unset(xml_handler(p, ON_EXTERNAL_ENTITY))) return XML_OK;
    if (xml_flush(p) != XML_OK) return XML_RAISED;
    Ref r = ref_of(entity);
    Value given = tuple_new(4);
    if (is_error(given)) return XML_RAISED;
    slot_set(ref_of(given), 0, context);
    slot_set(ref_of(given), 1, xml_get(p, XML_BASE));
    slot_set(ref_of(given), 2, slot_get(r, ENTITY_SYSTEM));
    slot_set(ref_of(given), 3, slot_get(r, ENTITY_PUBLIC));
    Value result = call_tuple(xml_handler(p, ON_EXTERNAL_ENTITY), given, UNSET);
    if (is_error(result)) return XML_RAISED;
    I64Result ok = object_index_i64(result, CLASS(OverflowError));
    if (!ok.ok) return XML_RAISED;
    return ok.value != 0 ? XML_OK : XML_EXTERNAL_ENTITY_HANDLING;
}
uint32_t xml_count(Value p, uint64_t bytes) {
    int64_t direct = xml_number(p, XML_DIRECT), indirect = xml_number(p, XML_INDIRECT) + (int64_t)bytes;
    xml_set_number(p, XML_INDIRECT, indirect);
    return direct + indirect >= 8388608 && (direct + indirect) / 100 > direct ? XML_AMPLIFICATION : XML_OK;
}
static uint32_t expand(Value p, Value entity) {
    Value text = slot_get(ref_of(entity), ENTITY_TEXT), opened = xml_get(p, XML_OPENED);
    if (!stack_has_room()) return raise_recursion_error(), XML_RAISED;
    uint32_t code = xml_count(p, bytes_length(ref_of(text)));
    if (code != XML_OK) return code;
    if (is_error(list_append(opened, entity))) return XML_RAISED;
    Input in = {text, 0, bytes_length(ref_of(text)), true, true};
    uint64_t depth = list_length(xml_get(p, XML_STACK)) / 3;
    Scan s = xml_parse_content(p, in, depth);
    if (s.code != XML_OK) return s.code;
    if (xml_number(p, XML_STATE) == XML_CDATA) return XML_UNCLOSED_CDATA_SECTION;
    if (list_length(xml_get(p, XML_STACK)) / 3 != depth) return XML_ASYNC_ENTITY;
    return is_error(list_pop(opened, list_length(opened) - 1)) ? XML_RAISED : XML_OK;
}
// "&...;" from `from` to `to`
static uint32_t reference(Value p, Input in, uint64_t from, uint64_t to) {
    if (xml_at(in, from + 1) == '#') {
        uint32_t c = xml_char_of(in, from);
        return c == 0 ? XML_BAD_CHAR_REF : deliver_char(p, in, from, to, c);
    }
    static const char known[5][8] = {"&lt;", "&gt;", "&amp;", "&quot;", "&apos;"};
    static const char meant[6] = "<>&\"'";
    for (uint32_t k = 0; k < 5; k++) {
        uint64_t n = 0;
        while (n < to - from && n < 7 && (uint8_t)AT(AT(known, k), n) == xml_at(in, from + n)) n++;
        if (n == to - from && AT(AT(known, k), n) == 0)
            return deliver_char(p, in, from, to, (uint8_t)AT(meant, k));
    }
    Value name = xml_name(p, in, from + 1, to - 1),
          entity = is_error(name) ? ERROR : dict_get(xml_get(p, XML_ENTITIES), name);
    if (is_error(entity)) return XML_RAISED;
    if (is_unset(entity)) {
        if (!xml_flag(p, XML_FLAG_DECLARED) || xml_flag(p, XML_FLAG_STANDALONE)) return XML_UNDEFINED_ENTITY;
        if (is_unset(xml_handler(p, ON_SKIPPED_ENTITY))) return xml_default(p, in, from, to);
        return xml_call(p, ON_SKIPPED_ENTITY, tuple2(name, int_u32(0)));
    }
    if (is_open(p, entity)) return XML_RECURSIVE_ENTITY_REF;
    if (!is_unset(slot_get(ref_of(entity), ENTITY_NOTATION))) return XML_BINARY_ENTITY_REF;
    if (is_unset(slot_get(ref_of(entity), ENTITY_TEXT))) {
        if (is_unset(xml_handler(p, ON_EXTERNAL_ENTITY))) return xml_default(p, in, from, to);
        return xml_external(p, name, entity);
    }
    if (!is_unset(xml_handler(p, ON_DEFAULT)) && is_unset(xml_handler(p, ON_DEFAULT_EXPAND))) {
        if (is_unset(xml_handler(p, ON_SKIPPED_ENTITY))) return xml_default(p, in, from, to);
        return xml_call(p, ON_SKIPPED_ENTITY, tuple2(name, int_u32(0)));
    }
    return expand(p, entity);
}

// --- all of it
static uint32_t section_event(Value p, Input in, enum XmlHandler h, uint64_t from, uint64_t to) {
    if (is_unset(xml_handler(p, h))) return xml_default(p, in, from, to);
    return xml_call(p, h, tuple_new(0));
}
typedef struct {
    uint32_t kind; // what begins: see parse_markup
    Scan scan;
} Markup;
enum { MARKUP_NONE, MARKUP_COMMENT, MARKUP_SECTION, MARKUP_PI, MARKUP_END, MARKUP_START };
static Markup markup_at(Input in, uint64_t i) {
    static const char cdata[10] = "<![CDATA[";
    if (i + 1 >= in.to) return (Markup){MARKUP_NONE, xml_more(i)};
    uint32_t c = xml_at(in, i + 1);
    if (c == '/') return (Markup){MARKUP_END, xml_scan_end_tag(in, i)};
    if (c == '?') return (Markup){MARKUP_PI, xml_scan_pi(in, i)};
    if (c != '!') return (Markup){MARKUP_START, xml_scan_tag(in, i)};
    if (xml_starts(in, i, TEXT("<!--"))) return (Markup){MARKUP_COMMENT, xml_scan_comment(in, i)};
    if (xml_starts(in, i, TEXT("<![CDATA["))) return (Markup){MARKUP_SECTION, xml_found(i + 9)};
    if (xml_may_start(in, i, TEXT("<!--")) || xml_may_start(in, i, TEXT("<![CDATA[")))
        return (Markup){MARKUP_NONE, xml_more(i)};
    uint64_t wrong = i + 2; // the first character that fits neither
    if (c == '!' && xml_at(in, wrong) == '-') wrong++;
    while (wrong < i + 9 && xml_at(in, i + 2) == '[' && wrong < in.to &&
           xml_at(in, wrong) == (uint8_t)AT(cdata, wrong - i))
        wrong++;
    return (Markup){MARKUP_NONE, xml_invalid(wrong)};
}
static uint32_t parse_markup(Value p, Input in, uint64_t depth, Markup m, uint64_t i) {
    switch (m.kind) {
    case MARKUP_COMMENT: return xml_comment(p, in, i, m.scan.at);
    case MARKUP_PI:
        if (m.scan.at - i >= 7 && xml_starts(in, i + 2, TEXT("xml")) &&
            xml_scan_name(in, i + 2, false).at == i + 5)
            return XML_MISPLACED_XML_PI;
        return xml_pi(p, in, i, m.scan.at);
    case MARKUP_SECTION:
        xml_set_number(p, XML_STATE, XML_CDATA);
        return section_event(p, in, ON_START_CDATA, i, m.scan.at);
    case MARKUP_END:
        if (list_length(xml_get(p, XML_STACK)) / 3 <= depth) return XML_ASYNC_ENTITY;
        return xml_end_tag(p, in, i, m.scan.at);
    default: return xml_start_tag(p, in, i, m.scan.at);
    }
}
// What has to be said of input that ends within a token at i.
static Scan incomplete(Value p, Input in, uint64_t i) {
    if (!in.final) return xml_more(i);
    event(p, in, i);
    return (Scan){XML_UNCLOSED_TOKEN, i};
}
Scan xml_parse_content(Value p, Input in, uint64_t depth) {
    uint64_t i = in.from;
    for (;;) {
        bool cdata = xml_number(p, XML_STATE) == XML_CDATA;
        if (i >= in.to) return event(p, in, i), xml_found(i);
        Scan s = {XML_OK, i};
        uint32_t c = xml_at(in, i);
        if (cdata && xml_starts(in, i, TEXT("]]>"))) {
            event(p, in, i);
            xml_set_number(p, XML_STATE, XML_CONTENT);
            s = (Scan){section_event(p, in, ON_END_CDATA, i, i + 3), i + 3};
        } else if (cdata || (c != '<' && c != '&')) {
            s = parse_text(p, in, i, cdata);
            if (s.code == XML_OK && s.at == i)
                return in.final && !cdata ? incomplete(p, in, i) : xml_found(i);
        } else if (c == '&') {
            s = xml_scan_reference(in, i);
            if (s.code == XML_MORE) return incomplete(p, in, i);
            if (s.code == XML_OK) event(p, in, i);
            if (s.code == XML_OK) s.code = reference(p, in, i, s.at);
        } else {
            Markup m = markup_at(in, i);
            s = m.scan;
            if (s.code == XML_MORE) return incomplete(p, in, i);
            if (s.code == XML_OK) event(p, in, i);
            if (s.code == XML_OK) s.code = parse_markup(p, in, depth, m, i);
            if (s.code == XML_OK && !in.inner && list_length(xml_get(p, XML_STACK)) == 0 && depth == 0 &&
                !xml_flag(p, XML_FLAG_EXTERNAL) && (m.kind == MARKUP_END || m.kind == MARKUP_START)) {
                xml_set_number(p, XML_STATE, XML_EPILOG);
                return s;
            }
        }
        if (s.code == XML_INVALID_TOKEN) event(p, in, s.at);
        if (s.code != XML_OK) return s;
        i = s.at;
    }
}
