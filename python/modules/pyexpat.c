// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module pyexpat: the module and its parsers' methods. Parse() decodes what it is given, and lets the functions of the state
// that the parser is in read as far as they can.
#include "python/modules/pyexpat.h"
#include "python/objects/bytes.h"
#include "python/objects/call.h"
#include "python/objects/convert.h"
#include "python/objects/dict.h"
#include "python/objects/int.h"
#include "python/objects/list.h"
#include "python/objects/module.h"
#include "python/objects/tuple.h"
#include "python/objects/type.h"

TYPE(xmlparser, "pyexpat.xmlparser", object, 51, "XML parser");
_Static_assert(XML_FIELDS == 51, "TYPE()");

enum { XML_ABORTED = 35, XML_CANT_CHANGE = 26, READ_SIZE = 2048 };

// --- parsing
static Scan step(Value p, Input in) {
    switch (xml_number(p, XML_STATE)) {
    case XML_CONTENT:
    case XML_CDATA: return xml_parse_content(p, in, 0);
    case XML_SUBSET: return xml_parse_subset(p, in);
    default: return xml_parse_prolog(p, in);
    }
}
// The text declaration that an external entity may begin with.
static Scan text_declaration(Value p, Input in) {
    if (xml_may_start(in, in.from, TEXT("<?xml ")) && !in.final) return xml_more(in.from);
    Scan s = {XML_OK, in.from};
    if (xml_starts(in, in.from, TEXT("<?xml")) && in.to - in.from > 5 &&
        xml_is_space(xml_at(in, in.from + 5))) {
        s = xml_scan_pi(in, in.from);
        if (s.code == XML_OK) s.code = xml_xml_declaration(p, in, in.from, s.at, true);
    }
    if (s.code == XML_OK) xml_set_flag(p, XML_FLAG_TEXT_READ, true);
    return s;
}
// What is wrong with a document that ends here; XML_OK: nothing.
static uint32_t at_end(Value p) {
    int64_t state = xml_number(p, XML_STATE);
    xml_set_number(p, XML_EVENT, xml_number(p, XML_TO));
    if (is_ref(xml_get(p, XML_RAW))) return XML_PARTIAL_CHAR;
    if (state == XML_EPILOG) return XML_OK;
    if (state == XML_CDATA) return XML_UNCLOSED_CDATA_SECTION;
    if (!xml_flag(p, XML_FLAG_EXTERNAL)) return XML_NO_ELEMENTS;
    return state == XML_CONTENT && list_length(xml_get(p, XML_STACK)) > 0 ? XML_ASYNC_ENTITY : XML_OK;
}
static uint32_t parse_available(Value p, bool final) {
    for (;;) {
        bool bad = xml_flag(p, XML_FLAG_BAD);
        uint64_t from = (uint64_t)xml_number(p, XML_FROM), to = (uint64_t)xml_number(p, XML_TO);
        int64_t state = xml_number(p, XML_STATE);
        Input in = {xml_get(p, XML_DATA), from, to, final && !bad, false};
        bool begins = xml_flag(p, XML_FLAG_EXTERNAL) && !xml_flag(p, XML_FLAG_TEXT_READ);
        Scan s = from == to ? xml_found(from) : begins ? text_declaration(p, in) : step(p, in);
        if (s.code != XML_OK && s.code != XML_MORE) return s.code;
        xml_set_number(p, XML_FROM, (int64_t)s.at);
        if (s.code == XML_OK && s.at < to && (s.at > from || state != xml_number(p, XML_STATE) || begins))
            continue;
        if (s.code == XML_OK && s.at > from && s.at == to) continue;
        if (!bad) return final ? at_end(p) : XML_OK;
        xml_set_number(p, XML_EVENT, (int64_t)to);
        return XML_INVALID_TOKEN;
    }
}
static uint32_t feed_and_parse(Value p, Value data, bool final) {
    uint32_t fed = xml_feed(p, data, final);
    if (fed == XML_RAISED) return fed;
    if (fed == XML_MORE && !xml_flag(p, XML_FLAG_STARTED)) return XML_OK;
    uint32_t code = parse_available(p, final && fed == XML_OK);
    if (code != XML_OK || fed == XML_OK) return code;
    Value nothing = bytes_new(0);
    if (is_error(nothing) || xml_feed(p, nothing, final) == XML_RAISED) return XML_RAISED;
    return parse_available(p, final);
}
static Value parse(Value p, Value data, bool final) {
    RETURN_IF_ERROR(data);
    if (xml_flag(p, XML_FLAG_BUSY))
        return raise0(CLASS(RuntimeError), TEXT("the parser is being used by its own handler"));
    uint32_t code = (uint32_t)xml_number(p, XML_CODE);
    if (code != XML_OK) return xml_raise(p, code);
    if (xml_flag(p, XML_FLAG_DONE)) {
        xml_set_number(p, XML_CODE, XML_FINISHED);
        return xml_raise(p, XML_FINISHED);
    }
    xml_set_flag(p, XML_FLAG_BUSY, true);
    code = feed_and_parse(p, data, final);
    xml_set_flag(p, XML_FLAG_BUSY, false);
    if (code == XML_RAISED) { // nobody is told of anything any more
        for (uint32_t h = 0; h < XML_HANDLERS; h++) xml_set(p, h, UNSET);
        xml_set(p, XML_TEXTS, UNSET);
        xml_set_number(p, XML_CODE, XML_ABORTED);
        return ERROR;
    }
    if (code != XML_OK) {
        xml_set_number(p, XML_CODE, code);
        return xml_raise(p, code);
    }
    if (final) xml_set_flag(p, XML_FLAG_DONE, true);
    return xml_flush(p) == XML_OK ? int_u32(1) : ERROR;
}
METHOD(xmlparser, Parse, "($self, data, isfinal=False, /)",
       "Parse XML data.\n\n`isfinal' should be true at end of input.") {
    Value p = arg(args, 0), data = arg(args, 1),
          final = is_unset(arg(args, 2)) ? FALSE : object_truth(arg(args, 2));
    RETURN_IF_ERROR(final);
    if (is_str(data)) {
        data = str_to_utf8(object_plain(data));
        if (!xml_flag(p, XML_FLAG_STARTED) && !is_ref(xml_get(p, XML_RAW))) {
            xml_set_flag(p, XML_FLAG_OVERRIDE, true);
            xml_set_number(p, XML_ENCODING, XML_ENCODING_UTF8);
        }
        return parse(p, data, is_true(final));
    }
    Buffer buffer = buffer_require(data);
    if (!buffer.ok) return ERROR;
    return parse(p, bytes_from_block(buffer.block, buffer.from, buffer.length), is_true(final));
}
METHOD(xmlparser, ParseFile, "($self, file, /)", "Parse XML data from file-like object.") {
    Value p = arg(args, 0), read = object_getattr_or_unset(arg(args, 1), NAME(read));
    RETURN_IF_ERROR(read);
    if (is_unset(read)) return TYPE_ERROR("argument must have 'read' attribute");
    for (;;) {
        Value data = call1(read, int_u32(READ_SIZE));
        RETURN_IF_ERROR(data);
        Buffer buffer = buffer_of(data);
        if (!buffer.ok) {
            if (error_is_set()) return ERROR;
            return raise1(CLASS(TypeError), TEXT("read() did not return a bytes object (type={t})"), data);
        }
        if (buffer.length > READ_SIZE)
            return raise2(CLASS(ValueError),
                          TEXT("read() returned too much data: {} bytes requested, {} returned"),
                          int_u32(READ_SIZE), int_wrap((int64_t)buffer.length));
        Value result =
            parse(p, bytes_from_block(buffer.block, buffer.from, buffer.length), buffer.length == 0);
        if (is_error(result) || buffer.length == 0) return result;
    }
}

// --- the rest of its methods
METHOD(xmlparser, SetBase, "($self, base, /)", "Set the base URL for the parser.") {
    if (!is_str(arg(args, 1))) return convert_refuse(TEXT("SetBase"), 0, TEXT("str"), arg(args, 1));
    xml_set(arg(args, 0), XML_BASE, object_plain(arg(args, 1)));
    return NONE;
}
METHOD(xmlparser, GetBase, "($self, /)", "Return base URL string for the parser.") {
    return xml_get(arg(args, 0), XML_BASE);
}
METHOD(xmlparser, GetInputContext, "($self, /)",
       "Return the untranslated text of the input that caused the current event.\n\nIf the event was "
       "generated by a large "
       "amount of text (such as a start tag\nfor an element with many attributes), not all of the text may "
       "be available.") {
    Value p = arg(args, 0);
    if (!xml_flag(p, XML_FLAG_BUSY)) return NONE;
    uint64_t at = (uint64_t)xml_number(p, XML_EVENT), to = (uint64_t)xml_number(p, XML_TO);
    return bytes_from_block(ref_of(xml_get(p, XML_DATA)), at, to - at);
}
METHOD(xmlparser, UseForeignDTD, "($self, flag=True, /)",
       "Allows the application to provide an artificial external subset if one is not specified as part of "
       "the document "
       "instance.\n\nThis readily allows the use of a 'default' document type controlled by "
       "the\napplication, while still "
       "getting the advantage of providing document type\ninformation to the parser. 'flag' defaults to True "
       "if not "
       "provided.") {
    Value p = arg(args, 0), on = is_unset(arg(args, 1)) ? TRUE : object_truth(arg(args, 1));
    RETURN_IF_ERROR(on);
    if (xml_flag(p, XML_FLAG_STARTED)) return xml_raise(p, XML_CANT_CHANGE);
    xml_set_flag(p, XML_FLAG_FOREIGN, is_true(on));
    return NONE;
}
METHOD(
    xmlparser, SetParamEntityParsing, "($self, flag, /)",
    "Controls parsing of parameter entities (including the external DTD subset).\n\nPossible flag values are "
    "XML_PARAM_ENTITY_PARSING_NEVER,\nXML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE and\n"
    "XML_PARAM_ENTITY_PARSING_ALWAYS. Returns true if setting the flag\nwas successful.") {
    Value p = arg(args, 0);
    I64Result n = convert_int(arg(args, 1), 0);
    if (!n.ok) return ERROR;
    if (xml_flag(p, XML_FLAG_STARTED)) return int_u32(0);
    xml_set_flag(p, XML_FLAG_PARAMS_UNLESS, n.value == 1);
    xml_set_flag(p, XML_FLAG_PARAMS, n.value == 2);
    return int_u32(1);
}

// --- making them
static Value new_parser(Value intern, int64_t separator) {
    Value p = NEW(xmlparser);
    RETURN_IF_ERROR(p);
    xml_set(p, XML_INTERN, intern);
    xml_set(p, XML_BASE, NONE);
    for (uint32_t i = XML_SEPARATOR; i <= XML_INDIRECT; i++)
        if (i != XML_BASE && i != XML_TEXTS && i != XML_DATA && i != XML_RAW && i != XML_MAP)
            xml_set_number(p, i, 0);
    xml_set_number(p, XML_SEPARATOR, separator);
    xml_set_number(p, XML_BUFFER_SIZE, 8192);
    xml_set_number(p, XML_LINE, 1);
    Value stack = list_new(0), opened = list_new(0), entities = dict_new(0), parameters = dict_new(0),
          attlists = dict_new(0), prefixes = dict_new(0);
    if (is_error(stack) || is_error(opened) || is_error(entities) || is_error(parameters) ||
        is_error(attlists) || is_error(prefixes))
        return ERROR;
    xml_set(p, XML_STACK, stack);
    xml_set(p, XML_OPENED, opened);
    xml_set(p, XML_ENTITIES, entities);
    xml_set(p, XML_PARAMETERS, parameters);
    xml_set(p, XML_ATTLISTS, attlists);
    xml_set(p, XML_PREFIXES, prefixes);
    return p;
}
static Value use_encoding(Value p, Value name) {
    if (is_unset(name) || is_none(name)) return NONE;
    uint32_t code = xml_declare_encoding(p, object_plain(name));
    if (code == XML_RAISED) return ERROR;
    xml_set_flag(p, XML_FLAG_OVERRIDE, true);
    if (code == XML_INCORRECT_ENCODING) // UTF-16: by its mark
        xml_set_flag(p, XML_FLAG_OVERRIDE, false);
    else if (xml_number(p, XML_ENCODING) == XML_ENCODING_NONE)
        xml_set_number(p, XML_ENCODING, XML_ENCODING_UTF8);
    return NONE;
}
FUNCTION(pyexpat, ParserCreate,
         "($module, /, encoding=None, namespace_separator=None,\n             intern=<unrepresentable>)",
         "Return a new XML parser object.") {
    Value encoding = arg(args, 1), separator = arg(args, 2), intern = arg(args, 3);
    if (!is_unset(encoding) && !is_none(encoding) && !is_str(encoding))
        return raise1(CLASS(TypeError),
                      TEXT("ParserCreate() argument 'encoding' must be str or None, not {}"),
                      type_shown_name(class_of(encoding)));
    int64_t between = -1;
    if (!is_unset(separator) && !is_none(separator)) {
        if (!is_str(separator))
            return raise1(CLASS(TypeError),
                          TEXT("ParserCreate() argument 'namespace_separator' must be str or None, not {}"),
                          type_shown_name(class_of(separator)));
        Ref r = ref_of(object_plain(separator));
        if (str_length(r) > 1)
            return VALUE_ERROR("namespace_separator must be at most one character, omitted, or None");
        between = str_length(r) == 0 ? 0 : str_at(r, 0);
    }
    if (is_unset(intern)) intern = dict_new(0);
    RETURN_IF_ERROR(intern);
    if (!is_none(intern) && !IS_A(intern, dict)) return TYPE_ERROR("intern must be a dictionary");
    Value p = new_parser(intern, between);
    RETURN_IF_ERROR(p);
    return is_error(use_encoding(p, encoding)) ? ERROR : p;
}
METHOD(xmlparser, ExternalEntityParserCreate,
       "($self, context, encoding=<unrepresentable>,\n                           /)",
       "Create a parser for parsing an external entity based on the information passed to the "
       "ExternalEntityRefHandler.") {
    Value self = arg(args, 0), context = arg(args, 1), encoding = arg(args, 2);
    if (!is_none(context) && !is_str(context))
        return raise1(CLASS(TypeError),
                      TEXT("ExternalEntityParserCreate() argument 1 must be str or None, not {}"),
                      type_shown_name(class_of(context)));
    if (!is_unset(encoding) && !is_str(encoding))
        return raise1(CLASS(TypeError), TEXT("ExternalEntityParserCreate() argument 2 must be str, not {}"),
                      type_shown_name(class_of(encoding)));
    Value p = new_parser(xml_get(self, XML_INTERN), xml_number(self, XML_SEPARATOR));
    RETURN_IF_ERROR(p);
    for (uint32_t h = 0; h < XML_HANDLERS; h++) xml_set(p, h, xml_get(self, h));
    int64_t kept = XML_FLAG_ORDERED | XML_FLAG_SPECIFIED | XML_FLAG_PREFIXES | XML_FLAG_BUFFER |
                   XML_FLAG_STANDALONE | XML_FLAG_DECLARED | XML_FLAG_PARAMS | XML_FLAG_PARAMS_UNLESS;
    int64_t flags = (xml_number(self, XML_FLAGS) & kept) | XML_FLAG_EXTERNAL;
    if (is_none(context)) flags |= XML_FLAG_CONTENT_OF_PARAM;
    xml_set_number(p, XML_FLAGS, flags);
    xml_set_number(p, XML_STATE, is_none(context) ? XML_SUBSET : XML_CONTENT);
    xml_set_number(p, XML_BUFFER_SIZE, xml_number(self, XML_BUFFER_SIZE));
    xml_set_number(p, XML_DIRECT, xml_number(self, XML_DIRECT));
    xml_set_number(p, XML_INDIRECT, xml_number(self, XML_INDIRECT));
    xml_set(p, XML_BASE, xml_get(self, XML_BASE));
    xml_set(p, XML_ENTITIES, xml_get(self, XML_ENTITIES));
    xml_set(p, XML_PARAMETERS, xml_get(self, XML_PARAMETERS));
    xml_set(p, XML_ATTLISTS, xml_get(self, XML_ATTLISTS));
    Value prefixes = dict_copy(xml_get(self, XML_PREFIXES)),
          opened = list_from_iterable(xml_get(self, XML_OPENED));
    if (is_error(prefixes) || is_error(opened)) return ERROR;
    xml_set(p, XML_PREFIXES, prefixes);
    xml_set(p, XML_OPENED, opened);
    return is_error(use_encoding(p, encoding)) ? ERROR : p;
}
FUNCTION(pyexpat, ErrorString, "($module, code, /)", "Returns string error for given number.") {
    I64Result n = object_index_i64(arg(args, 1), CLASS(OverflowError));
    if (!n.ok) return ERROR;
    Value text = n.value >= 0 && n.value < XML_ERRORS ? xml_error_text((uint32_t)n.value) : UNSET;
    return is_unset(text) ? NONE : text;
}

// --- the module
static Value feature(Value list, Text name, uint32_t n) {
    Value text = str_from_text(name), pair = is_error(text) ? ERROR : tuple2(text, int_u32(n));
    return is_error(pair) ? ERROR : list_append(list, pair);
}
MODULE(pyexpat, "Python wrapper for Expat parser.") {
    Value module = arg(args, 0), version = str_from_text(TEXT("expat_2.5.0")), list = list_new(0);
    Value native = str_from_text(TEXT("UTF-8"));
    if (is_error(version) || is_error(list) || is_error(native)) return ERROR;
    type_add_flags(CLASS(xmlparser), TYPE_NO_INSTANCES | TYPE_IS_FINAL);
    RETURN_IF_ERROR(xml_error_init_module(module));
    RETURN_IF_ERROR(module_set(module, NAME(EXPAT_VERSION), version));
    RETURN_IF_ERROR(module_set(module, NAME(version_info), tuple3(int_u32(2), int_u32(5), int_u32(0))));
    RETURN_IF_ERROR(module_set(module, NAME(native_encoding), native));
    RETURN_IF_ERROR(feature(list, TEXT("sizeof(XML_Char)"), 1));
    RETURN_IF_ERROR(feature(list, TEXT("sizeof(XML_LChar)"), 1));
    RETURN_IF_ERROR(feature(list, TEXT("XML_DTD"), 0));
    RETURN_IF_ERROR(feature(list, TEXT("XML_CONTEXT_BYTES"), 1024));
    RETURN_IF_ERROR(feature(list, TEXT("XML_NS"), 0));
    RETURN_IF_ERROR(feature(list, TEXT("XML_BLAP_MAX_AMP"), 100));
    RETURN_IF_ERROR(feature(list, TEXT("XML_BLAP_ACT_THRES"), 8388608));
    RETURN_IF_ERROR(module_set(module, NAME(features), list));
    RETURN_IF_ERROR(module_set(module, NAME(XML_PARAM_ENTITY_PARSING_NEVER), int_u32(0)));
    RETURN_IF_ERROR(module_set(module, NAME(XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE), int_u32(1)));
    RETURN_IF_ERROR(module_set(module, NAME(XML_PARAM_ENTITY_PARSING_ALWAYS), int_u32(2)));
    return module_set(module, NAME(XMLParserType), CLASS(xmlparser));
}
