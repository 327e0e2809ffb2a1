/** What the outputs of results share. Each output is a package of its own below this one. */
package io.roguedns.detection.output;
