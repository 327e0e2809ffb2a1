/**
 * JSON and other text by their bytes, without a tree and without a copy of what isn't needed: the
 * tools that decoders of rows are made of. They know nothing of any format's columns.
 */
package io.roguedns.json;
