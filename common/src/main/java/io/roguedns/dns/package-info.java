/** DNS names, registered domains, record types and response codes. */
package io.roguedns.dns;
