/**
 * Files of text, gzipped or not: lines of JSON or of Zeek's tab-separated text, whose file can be
 * read in several ranges at once, and what is read as a whole: documents (values laid out over
 * lines, or in one list), XML, and UTF-16. A file's first bytes determine which it is. Each row
 * goes to a {@linkplain io.roguedns.input.RowDecoder decoder}; what can't be read is rejected by
 * it, with its place in the file.
 */
package io.roguedns.detection.source.text;
