package io.roguedns.simulation.tunnel;

import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Fleet;
import java.util.List;
import java.util.Locale;

/** Queries of devices that discover one another. */
final class OfficeLookAlikes {
  private static final List<String> SERVICES =
      List.of("_ldap", "_kerberos", "_gc", "_kpasswd", "_vlmcs");
  private static final List<String> KINDS =
      List.of("_googlecast", "_ipp", "_airplay", "_printer", "_companion-link", "_spotify-connect");

  private OfficeLookAlikes() {}

  /** A member of a directory that looks for its controllers, by site, by service and by GUID. */
  static Questions directory(Dice dice) {
    String domain = WebLookAlikes.guid(dice);
    List<String> controllers = List.of(WebLookAlikes.guid(dice), WebLookAlikes.guid(dice));
    return () -> {
      String service = dice.pick(SERVICES) + "._tcp";
      String controller = "dc-0" + dice.between(1, 2) + "." + Fleet.DOMAIN;
      String record = "0 100 389 " + controller;
      return List.of(
          Type.SRV.ask(
              service + ".Default-First-Site-Name._sites.dc._msdcs." + Fleet.DOMAIN, record),
          Type.SRV.ask(service + "." + Fleet.DOMAIN, record),
          Type.SRV.ask("_ldap._tcp." + domain + ".domains._msdcs." + Fleet.DOMAIN, record),
          Type.CNAME.ask(dice.pick(controllers) + "._msdcs." + Fleet.DOMAIN, controller),
          Type.A.ask("lt-%03d.%s".formatted(dice.between(1, 400), Fleet.DOMAIN), "10.20.1.17"));
    };
  }

  /** Devices of a household or an office that announce and discover services. */
  static Questions multicast(Dice dice) {
    return () -> {
      String kind = dice.pick(KINDS) + "._tcp.local";
      String instance = "Printer " + dice.hex(6).toUpperCase(Locale.ROOT) + "." + kind;
      return List.of(
          Type.PTR.ask("_services._dns-sd._udp.local", kind),
          Type.PTR.ask(kind, instance),
          Type.SRV.ask(instance, "0 0 631 printer-" + dice.between(1, 40) + ".local"),
          Type.TXT.ask(WebLookAlikes.guid(dice) + "." + kind, "txtvers=1"));
    };
  }

  /** The same of a resolver: whether the network has services to offer. */
  static Questions offers(Dice dice) {
    return () -> {
      String network = "0.%d.20.10.in-addr.arpa".formatted(dice.between(1, 3));
      return List.of(
          Type.PTR.askInVain("b._dns-sd._udp." + network),
          Type.PTR.askInVain("lb._dns-sd._udp." + network),
          Type.PTR.askInVain("lb._dns-sd._udp." + Fleet.DOMAIN),
          Type.TXT.askInVain("cf._dns-sd._udp." + Fleet.DOMAIN));
    };
  }
}
