/**
 * What a row of endpoint telemetry is once it has been read: the rows of the Defender tables that
 * the signals judge, with text as Kusto has it (never null) and time as 100 ns {@linkplain
 * io.roguedns.event.Ticks ticks}.
 */
package io.roguedns.event;
