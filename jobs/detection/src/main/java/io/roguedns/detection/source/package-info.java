/**
 * Where rows come from: one room for files and one for each of their formats. What they share is
 * here: a {@link io.roguedns.detection.source.BlockReader} yields {@link
 * io.roguedns.format.RowBlock}s, and says of a file that isn't what it claims to be that it is
 * {@linkplain io.roguedns.detection.source.CorruptFileException corrupt}.
 */
package io.roguedns.detection.source;
