/**
 * How rows travel between operators and lie in state: a serializer written by hand for each record,
 * so that nothing falls back to Kryo or to a format that follows the class by accident.
 */
package io.roguedns.detection.types;
