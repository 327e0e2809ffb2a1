/** What the patterns of complex event processing share, whichever room they are in. */
package io.roguedns.detection.pattern;
