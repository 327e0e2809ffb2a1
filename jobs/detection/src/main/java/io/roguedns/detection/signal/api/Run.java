package io.roguedns.detection.signal.api;

import io.roguedns.detection.allowlist.AllowlistSupply;
import io.roguedns.detection.settings.Settings;

/**
 * The run that a signal's detection is built for.
 *
 * @param lists the allowlist that rows are judged by
 * @param live whether the rows never end: then findings of a window are emitted early, and on time
 *     again when it closes; else on time alone
 */
public record Run(Settings settings, AllowlistSupply lists, boolean live) {}
