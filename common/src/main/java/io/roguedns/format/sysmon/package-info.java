/**
 * Events of Sysmon: 3 (network connection) becomes a network event, 13 (registry value set) one of
 * the registry, 22 (DNS query) a query; all others are rows that no signal needs. They come as
 * Winlogbeat's JSON, as flat JSON of the event's data, and as the XML that Windows itself writes.
 */
package io.roguedns.format.sysmon;
