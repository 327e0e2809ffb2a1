/**
 * Which resolvers are authorised or publicly known and which processes, accounts and devices are
 * exempt, since when and until when.
 */
package io.roguedns.allowlist;
