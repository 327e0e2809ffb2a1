-- The query's three branches, as SQL says them fastest. A missing text is "" in the query's language.
CREATE OR REPLACE TEMP TABLE ${table} AS
WITH dns AS (
  SELECT *, coalesce(CAST(RemoteIP AS VARCHAR), '') AS ip
  FROM read_parquet(${network})
  WHERE ${port} = 53
), unauthorized_resolvers AS (
  SELECT *
  FROM dns
  WHERE "Timestamp" IS NOT NULL
    AND ip NOT IN (${listed})
    AND NOT (
      starts_with(ip, '10.') OR starts_with(ip, '192.168.') OR starts_with(ip, '127.')
      OR (starts_with(ip, '172.') AND TRY_CAST(string_split(ip, '.')[2] AS INTEGER) BETWEEN 16 AND 31)
    )
    AND NOT regexp_matches(ip, ${hasListed})
), high_volume AS (
  SELECT
    coalesce(DeviceName, '') AS device,
    coalesce(InitiatingProcessFileName, '') AS process,
    ${bin} AS bin,
    count(*) AS queries,
    count(DISTINCT ip) AS servers
  FROM dns
  WHERE "Timestamp" IS NOT NULL
  GROUP BY ALL
  HAVING queries > 200
), configuration_changes AS (
  SELECT *, coalesce(RegistryValueData, '') AS data
  FROM read_parquet(${registry})
  WHERE "Timestamp" IS NOT NULL
    AND RegistryValueName IN ('NameServer', 'DhcpNameServer', 'StaticDnsAddress')
    AND regexp_matches(RegistryKey, '(?i)(^|[^0-9a-z])Tcpip\\Parameters($|[^0-9a-z])')
    AND NOT regexp_matches(data, ${hasListed})
    AND NOT (starts_with(data, '10.') OR starts_with(data, '192.168.') OR data = '')
)
SELECT
  ${time} AS "Timestamp",
  coalesce(DeviceName, '') AS DeviceName,
  coalesce(InitiatingProcessAccountName, '') AS AccountName,
  coalesce(LocalIP, '') AS LocalIP,
  ip AS RemoteIP,
  53 AS RemotePort,
  '' AS RegistryKey,
  '' AS RegistryValueName,
  '' AS RegistryValueData,
  coalesce(InitiatingProcessFileName, '') AS InitiatingProcessFileName,
  coalesce(InitiatingProcessCommandLine, '') AS InitiatingProcessCommandLine,
  CAST(NULL AS BIGINT) AS QueryCount,
  CAST(NULL AS BIGINT) AS UniqueServers,
  'Unauthorized_External_DNS_Resolver' AS DetectionType
FROM unauthorized_resolvers
UNION ALL
SELECT
  strftime(make_timestamp(bin * 300000000), '%Y-%m-%dT%H:%M:%S.%f') || '0Z',
  device, '', '', '', NULL, '', '', '', process, '', queries, servers,
  'High_Volume_DNS_Tunneling_Indicator'
FROM high_volume
UNION ALL
SELECT
  ${time},
  coalesce(DeviceName, ''), coalesce(InitiatingProcessAccountName, ''), '', '', NULL,
  coalesce(RegistryKey, ''), coalesce(RegistryValueName, ''), data,
  coalesce(InitiatingProcessFileName, ''), '', NULL, NULL,
  'DNS_Server_Configuration_Modified'
FROM configuration_changes
ORDER BY "Timestamp" DESC
