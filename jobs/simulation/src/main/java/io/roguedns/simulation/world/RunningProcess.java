package io.roguedns.simulation.world;

import io.roguedns.event.Ticks;
import io.roguedns.simulation.world.Program.RunsAs;

/**
 * A program as it runs on a device.
 *
 * @param createdAt when it was started, in ticks
 * @param accountUpn null for accounts that aren't a person's
 * @param integrity null on Linux
 */
public record RunningProcess(
    Program program,
    Device device,
    long id,
    long parentId,
    long createdAt,
    String accountDomain,
    String accountName,
    String accountSid,
    String accountUpn,
    String integrity) {
  /** A program that has run since shortly after the device was started. */
  public static RunningProcess of(Program program, Device device, Dice dice) {
    long createdAt = device.bootedAt() + dice.between(Ticks.PER_SECOND, 30 * Ticks.PER_MINUTE);
    return of(program, device, dice, createdAt);
  }

  /** A program that was started at a time. */
  public static RunningProcess of(Program program, Device device, Dice dice, long createdAt) {
    long id = dice.between(150, 6000) * 4;
    long parentId = dice.between(150, 6000) * 4;
    RunsAs runsAs = program.runsAs();
    if (runsAs == RunsAs.USER) {
      Person person = device.person();
      String integrity = device.kind() == Device.Kind.LINUX ? null : "Medium";
      return new RunningProcess(
          program,
          device,
          id,
          parentId,
          createdAt,
          "corp",
          person.account(),
          person.sid(),
          person.upn(),
          integrity);
    }
    if (runsAs == RunsAs.ROOT) {
      return new RunningProcess(
          program, device, id, parentId, createdAt, device.host(), "root", null, null, null);
    }
    String account =
        switch (runsAs) {
          case NETWORK_SERVICE -> "network service";
          case LOCAL_SERVICE -> "local service";
          default -> "system";
        };
    String sid =
        switch (runsAs) {
          case NETWORK_SERVICE -> "S-1-5-20";
          case LOCAL_SERVICE -> "S-1-5-19";
          default -> "S-1-5-18";
        };
    return new RunningProcess(
        program, device, id, parentId, createdAt, "nt authority", account, sid, null, "System");
  }

  /** The same process under a service account of the company's domain. */
  public RunningProcess as(String account) {
    return new RunningProcess(
        program,
        device,
        id,
        parentId,
        createdAt,
        "corp",
        account,
        "S-1-5-21-1085031214-1563985344-725345543-9001",
        account + "@" + Fleet.DOMAIN,
        "High");
  }

  /** The same process as it was started another time, with another command line. */
  public RunningProcess started(long at, String commandLine) {
    Program again =
        new Program(
            program.fileName(),
            program.folder(),
            commandLine,
            program.company(),
            program.parent(),
            program.runsAs());
    return new RunningProcess(
        again,
        device,
        id,
        parentId,
        at,
        accountDomain,
        accountName,
        accountSid,
        accountUpn,
        integrity);
  }

  public String folderPath() {
    String separator = program.folder().startsWith("/") ? "/" : "\\";
    return placed(program.folder()) + separator + program.fileName();
  }

  public String commandLine() {
    return placed(program.commandLine());
  }

  private String placed(String text) {
    return text.replace("{user}", device.person().account());
  }
}
