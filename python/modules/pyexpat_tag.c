// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module pyexpat: tags: attributes with their defaults and normalisation, and namespaces ("Namespaces in XML 1.0").
#include "python/modules/pyexpat.h"
#include "python/objects/dict.h"
#include "python/objects/list.h"
#include "python/objects/tuple.h"

// --- values
typedef struct {
    uint32_t code;
    Builder b;
} Normal;
static Normal normalise(Value p, Normal n, Input in, uint64_t depth);
// An error of the reference at i, which is where it is reported, unless it is within an entity.
static Normal bad(Value p, Normal n, Input in, uint64_t i, uint64_t depth, uint32_t code) {
    if (depth == 0 && !in.inner) xml_set_number(p, XML_EVENT, (int64_t)i);
    n.code = code;
    return n;
}
static Normal value_reference(Value p, Normal n, Input in, uint64_t i, uint64_t to, uint64_t depth) {
    if (xml_at(in, i + 1) == '#') {
        uint32_t c = xml_char_of(in, i);
        if (c == 0) return bad(p, n, in, i, depth, XML_BAD_CHAR_REF);
        n.b = builder_char(n.b, c);
        return n;
    }
    Value name = xml_str(in, i + 1, to - 1);
    if (is_error(name)) return n.code = XML_RAISED, n;
    uint32_t c = str_equal_text(name, TEXT("lt"))     ? '<'
                 : str_equal_text(name, TEXT("gt"))   ? '>'
                 : str_equal_text(name, TEXT("amp"))  ? '&'
                 : str_equal_text(name, TEXT("quot")) ? '"'
                 : str_equal_text(name, TEXT("apos")) ? '\''
                                                      : 0;
    if (c != 0) return n.b = builder_char(n.b, c), n;
    Value entity = dict_get(xml_get(p, XML_ENTITIES), name);
    if (is_error(entity)) return n.code = XML_RAISED, n;
    if (is_unset(entity)) {
        if (!xml_flag(p, XML_FLAG_DECLARED) || xml_flag(p, XML_FLAG_STANDALONE))
            return bad(p, n, in, i, depth, XML_UNDEFINED_ENTITY);
        return n;
    }
    Value text = slot_get(ref_of(entity), ENTITY_TEXT), opened = xml_get(p, XML_OPENED);
    for (uint64_t k = 0; k < list_length(opened); k++)
        if (same(list_get(opened, k), entity)) return bad(p, n, in, i, depth, XML_RECURSIVE_ENTITY_REF);
    if (!is_unset(slot_get(ref_of(entity), ENTITY_NOTATION)))
        return bad(p, n, in, i, depth, XML_BINARY_ENTITY_REF);
    if (is_unset(text)) return bad(p, n, in, i, depth, XML_ATTRIBUTE_EXTERNAL_ENTITY_REF);
    if (!stack_has_room()) return raise_recursion_error(), n.code = XML_RAISED, n;
    n.code = xml_count(p, bytes_length(ref_of(text)));
    if (n.code != XML_OK) return n;
    if (is_error(list_append(opened, entity))) return n.code = XML_RAISED, n;
    n = normalise(p, n, (Input){text, 0, bytes_length(ref_of(text)), true, true}, depth + 1);
    if (n.code == XML_OK && is_error(list_pop(opened, list_length(opened) - 1))) n.code = XML_RAISED;
    return n;
}
static Normal normalise(Value p, Normal n, Input in, uint64_t depth) {
    for (uint64_t i = in.from; i < in.to && n.code == XML_OK && !n.b.failed;) {
        uint32_t c = xml_at(in, i);
        if (c == '&') {
            Scan s = xml_scan_reference(in, i);
            if (s.code != XML_OK) return n.code = XML_INVALID_TOKEN, n;
            n = value_reference(p, n, in, i, s.at, depth);
            i = s.at;
        } else if (c == '<') { // of an entity, or of a default in the DTD: a tag's own has none
            n.code = XML_INVALID_TOKEN;
        } else if (c < 0x80) {
            if (c == '\r' && i + 1 < in.to && xml_at(in, i + 1) == '\n' && depth == 0) i++;
            n.b = builder_char(n.b, xml_is_space(c) ? ' ' : c);
            i++;
        } else {
            uint64_t from = i;
            while (i < in.to && xml_at(in, i) >= 0x80) i++;
            Value text = xml_str(in, from, i);
            if (is_error(text)) return n.code = XML_RAISED, n;
            n.b = builder_str(n.b, text);
        }
    }
    return n;
}
// Without blanks at the ends, and with one where there are several.
static Value collapsed(Value text) {
    Ref r = ref_of(text);
    Builder b = builder_new();
    bool blank = false, some = false;
    for (uint64_t i = 0; i < str_length(r); i++) {
        uint32_t c = str_at(r, i);
        if (c == ' ') {
            blank = some;
            continue;
        }
        if (blank) b = builder_char(b, ' ');
        b = builder_char(b, c);
        blank = false;
        some = true;
    }
    return builder_finish(b);
}
XmlText xml_attribute_value(Value p, Input in, uint64_t from, uint64_t to, bool tokens) {
    Normal n = normalise(p, (Normal){XML_OK, builder_new()}, (Input){in.block, from, to, true, in.inner}, 0);
    if (n.code != XML_OK) return (XmlText){n.code, UNSET};
    Value text = builder_finish(n.b);
    if (!is_error(text) && tokens) text = collapsed(text);
    return (XmlText){is_error(text) ? XML_RAISED : XML_OK, text};
}

// --- attributes
enum { DECL_NAME, DECL_TYPE, DECL_DEFAULT, DECL_REQUIRED }; // an item of XML_ATTLISTS
static Value declared(Value list, Value name) {
    for (uint64_t i = 0; is_ref(list) && i < list_length(list); i++)
        if (str_equal(tuple_get(list_get(list, i), DECL_NAME), name)) return list_get(list, i);
    return UNSET;
}
static bool is_tokens(Value declaration) {
    return !is_unset(declaration) && !str_equal_text(tuple_get(declaration, DECL_TYPE), TEXT("CDATA"));
}
// The position of a name in a list of names and values; as many as there are items: none.
static uint64_t find(Value list, Value name) {
    uint64_t i = 0, n = list_length(list);
    while (i < n && !str_equal(list_get(list, i), name)) i += 2;
    return i;
}
static uint32_t add(Value list, Value name, Value value) {
    if (is_error(name) || is_error(value)) return XML_RAISED;
    return is_error(list_append(list, name)) || is_error(list_append(list, value)) ? XML_RAISED : XML_OK;
}
// Names and values as they are written, then those that are declared to be there anyway.
static uint32_t collect(Value p, Input in, uint64_t i, Value list, Value declarations) {
    for (;;) {
        i = xml_skip_space(in, i);
        uint32_t c = xml_at(in, i);
        if (c == '>' || c == '/') break;
        uint64_t end = xml_scan_name(in, i, false).at;
        Value name = xml_name(p, in, i, end);
        if (is_error(name)) return XML_RAISED;
        if (find(list, name) < list_length(list)) {
            if (!in.inner) xml_set_number(p, XML_EVENT, (int64_t)i);
            return XML_DUPLICATE_ATTRIBUTE;
        }
        i = xml_skip_space(in, xml_skip_space(in, end) + 1);
        uint32_t quote = xml_at(in, i++);
        uint64_t close = bytes_find(ref_of(in.block), i, in.to, (uint8_t)quote);
        XmlText value = xml_attribute_value(p, in, i, close, is_tokens(declared(declarations, name)));
        if (value.code != XML_OK) return value.code;
        if (add(list, name, value.text) != XML_OK) return XML_RAISED;
        i = close + 1;
    }
    return XML_OK;
}
static uint32_t add_defaults(Value list, Value declarations) {
    for (uint64_t i = 0; is_ref(declarations) && i < list_length(declarations); i++) {
        Value item = list_get(declarations, i), value = tuple_get(item, DECL_DEFAULT);
        if (is_none(value) || find(list, tuple_get(item, DECL_NAME)) < list_length(list)) continue;
        if (add(list, tuple_get(item, DECL_NAME), value) != XML_OK) return XML_RAISED;
    }
    return XML_OK;
}

// --- namespaces
static Value xml_namespace(void) { return str_from_text(TEXT("http://www.w3.org/XML/1998/namespace")); }
static bool is_uri(Value v, bool xmlns) {
    return xmlns ? str_equal_text(v, TEXT("http://www.w3.org/2000/xmlns/"))
                 : str_equal_text(v, TEXT("http://www.w3.org/XML/1998/namespace"));
}
static bool is_uri_char(uint32_t c) { // RFC 3986
    return (c | 32) - 'a' < 26 || (c >= '#' && c <= ';') || c == '!' || c == '=' || c == '?' || c == '@' ||
           c == '[' || c == ']' || c == '_' || c == '~';
}
// Declares a prefix ("" for none); what it was before goes onto `old`.
static uint32_t declare(Value p, Value prefix, Value uri, Value old) {
    bool is_xml = str_equal_text(prefix, TEXT("xml")), empty = str_length(ref_of(uri)) == 0;
    bool bare = str_length(ref_of(prefix)) == 0;
    if (str_equal_text(prefix, TEXT("xmlns"))) return XML_RESERVED_PREFIX_XMLNS;
    if (empty && !bare) return XML_UNDECLARING_PREFIX;
    if (is_xml != is_uri(uri, false)) return is_xml ? XML_RESERVED_PREFIX_XML : XML_RESERVED_NAMESPACE_URI;
    if (is_uri(uri, true)) return XML_RESERVED_NAMESPACE_URI;
    int64_t separator = xml_number(p, XML_SEPARATOR);
    if (separator > 0 && !is_uri_char((uint32_t)separator) &&
        str_find_char(uri, (uint32_t)separator, 0, str_length(ref_of(uri))) >= 0)
        return XML_SYNTAX; // else nobody could tell where the URI ends
    Value before = dict_get(xml_get(p, XML_PREFIXES), prefix);
    if (is_error(before)) return XML_RAISED;
    if (add(old, prefix, is_unset(before) ? NONE : before) != XML_OK) return XML_RAISED;
    if (is_error(dict_set(xml_get(p, XML_PREFIXES), prefix, empty ? NONE : uri))) return XML_RAISED;
    return xml_call(p, ON_START_NAMESPACE, tuple2(bare ? NONE : prefix, empty && bare ? NONE : uri));
}
// name with its namespace; an attribute without a prefix has none.
static XmlText expanded(Value p, Value name, bool attribute) {
    Ref r = ref_of(name);
    int64_t colon = str_find_char(name, ':', 0, str_length(r));
    if (colon < 0 && attribute) return (XmlText){XML_OK, name};
    Value prefix = colon < 0 ? str_from_text(TEXT("")) : str_substring(name, 0, (uint64_t)colon);
    if (is_error(prefix)) return (XmlText){XML_RAISED, UNSET};
    Value uri = dict_get(xml_get(p, XML_PREFIXES), prefix);
    if (is_error(uri)) return (XmlText){XML_RAISED, UNSET};
    if (colon >= 0 && str_equal_text(prefix, TEXT("xml"))) uri = xml_namespace();
    if (is_unset(uri) || is_none(uri)) return (XmlText){colon < 0 ? XML_OK : XML_UNBOUND_PREFIX, name};
    int64_t separator = xml_number(p, XML_SEPARATOR);
    Builder b = builder_str(builder_new(), uri);
    if (separator > 0) b = builder_char(b, (uint32_t)separator);
    b = builder_part(b, name, (uint64_t)(colon + 1), str_length(r));
    if (xml_flag(p, XML_FLAG_PREFIXES) && colon > 0)
        b = builder_str(separator > 0 ? builder_char(b, (uint32_t)separator) : b, prefix);
    Value text = builder_finish(b), intern = xml_get(p, XML_INTERN);
    if (!is_error(text) && is_ref(intern)) text = dict_set_default(intern, text, text);
    return (XmlText){is_error(text) ? XML_RAISED : XML_OK, text};
}
static bool is_declaration(Value name) { // xmlns, xmlns:prefix
    static const char word[7] = "xmlns:";
    uint64_t n = str_length(ref_of(name));
    if (n != 5 && n < 7) return false;
    for (uint32_t i = 0; i < 6 && i < n; i++)
        if (str_at(ref_of(name), i) != (uint8_t)AT(word, i)) return false;
    return true;
}
// Takes the declarations out of the list, and gives every name its namespace.
static uint32_t apply_namespaces(Value p, Value list, Value kept, Value old) {
    for (uint64_t i = 0; i < list_length(list); i += 2) {
        Value name = list_get(list, i), uri = list_get(list, i + 1);
        if (!is_declaration(name)) continue;
        uint64_t n = str_length(ref_of(name));
        Value prefix = n == 5 ? str_from_text(TEXT("")) : str_substring(name, 6, n);
        uint32_t code = is_error(prefix) ? XML_RAISED : declare(p, prefix, uri, old);
        if (code != XML_OK) return code;
    }
    for (uint64_t i = 0; i < list_length(list); i += 2) {
        Value name = list_get(list, i);
        if (is_declaration(name)) continue;
        XmlText full = expanded(p, name, true);
        if (full.code != XML_OK) return full.code;
        if (!same(full.text, name) && find(kept, full.text) < list_length(kept))
            return XML_DUPLICATE_ATTRIBUTE;
        if (add(kept, full.text, list_get(list, i + 1)) != XML_OK) return XML_RAISED;
    }
    return XML_OK;
}

// --- tags
static Value as_dict(Value list) {
    Value dict = dict_new(list_length(list) / 2);
    RETURN_IF_ERROR(dict);
    for (uint64_t i = 0; i < list_length(list); i += 2)
        RETURN_IF_ERROR(dict_set(dict, list_get(list, i), list_get(list, i + 1)));
    return dict;
}
static uint32_t call_start(Value p, Input in, uint64_t from, uint64_t to, Value name, Value list) {
    if (is_unset(xml_handler(p, ON_START_ELEMENT))) return xml_default(p, in, from, to);
    Value attributes = xml_flag(p, XML_FLAG_ORDERED) ? list : as_dict(list);
    return xml_call(p, ON_START_ELEMENT, is_error(attributes) ? ERROR : tuple2(name, attributes));
}
uint32_t xml_start_tag(Value p, Input in, uint64_t from, uint64_t to) {
    uint64_t end = xml_scan_name(in, from + 1, false).at;
    Value name = xml_name(p, in, from + 1, end), list = is_error(name) ? ERROR : list_new(0);
    if (is_error(list)) return XML_RAISED;
    Value declarations = dict_get(xml_get(p, XML_ATTLISTS), name), full = name, old = NONE;
    if (is_error(declarations)) return XML_RAISED;
    uint32_t code = collect(p, in, end, list, declarations);
    if (code == XML_OK && !xml_flag(p, XML_FLAG_SPECIFIED)) code = add_defaults(list, declarations);
    if (code != XML_OK) return code;
    if (xml_number(p, XML_SEPARATOR) >= 0) {
        Value kept = list_new(0);
        old = is_error(kept) ? ERROR : list_new(0);
        if (is_error(old)) return XML_RAISED;
        code = apply_namespaces(p, list, kept, old);
        if (code != XML_OK) return code;
        XmlText expanded_name = expanded(p, name, false);
        if (expanded_name.code != XML_OK) return expanded_name.code;
        full = expanded_name.text;
        list = kept;
    }
    Value stack = xml_get(p, XML_STACK);
    if (add(stack, name, full) != XML_OK || is_error(list_append(stack, old))) return XML_RAISED;
    bool empty = xml_at(in, to - 2) == '/';
    code = call_start(p, in, from, to, full, list);
    if (code != XML_OK || !empty) return code;
    if (!in.inner && !is_unset(xml_handler(p, ON_START_ELEMENT))) xml_set_number(p, XML_EVENT, (int64_t)to);
    return xml_end_element(p);
}
uint32_t xml_end_element(Value p) {
    Value stack = xml_get(p, XML_STACK);
    uint64_t n = list_length(stack);
    Value name = list_get(stack, n - 2), old = list_get(stack, n - 1);
    for (uint32_t k = 0; k < 3; k++)
        if (is_error(list_pop(stack, list_length(stack) - 1))) return XML_RAISED;
    if (!is_unset(xml_handler(p, ON_END_ELEMENT))) {
        uint32_t code = xml_call(p, ON_END_ELEMENT, tuple1(name));
        if (code != XML_OK) return code;
    }
    for (uint64_t i = is_ref(old) ? list_length(old) : 0; i >= 2; i -= 2) {
        Value prefix = list_get(old, i - 2);
        if (is_error(dict_set(xml_get(p, XML_PREFIXES), prefix, list_get(old, i - 1)))) return XML_RAISED;
        uint32_t code =
            xml_call(p, ON_END_NAMESPACE, tuple1(str_length(ref_of(prefix)) == 0 ? NONE : prefix));
        if (code != XML_OK) return code;
    }
    return XML_OK;
}
uint32_t xml_end_tag(Value p, Input in, uint64_t from, uint64_t to) {
    Value stack = xml_get(p, XML_STACK), name = list_get(stack, list_length(stack) - 3);
    uint64_t end = xml_scan_name(in, from + 2, false).at;
    Value written = xml_str(in, from + 2, end);
    if (is_error(written)) return XML_RAISED;
    if (!str_equal(written, name)) {
        if (!in.inner) xml_set_number(p, XML_EVENT, (int64_t)from + 2);
        return XML_TAG_MISMATCH;
    }
    if (is_unset(xml_handler(p, ON_END_ELEMENT))) {
        uint32_t code = xml_default(p, in, from, to);
        if (code != XML_OK) return code;
    }
    return xml_end_element(p);
}
