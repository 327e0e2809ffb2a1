/**
 * Files of JSON text, gzipped or not: lines, whose file can be read in several ranges at once, and
 * documents (values laid out over lines, or in one list), which are read as a whole. Each row goes
 * to the {@linkplain io.roguedns.decode.JsonDecoder decoder}; what can't be read is rejected by it,
 * with its place in the file.
 */
package io.roguedns.detection.source.text;
