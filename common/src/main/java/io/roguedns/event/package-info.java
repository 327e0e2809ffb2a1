/**
 * Events: decoded rows of endpoint telemetry, with text as in Kusto (never null) and time as 100 ns
 * {@linkplain io.roguedns.event.Ticks ticks}.
 */
package io.roguedns.event;
