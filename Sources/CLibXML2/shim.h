/*
 * What Formats/XML uses of libxml2.
 *
 * Swift sees neither variadic functions nor, in newer versions without warnings, the members of parsers;
 * the functions below stand in for them.
 */
#ifndef MUSTER_CLIBXML2_SHIM_H
#define MUSTER_CLIBXML2_SHIM_H

#include <libxml/encoding.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

/* The line at which a parser is, from 1. */
static inline long muster_xml_line(xmlParserCtxtPtr parser) { return parser->input->line; }

/* The column at which a parser is, from 1; it counts characters. */
static inline long muster_xml_column(xmlParserCtxtPtr parser) { return parser->input->col; }

/* Where a parser is in the bytes that it holds. */
static inline const unsigned char *muster_xml_current(xmlParserCtxtPtr parser) {
  return parser->input->cur;
}

/* How many bytes a parser holds in front of where it is; none once it has stopped. */
static inline long muster_xml_kept(xmlParserCtxtPtr parser) {
  long count = parser->input->cur - parser->input->base;
  return count > 0 ? count : 0;
}

/* How many bytes a parser holds that it has not parsed; none once it has stopped. */
static inline long muster_xml_unparsed(xmlParserCtxtPtr parser) {
  long count = parser->input->end - parser->input->cur;
  return count > 0 ? count : 0;
}

/* The name of the innermost element that is open. */
static inline const unsigned char *muster_xml_open_element(xmlParserCtxtPtr parser) {
  return parser->name;
}

static void muster_xml_ignore(void *context, const char *message, ...) {
  (void)context;
  (void)message;
}

/* Keeps libxml2 from writing to standard error in this thread. */
static inline void muster_xml_be_silent(void) {
  xmlSetGenericErrorFunc(NULL, muster_xml_ignore);
}

#endif
