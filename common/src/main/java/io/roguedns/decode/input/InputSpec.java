package io.roguedns.decode.input;

import io.roguedns.decode.ReadPlan;
import io.roguedns.decode.zeek.DeviceNames;
import java.io.Serializable;

/**
 * What is read, and whose.
 *
 * @param names the names of devices that Zeek knows by their addresses
 */
public record InputSpec(ReadPlan plan, InputFormat format, DeviceNames names)
    implements Serializable {}
