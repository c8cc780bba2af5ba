// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module pyexpat: errors and their words (libexpat's), ExpatError, and the modules pyexpat.errors and pyexpat.model.
#include "python/modules/pyexpat.h"
#include "python/objects/dict.h"
#include "python/objects/exception.h"
#include "python/objects/module.h"
#include "python/objects/tuple.h"

TYPE(expat_error, "xml.parsers.expat.ExpatError", Exception, EXCEPTION_FIELDS, "");

// The words of an error; UNSET: there is none of this number.
Value xml_error_text(uint32_t code) {
    switch (code) {
    case 1: return str_from_text(TEXT("out of memory"));
    case 2: return str_from_text(TEXT("syntax error"));
    case 3: return str_from_text(TEXT("no element found"));
    case 4: return str_from_text(TEXT("not well-formed (invalid token)"));
    case 5: return str_from_text(TEXT("unclosed token"));
    case 6: return str_from_text(TEXT("partial character"));
    case 7: return str_from_text(TEXT("mismatched tag"));
    case 8: return str_from_text(TEXT("duplicate attribute"));
    case 9: return str_from_text(TEXT("junk after document element"));
    case 10: return str_from_text(TEXT("illegal parameter entity reference"));
    case 11: return str_from_text(TEXT("undefined entity"));
    case 12: return str_from_text(TEXT("recursive entity reference"));
    case 13: return str_from_text(TEXT("asynchronous entity"));
    case 14: return str_from_text(TEXT("reference to invalid character number"));
    case 15: return str_from_text(TEXT("reference to binary entity"));
    case 16: return str_from_text(TEXT("reference to external entity in attribute"));
    case 17: return str_from_text(TEXT("XML or text declaration not at start of entity"));
    case 18: return str_from_text(TEXT("unknown encoding"));
    case 19: return str_from_text(TEXT("encoding specified in XML declaration is incorrect"));
    case 20: return str_from_text(TEXT("unclosed CDATA section"));
    case 21: return str_from_text(TEXT("error in processing external entity reference"));
    case 22: return str_from_text(TEXT("document is not standalone"));
    case 23: return str_from_text(TEXT("unexpected parser state - please send a bug report"));
    case 24: return str_from_text(TEXT("entity declared in parameter entity"));
    case 25: return str_from_text(TEXT("requested feature requires XML_DTD support in Expat"));
    case 26: return str_from_text(TEXT("cannot change setting once parsing has begun"));
    case 27: return str_from_text(TEXT("unbound prefix"));
    case 28: return str_from_text(TEXT("must not undeclare prefix"));
    case 29: return str_from_text(TEXT("incomplete markup in parameter entity"));
    case 30: return str_from_text(TEXT("XML declaration not well-formed"));
    case 31: return str_from_text(TEXT("text declaration not well-formed"));
    case 32: return str_from_text(TEXT("illegal character(s) in public id"));
    case 33: return str_from_text(TEXT("parser suspended"));
    case 34: return str_from_text(TEXT("parser not suspended"));
    case 35: return str_from_text(TEXT("parsing aborted"));
    case 36: return str_from_text(TEXT("parsing finished"));
    case 37: return str_from_text(TEXT("cannot suspend in external parameter entity"));
    case 38:
        return str_from_text(
            TEXT("reserved prefix (xml) must not be undeclared or bound to another namespace name"));
    case 39: return str_from_text(TEXT("reserved prefix (xmlns) must not be declared or undeclared"));
    case 40: return str_from_text(TEXT("prefix must not be bound to one of the reserved namespace names"));
    case 41: return str_from_text(TEXT("invalid argument"));
    case 42: return str_from_text(TEXT("a successful prior call to function XML_GetBuffer is required"));
    case 43:
        return str_from_text(TEXT("limit on input amplification factor (from DTD and entities) breached"));
    default: return UNSET;
    }
}
Value xml_raise(Value p, uint32_t code) {
    Value words = xml_error_text(code);
    if (is_unset(words)) words = str_from_text(TEXT("unknown error"));
    uint64_t at = (uint64_t)xml_number(p, XML_EVENT);
    XmlPlace place = xml_place(p, at);
    Value line = int_wrap(place.line), column = int_wrap(place.column);
    Value text = is_error(words) ? ERROR : text_format3(TEXT("{}: line {}, column {}"), words, line, column);
    Value given = is_error(text) ? ERROR : tuple1(text),
          error = is_error(given) ? ERROR : exception_new(CLASS(expat_error), given);
    RETURN_IF_ERROR(error);
    RETURN_IF_ERROR(object_setattr(error, NAME(code), int_u32(code)));
    RETURN_IF_ERROR(object_setattr(error, NAME(offset), column));
    RETURN_IF_ERROR(object_setattr(error, NAME(lineno), line));
    return raise_exception(error);
}

// --- the modules
static Value add_error(Value module, Value codes, Value messages, Value name, uint32_t code) {
    Value text = xml_error_text(code);
    RETURN_IF_ERROR(text);
    RETURN_IF_ERROR(module_set(module, name, text));
    RETURN_IF_ERROR(dict_set(codes, text, int_u32(code)));
    return dict_set(messages, int_u32(code), text);
}
static Value add_errors(Value module) {
    Value codes = dict_new(50), messages = is_error(codes) ? ERROR : dict_new(50);
    Value done = messages;
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_NO_MEMORY), 1);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_SYNTAX), 2);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_NO_ELEMENTS), 3);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_INVALID_TOKEN), 4);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_UNCLOSED_TOKEN), 5);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_PARTIAL_CHAR), 6);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_TAG_MISMATCH), 7);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_DUPLICATE_ATTRIBUTE), 8);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_JUNK_AFTER_DOC_ELEMENT), 9);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_PARAM_ENTITY_REF), 10);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_UNDEFINED_ENTITY), 11);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_RECURSIVE_ENTITY_REF), 12);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_ASYNC_ENTITY), 13);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_BAD_CHAR_REF), 14);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_BINARY_ENTITY_REF), 15);
    if (!is_error(done))
        done = add_error(module, codes, messages, NAME(XML_ERROR_ATTRIBUTE_EXTERNAL_ENTITY_REF), 16);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_MISPLACED_XML_PI), 17);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_UNKNOWN_ENCODING), 18);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_INCORRECT_ENCODING), 19);
    if (!is_error(done))
        done = add_error(module, codes, messages, NAME(XML_ERROR_UNCLOSED_CDATA_SECTION), 20);
    if (!is_error(done))
        done = add_error(module, codes, messages, NAME(XML_ERROR_EXTERNAL_ENTITY_HANDLING), 21);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_NOT_STANDALONE), 22);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_UNEXPECTED_STATE), 23);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_ENTITY_DECLARED_IN_PE), 24);
    if (!is_error(done))
        done = add_error(module, codes, messages, NAME(XML_ERROR_FEATURE_REQUIRES_XML_DTD), 25);
    if (!is_error(done))
        done = add_error(module, codes, messages, NAME(XML_ERROR_CANT_CHANGE_FEATURE_ONCE_PARSING), 26);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_UNBOUND_PREFIX), 27);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_UNDECLARING_PREFIX), 28);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_INCOMPLETE_PE), 29);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_XML_DECL), 30);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_TEXT_DECL), 31);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_PUBLICID), 32);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_SUSPENDED), 33);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_NOT_SUSPENDED), 34);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_ABORTED), 35);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_FINISHED), 36);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_SUSPEND_PE), 37);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_RESERVED_PREFIX_XML), 38);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_RESERVED_PREFIX_XMLNS), 39);
    if (!is_error(done))
        done = add_error(module, codes, messages, NAME(XML_ERROR_RESERVED_NAMESPACE_URI), 40);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_INVALID_ARGUMENT), 41);
    if (!is_error(done)) done = add_error(module, codes, messages, NAME(XML_ERROR_NO_BUFFER), 42);
    if (!is_error(done))
        done = add_error(module, codes, messages, NAME(XML_ERROR_AMPLIFICATION_LIMIT_BREACH), 43);
    RETURN_IF_ERROR(done);
    RETURN_IF_ERROR(module_set(module, NAME(codes), codes));
    return module_set(module, NAME(messages), messages);
}
static Value set(Value module, Value name, uint32_t n) { return module_set(module, name, int_u32(n)); }
static Value add_model(Value module) {
    RETURN_IF_ERROR(set(module, NAME(XML_CTYPE_EMPTY), 1));
    RETURN_IF_ERROR(set(module, NAME(XML_CTYPE_ANY), 2));
    RETURN_IF_ERROR(set(module, NAME(XML_CTYPE_MIXED), 3));
    RETURN_IF_ERROR(set(module, NAME(XML_CTYPE_NAME), 4));
    RETURN_IF_ERROR(set(module, NAME(XML_CTYPE_CHOICE), 5));
    RETURN_IF_ERROR(set(module, NAME(XML_CTYPE_SEQ), 6));
    RETURN_IF_ERROR(set(module, NAME(XML_CQUANT_NONE), 0));
    RETURN_IF_ERROR(set(module, NAME(XML_CQUANT_OPT), 1));
    RETURN_IF_ERROR(set(module, NAME(XML_CQUANT_REP), 2));
    RETURN_IF_ERROR(set(module, NAME(XML_CQUANT_PLUS), 3));
    return NONE;
}
// A module within the module, which can be imported by its name.
static Value part(Value owner, Value attribute, Text name, Text doc) {
    Value full = str_interned_text(name), words = is_error(full) ? ERROR : str_from_text(doc);
    Value module = is_error(words) ? ERROR : module_new(full, words);
    Value sys = is_error(module) ? ERROR : import_module(NAME(sys));
    Value modules = is_error(sys) ? ERROR : object_getattr(sys, NAME(modules));
    RETURN_IF_ERROR(modules);
    RETURN_IF_ERROR(object_setitem(modules, full, module));
    return is_error(module_set(owner, attribute, module)) ? ERROR : module;
}
Value xml_error_init_module(Value module) {
    Value errors = part(module, NAME(errors), TEXT("pyexpat.errors"),
                        TEXT("Constants used to describe error conditions."));
    RETURN_IF_ERROR(errors);
    RETURN_IF_ERROR(add_errors(errors));
    Value model = part(module, NAME(model), TEXT("pyexpat.model"),
                       TEXT("Constants used to interpret content model information."));
    RETURN_IF_ERROR(model);
    RETURN_IF_ERROR(add_model(model));
    RETURN_IF_ERROR(module_set(module, NAME(error), CLASS(expat_error)));
    return module_set(module, NAME(ExpatError), CLASS(expat_error));
}
