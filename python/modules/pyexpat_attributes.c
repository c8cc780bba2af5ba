// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module pyexpat: a parser's attributes: handlers, flags, and where it is.
#include "python/modules/pyexpat.h"
#include "python/objects/int.h"

static Value cannot_delete(void) { return raise0(CLASS(RuntimeError), TEXT("Cannot delete attribute")); }
static Value handler(Args args, enum XmlHandler h) {
    Value v = xml_get(arg(args, 0), h);
    return is_unset(v) ? NONE : v;
}
static Value set_handler(Args args, enum XmlHandler h) {
    Value p = arg(args, 0), v = arg(args, 1);
    if (is_unset(v)) return cannot_delete();
    if (h == ON_TEXT && xml_flush(p) != XML_OK) return ERROR; // what has been read is the old one's
    xml_set(p, h, is_none(v) ? UNSET : v);
    return NONE;
}
GETTER(xmlparser, StartElementHandler, "") { return handler(args, ON_START_ELEMENT); }
SETTER(xmlparser, StartElementHandler) { return set_handler(args, ON_START_ELEMENT); }
GETTER(xmlparser, EndElementHandler, "") { return handler(args, ON_END_ELEMENT); }
SETTER(xmlparser, EndElementHandler) { return set_handler(args, ON_END_ELEMENT); }
GETTER(xmlparser, ProcessingInstructionHandler, "") { return handler(args, ON_PI); }
SETTER(xmlparser, ProcessingInstructionHandler) { return set_handler(args, ON_PI); }
GETTER(xmlparser, CharacterDataHandler, "") { return handler(args, ON_TEXT); }
SETTER(xmlparser, CharacterDataHandler) { return set_handler(args, ON_TEXT); }
GETTER(xmlparser, UnparsedEntityDeclHandler, "") { return handler(args, ON_UNPARSED_ENTITY); }
SETTER(xmlparser, UnparsedEntityDeclHandler) { return set_handler(args, ON_UNPARSED_ENTITY); }
GETTER(xmlparser, NotationDeclHandler, "") { return handler(args, ON_NOTATION); }
SETTER(xmlparser, NotationDeclHandler) { return set_handler(args, ON_NOTATION); }
GETTER(xmlparser, StartNamespaceDeclHandler, "") { return handler(args, ON_START_NAMESPACE); }
SETTER(xmlparser, StartNamespaceDeclHandler) { return set_handler(args, ON_START_NAMESPACE); }
GETTER(xmlparser, EndNamespaceDeclHandler, "") { return handler(args, ON_END_NAMESPACE); }
SETTER(xmlparser, EndNamespaceDeclHandler) { return set_handler(args, ON_END_NAMESPACE); }
GETTER(xmlparser, CommentHandler, "") { return handler(args, ON_COMMENT); }
SETTER(xmlparser, CommentHandler) { return set_handler(args, ON_COMMENT); }
GETTER(xmlparser, StartCdataSectionHandler, "") { return handler(args, ON_START_CDATA); }
SETTER(xmlparser, StartCdataSectionHandler) { return set_handler(args, ON_START_CDATA); }
GETTER(xmlparser, EndCdataSectionHandler, "") { return handler(args, ON_END_CDATA); }
SETTER(xmlparser, EndCdataSectionHandler) { return set_handler(args, ON_END_CDATA); }
GETTER(xmlparser, DefaultHandler, "") { return handler(args, ON_DEFAULT); }
SETTER(xmlparser, DefaultHandler) { return set_handler(args, ON_DEFAULT); }
GETTER(xmlparser, DefaultHandlerExpand, "") { return handler(args, ON_DEFAULT_EXPAND); }
SETTER(xmlparser, DefaultHandlerExpand) { return set_handler(args, ON_DEFAULT_EXPAND); }
GETTER(xmlparser, NotStandaloneHandler, "") { return handler(args, ON_NOT_STANDALONE); }
SETTER(xmlparser, NotStandaloneHandler) { return set_handler(args, ON_NOT_STANDALONE); }
GETTER(xmlparser, ExternalEntityRefHandler, "") { return handler(args, ON_EXTERNAL_ENTITY); }
SETTER(xmlparser, ExternalEntityRefHandler) { return set_handler(args, ON_EXTERNAL_ENTITY); }
GETTER(xmlparser, StartDoctypeDeclHandler, "") { return handler(args, ON_START_DOCTYPE); }
SETTER(xmlparser, StartDoctypeDeclHandler) { return set_handler(args, ON_START_DOCTYPE); }
GETTER(xmlparser, EndDoctypeDeclHandler, "") { return handler(args, ON_END_DOCTYPE); }
SETTER(xmlparser, EndDoctypeDeclHandler) { return set_handler(args, ON_END_DOCTYPE); }
GETTER(xmlparser, EntityDeclHandler, "") { return handler(args, ON_ENTITY_DECL); }
SETTER(xmlparser, EntityDeclHandler) { return set_handler(args, ON_ENTITY_DECL); }
GETTER(xmlparser, XmlDeclHandler, "") { return handler(args, ON_XML_DECL); }
SETTER(xmlparser, XmlDeclHandler) { return set_handler(args, ON_XML_DECL); }
GETTER(xmlparser, ElementDeclHandler, "") { return handler(args, ON_ELEMENT_DECL); }
SETTER(xmlparser, ElementDeclHandler) { return set_handler(args, ON_ELEMENT_DECL); }
GETTER(xmlparser, AttlistDeclHandler, "") { return handler(args, ON_ATTLIST_DECL); }
SETTER(xmlparser, AttlistDeclHandler) { return set_handler(args, ON_ATTLIST_DECL); }
GETTER(xmlparser, SkippedEntityHandler, "") { return handler(args, ON_SKIPPED_ENTITY); }
SETTER(xmlparser, SkippedEntityHandler) { return set_handler(args, ON_SKIPPED_ENTITY); }

// --- flags
static Value set_flag(Args args, uint32_t flag) {
    if (is_unset(arg(args, 1))) return cannot_delete();
    Value on = object_truth(arg(args, 1));
    RETURN_IF_ERROR(on);
    if (flag == XML_FLAG_BUFFER && is_false(on) && xml_flush(arg(args, 0)) != XML_OK) return ERROR;
    xml_set_flag(arg(args, 0), flag, is_true(on));
    return NONE;
}
GETTER(xmlparser, ordered_attributes, "") { return bool_value(xml_flag(arg(args, 0), XML_FLAG_ORDERED)); }
SETTER(xmlparser, ordered_attributes) { return set_flag(args, XML_FLAG_ORDERED); }
GETTER(xmlparser, specified_attributes, "") { return bool_value(xml_flag(arg(args, 0), XML_FLAG_SPECIFIED)); }
SETTER(xmlparser, specified_attributes) { return set_flag(args, XML_FLAG_SPECIFIED); }
GETTER(xmlparser, namespace_prefixes, "") { return bool_value(xml_flag(arg(args, 0), XML_FLAG_PREFIXES)); }
SETTER(xmlparser, namespace_prefixes) { return set_flag(args, XML_FLAG_PREFIXES); }
GETTER(xmlparser, buffer_text, "") { return bool_value(xml_flag(arg(args, 0), XML_FLAG_BUFFER)); }
SETTER(xmlparser, buffer_text) { return set_flag(args, XML_FLAG_BUFFER); }

GETTER(xmlparser, buffer_size, "") { return int_wrap(xml_number(arg(args, 0), XML_BUFFER_SIZE)); }
SETTER(xmlparser, buffer_size) {
    Value p = arg(args, 0), v = arg(args, 1);
    if (is_unset(v)) return cannot_delete();
    if (!is_int_object(v)) return TYPE_ERROR("buffer_size must be an integer");
    I64Result size = int_to_i64(int_plain(v));
    if (size.ok && size.value <= 0) return VALUE_ERROR("buffer_size must be greater than zero");
    if (!size.ok || size.value > INT32_MAX)
        return raise1(CLASS(ValueError), TEXT("buffer_size must not be greater than {}"),
                      int_wrap(INT32_MAX));
    if (xml_flush(p) != XML_OK) return ERROR;
    xml_set_number(p, XML_BUFFER_SIZE, size.value);
    return NONE;
}
GETTER(xmlparser, buffer_used, "") { return int_wrap(xml_number(arg(args, 0), XML_TEXT_LENGTH)); }
MEMBER(xmlparser, intern, "") { return xml_get(arg(args, 0), XML_INTERN); }

// --- where it is
static XmlPlace place(Args args) {
    Value p = arg(args, 0);
    uint64_t at = (uint64_t)xml_number(p, XML_EVENT);
    if ((int64_t)at > xml_number(p, XML_MARK)) xml_settle(p, at); // so that asking often does not cost more
    return xml_place(p, at);
}
static Value byte_index(Args args) {
    return int_wrap(is_ref(xml_get(arg(args, 0), XML_DATA)) && xml_number(arg(args, 0), XML_TO) > 0
                        ? place(args).byte
                        : -1);
}
GETTER(xmlparser, ErrorCode, "") { return int_wrap(xml_number(arg(args, 0), XML_CODE)); }
GETTER(xmlparser, ErrorLineNumber, "") { return int_wrap(place(args).line); }
GETTER(xmlparser, ErrorColumnNumber, "") { return int_wrap(place(args).column); }
GETTER(xmlparser, ErrorByteIndex, "") { return byte_index(args); }
GETTER(xmlparser, CurrentLineNumber, "") { return int_wrap(place(args).line); }
GETTER(xmlparser, CurrentColumnNumber, "") { return int_wrap(place(args).column); }
GETTER(xmlparser, CurrentByteIndex, "") { return byte_index(args); }
