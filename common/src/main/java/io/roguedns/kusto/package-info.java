/**
 * The operators of the Kusto query language that the seed query is written with, exactly as
 * documented.
 */
package io.roguedns.kusto;
