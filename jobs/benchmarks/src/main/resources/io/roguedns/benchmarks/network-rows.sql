-- Rows of DeviceNetworkEvents; every value follows from the row's number i. DuckDB's hash of two arguments isn't used:
-- hash(i, 1) and hash(i, 2) depend on one another.
WITH numbered AS (
  SELECT
    i,
    i % 200 = 7 AS in_burst,
    i // 60000 AS burst,
    i // 200 % 300 AS place,
    (hash(8 * i + 1) >> 1)::BIGINT % 10 AS digit,
    (hash(8 * i + 2) >> 1)::BIGINT % 5000 AS a,
    (hash(8 * i + 3) >> 1)::BIGINT % 5000 AS b,
    (hash(8 * i + 4) >> 1)::BIGINT % 600000000 AS delay,
    (hash(8 * i + 5) >> 1)::BIGINT AS h,
    (hash(8 * i + 6) >> 1)::BIGINT AS g,
    (hash(8 * i + 7) >> 1)::BIGINT % 10 AS tick
  FROM range(${from}, ${to}) AS numbers (i)
), drawn AS (
  SELECT
    *,
    in_burst OR digit = 3 AS dns,
    -- Products make some devices and processes busier than others.
    CASE WHEN in_burst THEN burst * 7919 % 5000 ELSE a * b // 5000 END AS device,
    CASE WHEN in_burst THEN if(burst % 4 = 2 OR place < 199 + burst % 5, 24, 0) ELSE (h % 24) * (g % 24) // 24 END AS process,
    CAST(${start} + CASE
      WHEN in_burst THEN burst * 60000 * ${span} // ${rows} // 300000000 * 300000000 + delay // 2
      ELSE ${time}
    END AS BIGINT) AS us
  FROM numbered
), named AS (
  SELECT
    *,
    printf('ws-%04d.corp.example', device) AS device_name,
    ['chrome.exe', 'svchost.exe', 'msedge.exe', 'Teams.exe', 'OUTLOOK.EXE', 'OneDrive.exe', 'MsMpEng.exe',
      'firefox.exe', 'System', 'lsass.exe', 'explorer.exe', 'powershell.exe', 'SearchApp.exe', 'Slack.exe',
      'Zoom.exe', 'code.exe', 'git.exe', 'java.exe', 'python.exe', 'spoolsv.exe', 'wuauclt.exe',
      'CcmExec.exe', 'curl.exe', 'node.exe', 'iodine.exe'][1 + process] AS process_name,
    CASE
      WHEN in_burst AND burst % 16 = 5 THEN '203.0.113.' || (burst % 200)
      WHEN in_burst THEN ['10.0.0.1', '10.0.0.2', '8.8.8.8'][1 + burst % 3]
      WHEN dns AND h % 1000 = 500 THEN
        ['198.51.100.53', '192.0.2.' || (g % 250), '2001:db8::' || (g % 9000), '172.32.0.1', '172.x.0.1',
          '::ffff:10.1.2.3', '77.88.8.' || (g % 250), '100.64.0.1'][1 + h // 1000 % 8]
      WHEN dns THEN ['10.0.0.1', '10.0.0.1', '10.0.0.2', '8.8.8.8'][1 + h % 4]
      ELSE (20 + g % 150) || '.' || (h % 256) || '.' || (h // 256 % 256) || '.' || (g // 1024 % 256)
    END AS remote
  FROM drawn
), columned AS (
  SELECT
    ${timestamp} AS "Timestamp",
    md5(device_name) || left(md5('id' || device_name), 8) AS DeviceId,
    device_name AS DeviceName,
    CASE
      WHEN dns AND h // 16 % 4 = 0 THEN 'DnsConnectionInspected'
      ELSE ['ConnectionSuccess', 'ConnectionSuccess', 'ConnectionSuccess', 'ConnectionAttempt',
        'ConnectionFailed', 'ConnectionFound', 'InboundConnectionAccepted'][1 + g % 7]
    END AS ActionType,
    remote AS RemoteIP,
    CAST(CASE
      WHEN dns THEN 53
      ELSE [443, 443, 443, 443, 443, 80, 80, 445, 389, 88, 135, 3389, 5353, 8443, 8080,
        20000 + g // 64 % 4000][1 + h // 64 % 16]
    END AS ${ports}) AS RemotePort,
    CASE WHEN dns OR h % 2 = 0 THEN NULL ELSE 'host' || (g % 20000) || '.example.net' END AS RemoteUrl,
    '10.' || (20 + device // 250 % 200) || '.' || (device % 250) || '.' || (1 + device % 254) AS LocalIP,
    CAST(49152 + h // 8 % 16384 AS INTEGER) AS LocalPort,
    CASE WHEN dns AND h % 3 > 0 THEN 'Udp' ELSE 'Tcp' END AS Protocol,
    CAST(i // 3 AS BIGINT) AS ReportId,
    process_name AS InitiatingProcessFileName,
    CAST(4 + 4 * (h // 32 % 4000) AS BIGINT) AS InitiatingProcessId,
    'c:\program files\' || lower(process_name) || '\' || (process % 3) AS InitiatingProcessFolderPath,
    '"' || process_name || '" --type=' || (h % 40) || ' --session ' ||
      CASE WHEN g % 10 = 0 THEN CAST(g AS VARCHAR) ELSE CAST(device % 500 AS VARCHAR) END
      AS InitiatingProcessCommandLine,
    'user' || (device * 3 % 4000) AS InitiatingProcessAccountName,
    CASE
      WHEN g % 4 = 0 THEN NULL
      ELSE '{"direction":"' || if(h % 2 = 0, 'Out', 'In') || '","conn_state":"' || (g % 13) || '"}'
    END AS AdditionalFields,
    h AS drawn_hash
  FROM named
)
SELECT ${columns} FROM columned
