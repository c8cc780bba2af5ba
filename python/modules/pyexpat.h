// SPDX-License-Identifier: BSD-3-Clause
// Copyright (c) 2026, The Python-SGX authors
//
// Module pyexpat: an XML 1.0 parser (W3C Recommendation, fifth edition) with namespaces, with the interface and the events
// of CPython's module, which wraps libexpat 2.5. What a document may cost is bounded: text that comes of entities is
// counted (amplification, as libexpat limits it), nesting ends with the C stack, and nothing is fetched by itself.
//
// The input is kept as UTF-8 in a blob, decoded as it arrives. A parser reads whole tokens; one that is not complete
// stays in the blob until there is more. Handlers are Python code, which may do anything to the parser but parse with it:
// so no view of a blob outlives a call of one.
#pragma once
#include "python/objects/error.h"
#include "python/objects/memory.h"
#include "python/objects/str.h"

enum XmlError {
    XML_OK,
    XML_NO_MEMORY,
    XML_SYNTAX,
    XML_NO_ELEMENTS,
    XML_INVALID_TOKEN,
    XML_UNCLOSED_TOKEN,
    XML_PARTIAL_CHAR,
    XML_TAG_MISMATCH,
    XML_DUPLICATE_ATTRIBUTE,
    XML_JUNK_AFTER_DOC_ELEMENT,
    XML_PARAM_ENTITY_REF,
    XML_UNDEFINED_ENTITY,
    XML_RECURSIVE_ENTITY_REF,
    XML_ASYNC_ENTITY,
    XML_BAD_CHAR_REF,
    XML_BINARY_ENTITY_REF,
    XML_ATTRIBUTE_EXTERNAL_ENTITY_REF,
    XML_MISPLACED_XML_PI,
    XML_UNKNOWN_ENCODING,
    XML_INCORRECT_ENCODING,
    XML_UNCLOSED_CDATA_SECTION,
    XML_EXTERNAL_ENTITY_HANDLING,
    XML_NOT_STANDALONE,
    XML_UNBOUND_PREFIX = 27,
    XML_UNDECLARING_PREFIX = 28,
    XML_DECL_MALFORMED = 30,
    XML_TEXT_DECL_MALFORMED = 31,
    XML_PUBLICID = 32,
    XML_FINISHED = 36,
    XML_RESERVED_PREFIX_XML = 38,
    XML_RESERVED_PREFIX_XMLNS = 39,
    XML_RESERVED_NAMESPACE_URI = 40,
    XML_AMPLIFICATION = 43,
    XML_ERRORS = 44,
    XML_RAISED = 100, // a Python exception is set
    XML_MORE = 101,   // the token is not complete
};

enum XmlHandler {
    ON_START_ELEMENT,
    ON_END_ELEMENT,
    ON_PI,
    ON_TEXT,
    ON_UNPARSED_ENTITY,
    ON_NOTATION,
    ON_START_NAMESPACE,
    ON_END_NAMESPACE,
    ON_COMMENT,
    ON_START_CDATA,
    ON_END_CDATA,
    ON_DEFAULT,
    ON_DEFAULT_EXPAND,
    ON_NOT_STANDALONE,
    ON_EXTERNAL_ENTITY,
    ON_START_DOCTYPE,
    ON_END_DOCTYPE,
    ON_ENTITY_DECL,
    ON_XML_DECL,
    ON_ELEMENT_DECL,
    ON_ATTLIST_DECL,
    ON_SKIPPED_ENTITY,
    XML_HANDLERS
};
enum XmlField {                // of a parser; handlers come first
    XML_INTERN = XML_HANDLERS, // dict, or None
    XML_SEPARATOR,             // small int: code point, 0: none; -1: no namespaces
    XML_BASE,                  // str or None
    XML_FLAGS,                 // small int: XML_FLAG_*
    XML_BUFFER_SIZE,           // small int
    XML_TEXTS,                 // list of strs: text not yet delivered
    XML_TEXT_LENGTH,           // small int
    XML_DATA,                  // blob: UTF-8
    XML_FROM,                  // small ints: what is not yet parsed of it
    XML_TO,
    XML_RAW,        // bytes that are not yet decoded, or UNSET
    XML_ENCODING,   // small int: enum XmlEncoding
    XML_MAP,        // blob: 256 u32, of an 8-bit encoding
    XML_STATE,      // small int: enum XmlState
    XML_STACK,      // list: three items for each open element: name as written, name, prefixes to restore
    XML_ENTITIES,   // dict: name to entity
    XML_PARAMETERS, // dict
    XML_ATTLISTS,   // dict: element name to list of declarations
    XML_PREFIXES,   // dict: prefix to URI (None: undeclared)
    XML_MARK,       // small ints: a place in the blob, and its line, column and byte
    XML_LINE,
    XML_COLUMN,
    XML_BYTE,
    XML_EVENT,  // place of the current event
    XML_CODE,   // enum XmlError
    XML_DIRECT, // bytes of the document, and those that entities made
    XML_INDIRECT,
    XML_DOCTYPE, // tuple (name, system id, public id), while the declaration is open
    XML_OPENED,  // list: entities that are being expanded
    XML_FIELDS
};
enum XmlFlag {
    XML_FLAG_ORDERED = 1,
    XML_FLAG_SPECIFIED = 2,
    XML_FLAG_PREFIXES = 4,
    XML_FLAG_BUFFER = 8,
    XML_FLAG_FOREIGN = 16,
    XML_FLAG_OVERRIDE = 32, // the encoding was given from outside
    XML_FLAG_BAD = 64,      // behind the blob's end are bytes that are no text
    XML_FLAG_BUSY = 128,
    XML_FLAG_STANDALONE = 256,
    XML_FLAG_EXTERNAL = 512,  // of an external entity
    XML_FLAG_DECLARED = 1024, // there is a DTD that was not read: what is undefined may be in it
    XML_FLAG_PARAMS = 2048,   // parameter entities are to be read
    XML_FLAG_PARAMS_UNLESS = 4096,
    XML_FLAG_STARTED = 8192,
    XML_FLAG_CONTENT_OF_PARAM = 16384, // external subset, or a parameter entity
    XML_FLAG_TEXT_READ = 32768,        // the text declaration is behind
    XML_FLAG_DONE = 65536,
};
enum XmlEncoding {
    XML_ENCODING_NONE,
    XML_ENCODING_UTF8,
    XML_ENCODING_UTF16LE,
    XML_ENCODING_UTF16BE,
    XML_ENCODING_MAP
};
enum XmlState { XML_START, XML_PROLOG, XML_SUBSET, XML_CONTENT, XML_CDATA, XML_EPILOG };
enum XmlEntityField {
    ENTITY_TEXT,
    ENTITY_BASE,
    ENTITY_SYSTEM,
    ENTITY_PUBLIC,
    ENTITY_NOTATION,
    ENTITY_NAME,
    ENTITY_FIELDS
};

// --- reading: a run of UTF-8 in a blob
typedef struct {
    Value block;
    uint64_t from, to; // where it begins and ends
    bool final;        // nothing comes behind
    bool inner;        // it is an entity's text, not the document
} Input;
typedef struct {
    uint32_t code; // enum XmlError: XML_OK, XML_MORE, XML_INVALID_TOKEN
    uint64_t at;   // behind it, or the place of the error
} Scan;

INLINE Value xml_get(Value p, uint32_t field) { return slot_get(ref_of(p), field); }
INLINE void xml_set(Value p, uint32_t field, Value v) { slot_set(ref_of(p), field, v); }
INLINE int64_t xml_number(Value p, uint32_t field) { return int_of(slot_get(ref_of(p), field)); }
INLINE void xml_set_number(Value p, uint32_t field, int64_t n) { slot_set(ref_of(p), field, int_wrap(n)); }
INLINE bool xml_flag(Value p, uint32_t flag) { return xml_number(p, XML_FLAGS) & flag; }
INLINE void xml_set_flag(Value p, uint32_t flag, bool on) {
    int64_t flags = xml_number(p, XML_FLAGS);
    xml_set_number(p, XML_FLAGS, on ? flags | flag : flags & ~(int64_t)flag);
}
INLINE Value xml_handler(Value p, enum XmlHandler h) { // UNSET: none
    Value v = slot_get(ref_of(p), h);
    return is_none(v) ? UNSET : v;
}
INLINE uint32_t xml_at(Input in, uint64_t i) { return u8_get(ref_of(in.block), i); }
INLINE bool xml_is_space(uint32_t c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
INLINE Scan xml_found(uint64_t at) { return (Scan){XML_OK, at}; }
INLINE Scan xml_more(uint64_t at) { return (Scan){XML_MORE, at}; }
INLINE Scan xml_invalid(uint64_t at) { return (Scan){XML_INVALID_TOKEN, at}; }

// --- pyexpat_scan.c
Scan xml_scan_name(Input in, uint64_t i, bool token); // token: an Nmtoken
uint64_t xml_skip_space(Input in, uint64_t i);
bool xml_starts(Input in, uint64_t i, Text text);
bool xml_may_start(Input in, uint64_t i, Text text); // the input ends within the text
Scan xml_scan_char(Input in, uint64_t i);            // one legal character
Scan xml_scan_comment(Input in, uint64_t i);         // at "<!--"
Scan xml_scan_pi(Input in, uint64_t i);              // at "<?"
Scan xml_scan_tag(Input in, uint64_t i);             // at "<" of a start tag
Scan xml_scan_end_tag(Input in, uint64_t i);         // at "</"
Scan xml_scan_reference(Input in, uint64_t i);       // at "&"
Scan xml_scan_declaration(Input in, uint64_t i); // at "<!": up to ">" outside quotes; or to "[" of a doctype
// The character that "&#...;" means, 0: none that is allowed.
uint32_t xml_char_of(Input in, uint64_t i);
Value xml_str(Input in, uint64_t from, uint64_t to);           // a str
Value xml_name(Value p, Input in, uint64_t from, uint64_t to); // an interned one
Value xml_lines(Input in, uint64_t from, uint64_t to);         // with line ends as "\n"

// --- pyexpat_input.c
uint32_t xml_feed(Value p, Value data, bool final); // enum XmlError; decodes into the blob
uint32_t xml_declare_encoding(Value p, Value name); // as the XML declaration says
Value xml_unknown_encoding(Value p, Value name);    // NONE, ERROR
typedef struct {
    int64_t line, column, byte;
} XmlPlace;
XmlPlace xml_place(Value p, uint64_t at);
void xml_settle(Value p, uint64_t at); // what is before has been parsed

// --- pyexpat_content.c
// Parses what there is; .at is how far it came.
Scan xml_parse_content(Value p, Input in, uint64_t depth);
uint32_t xml_flush(Value p); // delivers buffered text
uint32_t xml_text(Value p, Value text);
uint32_t xml_default(Value p, Input in, uint64_t from, uint64_t to); // for the default handler
uint32_t xml_pi(Value p, Input in, uint64_t from, uint64_t to);
uint32_t xml_comment(Value p, Input in, uint64_t from, uint64_t to);
// Calls a handler with what is in the tuple: XML_OK or XML_RAISED.
uint32_t xml_call(Value p, enum XmlHandler h, Value tuple);
uint32_t xml_external(Value p, Value context, Value entity);

// --- pyexpat_tag.c
uint32_t xml_start_tag(Value p, Input in, uint64_t from, uint64_t to);
uint32_t xml_end_tag(Value p, Input in, uint64_t from, uint64_t to);
uint32_t xml_end_element(Value p);
// The value of an attribute: Builder with .failed on error; code in xml_number(p, XML_CODE).
typedef struct {
    uint32_t code;
    Value text;
} XmlText;
XmlText xml_attribute_value(Value p, Input in, uint64_t from, uint64_t to, bool tokens);
uint32_t xml_count(Value p, uint64_t bytes); // of an entity's text: XML_OK or XML_AMPLIFICATION

// --- pyexpat_dtd.c
Scan xml_parse_prolog(Value p, Input in);
Scan xml_parse_subset(Value p, Input in);
uint32_t xml_xml_declaration(Value p, Input in, uint64_t from, uint64_t to, bool text);

// --- pyexpat_declare.c
// A declaration being read from .at on; its parts as they are found.
typedef struct {
    Value parser;
    Input in; // ends where the declaration does
    uint64_t at, text_from, text_to;
    uint32_t code, count;
    Value text, system, public; // the last name or the like; the external identifier, None
} Declared;
Declared xml_declared(Value p, Input in, uint64_t from, uint64_t to);
Declared xml_declared_name(Declared d); // a blank and a name
Declared xml_declared_external(Declared d,
                               bool alone); // SYSTEM "" or PUBLIC "" "", if there; alone: PUBLIC "" will do
Declared xml_declared_end(Declared d);      // nothing but blanks
uint32_t xml_declaration(Value p, Input in, uint64_t from, uint64_t to); // "<!...>"

// --- pyexpat_error.c
Value xml_error_text(uint32_t code); // str
Value xml_raise(Value p, uint32_t code);
Value xml_error_init_module(Value module);
