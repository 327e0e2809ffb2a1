/**
 * The allowlist: authorized and public resolvers, exempt processes, accounts and devices, and
 * ordinary domains, each with its validity.
 */
package io.roguedns.allowlist;
