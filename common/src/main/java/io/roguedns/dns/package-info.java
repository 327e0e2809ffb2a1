/**
 * DNS itself: names as they compare and as they are shown, the domains that are registered, the
 * types of records.
 */
package io.roguedns.dns;
