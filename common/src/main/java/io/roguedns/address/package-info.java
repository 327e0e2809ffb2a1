/**
 * IP addresses, ranges of them, and what is private: what {@code strict} semantics decides about
 * addresses.
 */
package io.roguedns.address;
