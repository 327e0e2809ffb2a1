/**
 * Microsoft Defender's tables as JSON: rows, records of the Streaming API, and messages of Event
 * Hubs that hold several. Most rows are told by their bytes to be of no use, before they are
 * parsed.
 */
package io.roguedns.format.defender;
