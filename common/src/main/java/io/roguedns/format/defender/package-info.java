/**
 * Microsoft Defender's tables as JSON: rows, records of the Streaming API, and messages of Event
 * Hubs that hold several. Most rows are recognised as irrelevant by their bytes, before they are
 * parsed.
 */
package io.roguedns.format.defender;
