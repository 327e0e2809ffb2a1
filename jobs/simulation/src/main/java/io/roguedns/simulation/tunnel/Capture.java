package io.roguedns.simulation.tunnel;

import io.roguedns.event.Table;
import io.roguedns.event.Ticks;
import io.roguedns.simulation.row.Row;
import io.roguedns.simulation.row.Rows;
import io.roguedns.simulation.row.Rows.Ends;
import io.roguedns.simulation.truth.Recording;
import io.roguedns.simulation.world.Device;
import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Fleet;
import io.roguedns.simulation.world.Network;
import io.roguedns.simulation.world.Question;
import io.roguedns.simulation.world.Session;
import java.util.List;

/**
 * A capture: the rows of one device, oldest first.
 *
 * @param story its name
 * @param rate the rate, as in the folder's name
 * @param tunnel whether it contains a tunnel
 * @param device the device's full name
 * @param resolver the address that was asked
 * @param domains the domains of the tunnel's names; empty if they have none, or if there is no
 *     tunnel
 * @param rows rows of DeviceNetworkEvents
 */
public record Capture(
    String story,
    String rate,
    boolean tunnel,
    String device,
    String resolver,
    List<String> domains,
    List<Row> rows) {

  /** The minimum and maximum gap between the queries of one poll, in ticks. */
  private static final long AT_ONCE_LEAST = 10_000;

  private static final long AT_ONCE_MOST = 400_000;

  static Capture of(CaptureStory story, Fleet fleet, int number) {
    Device device = fleet.device(story.host(), story.kind(), number);
    Network network = story.kind() == Device.Kind.SERVER ? Network.DATACENTRE : Network.OFFICE;
    long from = fleet.day().at(9, 0);
    Session session = new Session(device, network, from, from + story.pace().duration());
    Dice dice = Dice.of(fleet.seed(), "capture", story.name(), story.pace().label());
    List<String> domains = story.domains().of(Dice.of(fleet.seed(), "domains", story.name()));
    Questions questions = story.asking().apply(dice, domains);
    Recording recording = new Recording();
    // Activity doesn't start at a full hour, so windows and activity aren't aligned.
    long at = from + dice.below(Ticks.PER_HOUR);
    long end = at + story.pace().duration();
    while (at < end) {
      long asked = at;
      for (Question question : questions.next()) {
        Ends ends = Ends.udp(session, dice.port(), story.server(), story.port());
        recording.add(Rows.inspected(asked, device, ends, question, dice));
        asked += dice.between(AT_ONCE_LEAST, AT_ONCE_MOST);
      }
      at += story.pace().gap(dice);
    }
    return new Capture(
        story.name(),
        story.pace().label(),
        story.tunnel(),
        device.name(),
        story.server(),
        domains,
        recording.rows().get(Table.DEVICE_NETWORK_EVENTS));
  }
}
