-- The query's columns of the job's findings.
CREATE OR REPLACE TEMP TABLE ${table} AS
SELECT
  "Timestamp",
  coalesce(DeviceName, '') AS DeviceName,
  coalesce(AccountName, '') AS AccountName,
  coalesce(LocalIP, '') AS LocalIP,
  coalesce(RemoteIP, '') AS RemoteIP,
  RemotePort,
  coalesce(RegistryKey, '') AS RegistryKey,
  coalesce(RegistryValueName, '') AS RegistryValueName,
  coalesce(RegistryValueData, '') AS RegistryValueData,
  coalesce(InitiatingProcessFileName, '') AS InitiatingProcessFileName,
  coalesce(InitiatingProcessCommandLine, '') AS InitiatingProcessCommandLine,
  QueryCount,
  UniqueServers,
  DetectionType
FROM read_json(${findings}, format = 'newline_delimited', columns = {
  "Timestamp": 'VARCHAR', DeviceName: 'VARCHAR', AccountName: 'VARCHAR', LocalIP: 'VARCHAR', RemoteIP: 'VARCHAR',
  RemotePort: 'BIGINT', RegistryKey: 'VARCHAR', RegistryValueName: 'VARCHAR', RegistryValueData: 'VARCHAR',
  InitiatingProcessFileName: 'VARCHAR', InitiatingProcessCommandLine: 'VARCHAR', QueryCount: 'BIGINT',
  UniqueServers: 'BIGINT', DetectionType: 'VARCHAR'})
