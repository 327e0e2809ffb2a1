package io.roguedns.simulation.story;

import io.roguedns.simulation.row.Row;
import io.roguedns.simulation.row.Rows;
import io.roguedns.simulation.row.Rows.Ends;
import io.roguedns.simulation.truth.Recording;
import io.roguedns.simulation.truth.Semantics;
import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Question;
import io.roguedns.simulation.world.Resolver;
import io.roguedns.simulation.world.RunningProcess;
import io.roguedns.simulation.world.Session;
import io.roguedns.simulation.world.Truth;

/** DNS queries as rows, and how each semantics counts them. */
public final class DnsTraffic {
  private static final int DNS = 53;
  private static final int DNS_OVER_TLS = 853;

  /** Which kinds of rows the sensor writes for a query. */
  public enum Seen {
    /** The connection of a process. */
    CONNECTION,
    /** The packet, without the process. */
    PACKET,
    BOTH
  }

  private final Recording recording;
  private final Dice dice;

  DnsTraffic(Recording recording, Dice dice) {
    this.recording = recording;
    this.dice = dice;
  }

  /** One query over UDP with its own local port, as DNS clients send them. */
  public void ask(
      long at,
      Session session,
      RunningProcess process,
      Resolver resolver,
      Question question,
      Seen seen) {
    ask(at, session.localIp(), session, process, resolver, question, seen);
  }

  /** The same from a given address, where a device has several. */
  public void ask(
      long at,
      String localIp,
      Session session,
      RunningProcess process,
      Resolver resolver,
      Question question,
      Seen seen) {
    Ends ends = new Ends(localIp, dice.port(), resolver.address(), DNS, "Udp");
    String device = session.device().name();
    long packetAt = at + dice.between(50_000, 800_000);
    if (seen != Seen.PACKET) {
      connection(at, process, ends, resolver.truth());
      count(Semantics.KQL, at, device, process.program().fileName(), resolver);
      count(Semantics.STRICT, at, device, process.program().fileName(), resolver);
    }
    if (seen != Seen.CONNECTION) {
      Row packet = Rows.inspected(packetAt, session.device(), ends, question, dice);
      recording.query(packet, resolver.truth());
      count(Semantics.KQL, packetAt, device, "", resolver);
      // Strict knows the packet's flow by the connection in the same bin, and counts it once.
      if (seen == Seen.PACKET || !Recording.inOneBin(at, packetAt)) {
        count(Semantics.STRICT, packetAt, device, "", resolver);
      }
    }
  }

  /**
   * One connection over TLS: the query as received has port 53 only, and neither semantics counts
   * it.
   */
  public void askOverTls(long at, Session session, RunningProcess process, Resolver resolver) {
    Ends ends = Ends.tcp(session, dice.port(), resolver.address(), DNS_OVER_TLS);
    connection(at, process, ends, resolver.truth().withoutKql());
  }

  private void connection(long at, RunningProcess process, Ends ends, Truth truth) {
    recording.query(Rows.connection(at, process, "ConnectionSuccess", ends, null, null), truth);
  }

  private void count(
      Semantics semantics, long at, String device, String process, Resolver resolver) {
    recording.count(semantics, at, device, process, resolver.address());
  }
}
