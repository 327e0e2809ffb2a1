/**
 * How an option is declared, read, checked and documented. Each room declares its own once, as an
 * {@link io.roguedns.detection.options.Option} in an {@link
 * io.roguedns.detection.options.OptionGroup}, which reads them into the room's immutable record.
 * The command line, its help, the configuration file and the option reference follow from the list
 * of groups ({@link io.roguedns.detection.options.OptionGroups}). This package knows no room.
 */
package io.roguedns.detection.options;
