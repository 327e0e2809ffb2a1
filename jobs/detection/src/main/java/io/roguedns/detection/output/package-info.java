/**
 * What the outputs of results share: how one is attached ({@link
 * io.roguedns.detection.output.Output}), and the forms that several write. Each output is a package
 * of its own below this one, and an entry of {@code graph.Outputs}.
 */
package io.roguedns.detection.output;
