-- Rows of DeviceRegistryEvents; every value follows from the row's number i. One in 400 is of the resolver's keys.
WITH numbered AS (
  SELECT
    i,
    (hash(8 * i - 1) >> 1)::BIGINT % 5000 AS device,
    (hash(8 * i - 2) >> 1)::BIGINT AS h,
    (hash(8 * i - 3) >> 1)::BIGINT AS g,
    (hash(8 * i - 4) >> 1)::BIGINT % 10 AS tick,
    CAST(${start} + i * ${span} // ${rows} AS BIGINT) AS us
  FROM range(0, ${rows}) AS numbers (i)
), named AS (
  SELECT *, h % 400 = 77 AS dns, printf('ws-%04d.corp.example', device) AS device_name FROM numbered
), columned AS (
  SELECT
    ${timestamp} AS "Timestamp",
    md5(device_name) || left(md5('id' || device_name), 8) AS DeviceId,
    device_name AS DeviceName,
    'RegistryValueSet' AS ActionType,
    'HKEY_LOCAL_MACHINE\' || CASE
      WHEN dns THEN 'SYSTEM\ControlSet001\Services\' ||
        ['Tcpip\Parameters', 'tcpip\parameters', 'Tcpip6\Parameters', 'Tcpip\ParametersOld'][1 + g % 4] ||
        '\Interfaces\{' || md5('if' || device) || '}'
      ELSE 'SOFTWARE\Vendor' || (h // 400 % 300) || '\Product' || (g % 900) || '\Settings'
    END AS RegistryKey,
    'String' AS RegistryValueType,
    CASE
      WHEN dns THEN ['NameServer', 'DhcpNameServer', 'StaticDnsAddress', 'nameserver', 'Domain'][1 + g // 4 % 5]
      ELSE 'Value' || (g % 400)
    END AS RegistryValueName,
    CASE
      WHEN dns THEN ['203.0.113.9', '10.0.0.1', '10.0.0.1,6.6.6.6', '6.6.6.6 7.7.7.7', '192.168.1.1', '',
        '172.16.0.1', '8.8.8.8'][1 + g // 32 % 8]
      ELSE CAST(g % 100000 AS VARCHAR)
    END AS RegistryValueData,
    CASE WHEN g % 3 = 0 THEN NULL ELSE CAST(h % 100000 AS VARCHAR) END AS PreviousRegistryValueData,
    CAST(i AS BIGINT) AS ReportId,
    ['svchost.exe', 'regedit.exe', 'powershell.exe', 'msiexec.exe'][1 + h // 7 % 4] AS InitiatingProcessFileName,
    'c:\windows\system32\svchost.exe -k netsvcs -p' AS InitiatingProcessCommandLine,
    'user' || (device * 3 % 4000) AS InitiatingProcessAccountName,
    h AS drawn_hash
  FROM named
)
SELECT ${columns} FROM columned
