package io.roguedns.input;

import io.roguedns.format.DeviceNames;
import io.roguedns.format.ReadPlan;
import java.io.Serializable;

/**
 * What is read, and whose.
 *
 * @param names the names of devices that Zeek knows by their addresses
 */
public record InputSpec(ReadPlan plan, InputFormat format, DeviceNames names)
    implements Serializable {}
