/**
 * What the user may set. {@link io.roguedns.detection.settings.Catalog} declares every setting
 * once: flags, keys of the YAML file, defaults and the option reference follow from it. {@link
 * io.roguedns.detection.settings.Settings} holds them parsed, immutable, one record a concern;
 * every problem is reported before the job starts.
 */
package io.roguedns.detection.settings;
