package io.roguedns.input;

import io.roguedns.event.DnsQuery;
import io.roguedns.event.ProcessOrigin;
import io.roguedns.event.Ticks;
import java.util.List;

/**
 * The same few events in every spelling of every source. The hosts are made up, and the addresses
 * are of documentation or private.
 */
public final class Twins {
  /** Defender's row of the connection that the samples of Sysmon's event 3 tell of. */
  static final String CONNECTION =
      """
      {"Timestamp":"2026-03-10T09:15:02.417Z","DeviceName":"pc-17.example.com","ActionType":"ConnectionSuccess",
       "RemoteIP":"203.0.113.53","RemotePort":53,"LocalIP":"10.20.0.17","LocalPort":50123,"Protocol":"Udp",
       "InitiatingProcessFileName":"updater.exe","InitiatingProcessFolderPath":"C:\\\\ProgramData\\\\upd\\\\updater.exe",
       "InitiatingProcessAccountName":"mara","ReportId":4711}""";

  static final String WINLOG_CONNECTION =
      """
      {"@timestamp":"2026-03-10T09:15:04.001Z","event":{"code":"3","provider":"Microsoft-Windows-Sysmon","created":"2026-03-10T09:15:05Z"},
       "host":{"name":"pc-17.example.com"},
       "winlog":{"channel":"Microsoft-Windows-Sysmon/Operational","provider_name":"Microsoft-Windows-Sysmon","event_id":3,
        "record_id":4711,"computer_name":"pc-17.example.com","event_data":{"RuleName":"-","UtcTime":"2026-03-10 09:15:02.417",
        "ProcessGuid":"{a1b2c3d4-0000-65ed-0000-001000000000}","ProcessId":"5124","Image":"C:\\\\ProgramData\\\\upd\\\\updater.exe",
        "User":"EXAMPLE\\\\mara","Protocol":"udp","Initiated":"true","SourceIsIpv6":"false","SourceIp":"10.20.0.17",
        "SourceHostname":"pc-17.example.com","SourcePort":"50123","SourcePortName":"-","DestinationIsIpv6":"false",
        "DestinationIp":"203.0.113.53","DestinationHostname":"-","DestinationPort":"53","DestinationPortName":"domain"}}}""";

  /** The same with dotted keys. */
  static final String DOTTED_CONNECTION =
      """
      {"@timestamp":"2026-03-10T09:15:04.001Z","winlog.channel":"Microsoft-Windows-Sysmon/Operational","winlog.event_id":"3",
       "winlog.record_id":"4711","host.name":"pc-17.example.com","winlog.event_data.UtcTime":"2026-03-10 09:15:02.417",
       "winlog.event_data.Image":"C:\\\\ProgramData\\\\upd\\\\updater.exe","winlog.event_data.User":"EXAMPLE\\\\mara",
       "winlog.event_data":{"Protocol":"udp","Initiated":"true","SourceIp":"10.20.0.17","SourcePort":50123,
       "DestinationIp":"203.0.113.53","DestinationPort":53}}""";

  /** The same after Elasticsearch's pipeline, which moves the data to fields of ECS. */
  static final String ECS_CONNECTION =
      """
      {"@timestamp":"2026-03-10T09:15:02.417Z","event":{"code":"3","module":"sysmon","category":["network"],"type":["start"]},
       "process":{"pid":5124,"executable":"C:\\\\ProgramData\\\\upd\\\\updater.exe","name":"updater.exe"},
       "user":{"domain":"EXAMPLE","name":"mara"},"network":{"transport":"udp","direction":"egress","type":"ipv4","protocol":"domain"},
       "source":{"ip":"10.20.0.17","port":50123},"destination":{"ip":"203.0.113.53","port":53},
       "winlog":{"channel":"Microsoft-Windows-Sysmon/Operational","event_id":"3","record_id":"4711","computer_name":"pc-17.example.com",
       "event_data":{"Initiated":"true"}}}""";

  static final String FLAT_CONNECTION =
      """
      {"EventID":3,"Channel":"Microsoft-Windows-Sysmon/Operational","SourceName":"Microsoft-Windows-Sysmon","RecordNumber":4711,
       "Hostname":"pc-17.example.com","Category":"Network connection detected (rule: NetworkConnect)","EventType":"INFO",
       "UtcTime":"2026-03-10 09:15:02.417","ProcessId":"5124","Image":"C:\\\\ProgramData\\\\upd\\\\updater.exe",
       "User":"EXAMPLE\\\\mara","Protocol":"udp","Initiated":"true","SourceIp":"10.20.0.17","SourcePort":"50123",
       "DestinationIp":"203.0.113.53","DestinationPort":"53"}""";

  static final String XML_CONNECTION =
      """
      <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-Sysmon' \
      Guid='{5770385f-c22a-43e0-bf4c-06f5698ffbd9}'/><EventID>3</EventID><Version>5</Version><TimeCreated \
      SystemTime='2026-03-10T09:15:04.0012345Z'/><EventRecordID>4711</EventRecordID><Channel>Microsoft-Windows-Sysmon/Operational\
      </Channel><Computer>pc-17.example.com</Computer><Security UserID='S-1-5-18'/></System><EventData><Data Name='RuleName'>-</Data>\
      <Data Name='UtcTime'>2026-03-10 09:15:02.417</Data><Data Name='Image'>C:\\ProgramData\\upd\\updater.exe</Data>\
      <Data Name='User'>EXAMPLE\\mara</Data><Data Name='Protocol'>udp</Data><Data Name='Initiated'>true</Data>\
      <Data Name='SourceIp'>10.20.0.17</Data><Data Name='SourcePort'>50123</Data><Data Name='DestinationIp'>203.0.113.53</Data>\
      <Data Name='DestinationPort'>53</Data></EventData></Event>""";

  /** Defender's row of the value that the samples of event 13 tell of. */
  static final String VALUE_SET =
      """
      {"Timestamp":"2026-03-10T09:14:00.031Z","DeviceName":"pc-17.example.com","ActionType":"RegistryValueSet",
       "RegistryKey":"HKEY_LOCAL_MACHINE\\\\System\\\\CurrentControlSet\\\\Services\\\\Tcpip\\\\Parameters\\\\Interfaces\\\\{0b5d6f3e-93a1-4d2f-8a6d-6a1f0e1c2d3b}",
       "RegistryValueName":"NameServer","RegistryValueData":"203.0.113.53,10.0.0.1",
       "InitiatingProcessFileName":"netsh.exe","InitiatingProcessFolderPath":"C:\\\\Windows\\\\System32\\\\netsh.exe",
       "InitiatingProcessAccountName":"SYSTEM","ReportId":4709}""";

  private static final String TARGET =
      "HKLM\\\\System\\\\CurrentControlSet\\\\Services\\\\Tcpip\\\\Parameters\\\\Interfaces\\\\{0b5d6f3e-93a1-4d2f-8a6d-6a1f0e1c2d3b}\\\\NameServer";

  static final String WINLOG_VALUE_SET =
      """
      {"winlog":{"channel":"Microsoft-Windows-Sysmon/Operational","event_id":13,"record_id":4709,"computer_name":"pc-17.example.com",
       "event_data":{"EventType":"SetValue","UtcTime":"2026-03-10 09:14:00.031","Image":"C:\\\\Windows\\\\System32\\\\netsh.exe",
       "TargetObject":"%s","Details":"203.0.113.53,10.0.0.1","User":"NT AUTHORITY\\\\SYSTEM"}}}"""
          .formatted(TARGET);

  static final String ECS_VALUE_SET =
      """
      {"@timestamp":"2026-03-10T09:14:00.031Z","event":{"code":"13","provider":"Microsoft-Windows-Sysmon"},"host.name":"pc-17.example.com",
       "process":{"executable":"C:\\\\Windows\\\\System32\\\\netsh.exe"},"user":{"name":"SYSTEM"},"winlog":{"record_id":"4709"},
       "registry":{"hive":"HKLM","path":"%s","value":"NameServer","data":{"type":"SZ","strings":["203.0.113.53,10.0.0.1"]}}}"""
          .formatted(TARGET);

  static final String FLAT_VALUE_SET =
      """
      {"EventID":"13","EventRecordID":"4709","Computer":"pc-17.example.com","EventType":"SetValue","UtcTime":"2026-03-10 09:14:00.031",
       "Image":"C:\\\\Windows\\\\System32\\\\netsh.exe","TargetObject":"%s","Details":"203.0.113.53,10.0.0.1","User":"NT AUTHORITY\\\\SYSTEM"}"""
          .formatted(TARGET);

  static final String XML_VALUE_SET =
      """
      <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">
        <System>
          <Provider Name="Microsoft-Windows-Sysmon" Guid="{5770385f-c22a-43e0-bf4c-06f5698ffbd9}" />
          <EventID>13</EventID>
          <EventRecordID>4709</EventRecordID>
          <Computer>pc-17.example.com</Computer>
        </System>
        <EventData>
          <Data Name="EventType">SetValue</Data>
          <Data Name="UtcTime">2026-03-10 09:14:00.031</Data>
          <Data Name="Image">C:\\Windows\\System32\\netsh.exe</Data>
          <Data Name="TargetObject">%s</Data>
          <Data Name="Details">203.0.113.53,10.0.0.1</Data>
          <Data Name="User">NT AUTHORITY\\SYSTEM</Data>
        </EventData>
      </Event>"""
          .formatted(TARGET.replace("\\\\", "\\"));

  /** The query that the samples of event 22 tell of. */
  static final DnsQuery SYSMON_QUERY =
      new DnsQuery(
          Ticks.parse("2026-03-10T09:15:01.9Z"),
          "pc-17.example.com",
          "updater.exe",
          "mara",
          "",
          "cdn.example.net",
          "",
          "NOERROR",
          List.of("edge.example.org", "192.0.2.7", "2001:db8::7"),
          ProcessOrigin.of("C:\\ProgramData\\upd\\updater.exe", "", ""));

  static final String WINLOG_QUERY =
      """
      {"winlog":{"provider_name":"Microsoft-Windows-Sysmon","event_id":22,"computer_name":"pc-17.example.com","event_data":{
       "UtcTime":"2026-03-10 09:15:01.900","QueryName":"cdn.example.net","QueryStatus":"0",
       "QueryResults":"type:  5 edge.example.org;::ffff:192.0.2.7;2001:db8::7;","Image":"C:\\\\ProgramData\\\\upd\\\\updater.exe",
       "User":"EXAMPLE\\\\mara"}}}""";

  static final String ECS_QUERY =
      """
      {"@timestamp":"2026-03-10T09:15:01.9Z","event":{"code":"22","provider":"Microsoft-Windows-Sysmon"},
       "host":{"name":"pc-17.example.com"},"process":{"executable":"C:\\\\ProgramData\\\\upd\\\\updater.exe"},"user":{"name":"mara"},
       "sysmon":{"dns":{"status":"SUCCESS"}},"dns":{"question":{"name":"cdn.example.net"},"answers":[
       {"type":"CNAME","data":"edge.example.org"},{"type":"A","data":"192.0.2.7"},{"type":"AAAA","data":"2001:db8::7"}]}}""";

  static final String FLAT_QUERY =
      """
      {"EventID":22,"Computer":"pc-17.example.com","UtcTime":"2026-03-10 09:15:01.900","QueryName":"cdn.example.net","QueryStatus":0,
       "QueryResults":"type:  5 edge.example.org;::ffff:192.0.2.7;2001:db8::7;","Image":"C:\\\\ProgramData\\\\upd\\\\updater.exe",
       "User":"EXAMPLE\\\\mara"}""";

  static final String XML_QUERY =
      """
      <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-Sysmon'/>\
      <EventID>22</EventID><Computer>pc-17.example.com</Computer></System><EventData><Data Name='UtcTime'>2026-03-10 09:15:01.900\
      </Data><Data Name='QueryName'>cdn.example.net</Data><Data Name='QueryStatus'>0</Data><Data Name='QueryResults'>\
      type:  5 edge.example.org;::ffff:192.0.2.7;2001:db8::7;</Data><Data Name='Image'>C:\\ProgramData\\upd\\updater.exe</Data>\
      <Data Name='User'>EXAMPLE\\mara</Data></EventData></Event>""";

  /** Defender's row of the connection that the samples of conn.log tell of. */
  static final String FLOW =
      """
      {"Timestamp":"2026-03-10T09:15:02.417593Z","DeviceName":"10.20.0.17","ActionType":"ConnectionSuccess","RemoteIP":"203.0.113.53",
       "RemotePort":53,"LocalIP":"10.20.0.17","LocalPort":50123,"Protocol":"Udp"}""";

  static final String DOTTED_FLOW =
      """
      {"ts":1773134102.417593,"uid":"CqzR1x2Mkp6OpqRst1","id.orig_h":"10.20.0.17","id.orig_p":50123,"id.resp_h":"203.0.113.53",
       "id.resp_p":53,"proto":"udp","service":"dns","duration":0.031,"orig_bytes":38,"resp_bytes":120,"conn_state":"SF","history":"Dd"}""";

  static final String NESTED_FLOW =
      """
      {"_path":"conn","ts":"2026-03-10T09:15:02.417593Z","uid":"CqzR1x2Mkp6OpqRst1","id":{"orig_h":"10.20.0.17","orig_p":50123,
       "resp_h":"203.0.113.53","resp_p":53},"proto":"udp","service":"dns","conn_state":"SF"}""";

  static final String UNDERSCORED_FLOW =
      """
      {"ts":"1773134102.417593","uid":"CqzR1x2Mkp6OpqRst1","id_orig_h":"10.20.0.17","id_orig_p":"50123","id_resp_h":"203.0.113.53",
       "id_resp_p":"53","proto":"udp","service":"dns","conn_state":"SF"}""";

  static final String TSV_FLOW =
      """
      #separator \\x09
      #set_separator\t,
      #empty_field\t(empty)
      #unset_field\t-
      #path\tconn
      #open\t2026-03-10-09-00-00
      #fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration\tconn_state\ttunnel_parents
      #types\ttime\tstring\taddr\tport\taddr\tport\tenum\tstring\tinterval\tstring\tset[string]
      1773134102.417593\tCqzR1x2Mkp6OpqRst1\t10.20.0.17\t50123\t203.0.113.53\t53\tudp\tdns\t-\tSF\t(empty)
      #close\t2026-03-10-10-00-00
      """;

  /** Defender's row of the query that the samples of dns.log tell of. */
  static final String INSPECTED =
      """
      {"Timestamp":"2026-03-10T09:15:02.417593Z","DeviceName":"10.20.0.17","ActionType":"DnsConnectionInspected",
       "RemoteIP":"203.0.113.53","RemotePort":53,"LocalIP":"10.20.0.17","LocalPort":50123,"Protocol":"Udp"}""";

  static final DnsQuery ZEEK_QUERY =
      new DnsQuery(
          Ticks.parse("2026-03-10T09:15:02.417593Z"),
          "10.20.0.17",
          "",
          "",
          "203.0.113.53",
          "x1.t.example.net",
          "TXT",
          "NOERROR",
          List.of("TXT 8 v=a,b=c2", "192.0.2.9"),
          ProcessOrigin.UNKNOWN);

  static final String DOTTED_QUERY =
      """
      {"ts":1773134102.417593,"uid":"CqzR1x2Mkp6OpqRst1","id.orig_h":"10.20.0.17","id.orig_p":50123,"id.resp_h":"203.0.113.53",
       "id.resp_p":53,"proto":"udp","trans_id":4660,"rtt":0.031,"query":"x1.t.example.net","qclass":1,"qclass_name":"C_INTERNET",
       "qtype":16,"qtype_name":"TXT","rcode":0,"rcode_name":"NOERROR","AA":false,"TC":false,"RD":true,"RA":true,"Z":0,
       "answers":["TXT 8 v=a,b=c2","192.0.2.9"],"TTLs":[60.0,60.0],"rejected":false}""";

  static final String NESTED_QUERY =
      """
      {"ts":"2026-03-10T09:15:02.417593Z","id":{"orig_h":"10.20.0.17","orig_p":50123,"resp_h":"203.0.113.53","resp_p":53},
       "proto":"udp","query":"x1.t.example.net","qtype_name":"TXT","rcode_name":"NOERROR","answers":["TXT 8 v=a,b=c2","192.0.2.9"]}""";

  static final String UNDERSCORED_QUERY =
      """
      {"_path":"dns","ts":1.773134102417593e9,"id_orig_h":"10.20.0.17","id_orig_p":50123,"id_resp_h":"203.0.113.53","id_resp_p":53,
       "proto":"udp","query":"x1.t.example.net","qtype":16,"rcode":0,"answers":["TXT 8 v=a,b=c2","192.0.2.9"]}""";

  static final String TSV_QUERY =
      """
      #separator \\x09
      #set_separator\t,
      #empty_field\t(empty)
      #unset_field\t-
      #path\tdns
      #fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tquery\tqtype\tqtype_name\trcode\trcode_name\tanswers\tTTLs
      #types\ttime\tstring\taddr\tport\taddr\tport\tenum\tstring\tcount\tstring\tcount\tstring\tvector[string]\tvector[interval]
      1773134102.417593\tCqz\t10.20.0.17\t50123\t203.0.113.53\t53\tudp\tx1.t.example.net\t16\tTXT\t0\tNOERROR\tTXT 8 v=a\\x2cb=c2,192.0.2.9\t60.0,60.0
      """;

  /** Each spelling of each source, what is hostile to it to be made of. */
  static final List<String> SAMPLES =
      List.of(
          WINLOG_CONNECTION,
          DOTTED_CONNECTION,
          ECS_CONNECTION,
          FLAT_CONNECTION,
          XML_CONNECTION,
          WINLOG_VALUE_SET,
          ECS_VALUE_SET,
          FLAT_VALUE_SET,
          XML_VALUE_SET,
          WINLOG_QUERY,
          ECS_QUERY,
          FLAT_QUERY,
          XML_QUERY,
          DOTTED_FLOW,
          NESTED_FLOW,
          UNDERSCORED_FLOW,
          TSV_FLOW,
          DOTTED_QUERY,
          NESTED_QUERY,
          UNDERSCORED_QUERY,
          TSV_QUERY);

  private Twins() {}
}
