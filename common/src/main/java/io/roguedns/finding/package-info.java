/** Findings: rows of evidence, their identity, and their JSON. */
package io.roguedns.finding;
