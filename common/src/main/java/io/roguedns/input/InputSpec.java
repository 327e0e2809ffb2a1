package io.roguedns.input;

import io.roguedns.format.ReadPlan;
import io.roguedns.format.zeek.DeviceNames;
import java.io.Serializable;

/**
 * What is read, and whose.
 *
 * @param names the names of devices that Zeek knows by their addresses
 */
public record InputSpec(ReadPlan plan, InputFormat format, DeviceNames names)
    implements Serializable {}
