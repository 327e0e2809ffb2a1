package io.roguedns.detection.source.parquet;

/** A row of DeviceNetworkEvents as a test thinks of it; null where there is no value. */
record NetworkRow(
    Long ticks,
    Integer remotePort,
    String deviceName,
    String actionType,
    String remoteIp,
    String localIp,
    Integer localPort,
    String protocol,
    String processName,
    String commandLine,
    String account,
    String additionalFields,
    Long reportId) {}
