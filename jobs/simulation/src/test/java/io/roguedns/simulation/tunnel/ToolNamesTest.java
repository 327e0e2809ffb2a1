package io.roguedns.simulation.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.roguedns.simulation.world.Dice;
import io.roguedns.simulation.world.Question;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names of each tool can be read as its server reads them. */
class ToolNamesTest {
  private static final String DOMAIN = "t.quietharbour-invented.com";
  private static final byte[] PAYLOAD = Bytes.random(Dice.of(3, "payload"), 100);

  private static List<String> names(Questions questions) {
    return Stream.generate(questions::next)
        .limit(300)
        .flatMap(List::stream)
        .map(Question::name)
        .toList();
  }

  private static Dice dice() {
    return Dice.of(3, "tool");
  }

  @ParameterizedTest
  @EnumSource(Codec.class)
  void whatACodecWritesIsReadBack(Codec codec) {
    assertThat(Decoding.of(codec, codec.encode(PAYLOAD))).isEqualTo(PAYLOAD);
    assertThat(codec.alphabet().chars().distinct().count()).isEqualTo(codec.alphabet().length());
  }

  @Test
  void iodinesDataComesAfterFiveCharacters() {
    String name = Iodine.data(11, 5, 'q', Codec.IODINE_128, PAYLOAD);

    String[] labels = name.split("\\.");
    assertThat(labels[0]).hasSize(Iodine.DOT_EVERY).startsWith("b");
    assertThat(Decoding.of(Codec.IODINE_32, name.substring(1, 4)))
        .as("sequence number in the three highest bits, last fragment in the lowest of fifteen")
        .containsExactly(0b101_00000);
    assertThat(name.charAt(4)).isEqualTo('q');
    assertThat(Decoding.of(Codec.IODINE_128, name.replace(".", "").substring(Iodine.HEADER)))
        .isEqualTo(PAYLOAD);
  }

  @Test
  void iodineBeginsWithItsVersionAndALogin() {
    List<String> names = names(new Iodine(dice(), DOMAIN, Type.CNAME, Codec.IODINE_32));

    byte[] version =
        Decoding.of(Codec.IODINE_32, Decoding.before(DOMAIN, names.get(0)).substring(1));
    assertThat(names.get(0)).startsWith("v");
    assertThat(ByteBuffer.wrap(version).getInt()).isEqualTo(0x502);
    assertThat(Decoding.before(DOMAIN, names.get(1))).startsWith("l").hasSize(32);
    assertThat(names.stream().filter(name -> name.matches("p[a-z0-5]{7}\\.t\\..*")).count())
        .as("pings among %s", names.size())
        .isBetween(60L, 150L);
  }

  @Test
  void dnscat2SendsNumberedMessagesOfOneSession() {
    List<ByteBuffer> messages =
        names(new Dnscat2(dice(), DOMAIN)).stream()
            .map(name -> Decoding.of(Codec.HEX, Decoding.before(DOMAIN, name)))
            .map(ByteBuffer::wrap)
            .toList();

    assertThat(messages).allMatch(message -> message.get(2) == 1);
    assertThat(messages.stream().map(message -> message.getShort(3)).distinct()).hasSize(1);
    for (int i = 0; i < messages.size(); i++) {
      assertThat(messages.get(i).getShort(11)).as("nonce").isEqualTo((short) i);
    }
    assertThat(messages.stream().filter(message -> message.capacity() == Dnscat2.EMPTY).count())
        .as("messages that only ask")
        .isGreaterThan(messages.size() / 2);
  }

  @Test
  void dnscat2WithoutDomainEndsAnyhow() {
    assertThat(names(new Dnscat2(dice(), "")))
        .allMatch(name -> name.matches("dnscat(\\.[0-9a-f]+)+"));
  }

  @Test
  void dns2tcpOpensASessionAndGoesOn() {
    List<String> names = names(new Dns2tcp(dice(), DOMAIN, Type.TXT));

    assertThat(names.get(0)).endsWith("=auth." + DOMAIN);
    assertThat(names.get(2)).endsWith("=connect." + DOMAIN);
    ByteBuffer tenth =
        ByteBuffer.wrap(Decoding.of(Codec.BASE64, Decoding.before(DOMAIN, names.get(10))));
    assertThat(tenth.getShort(2)).as("acknowledged").isEqualTo((short) 9);
    assertThat(tenth.getShort(4)).as("sequence number").isEqualTo((short) 10);
    String data = Dns2tcp.text((short) 7, (short) 12, PAYLOAD);
    assertThat(Decoding.of(Codec.BASE64, data)).endsWith(PAYLOAD).hasSize(Dns2tcp.HEADER + 100);
  }

  @Test
  void anExfiltratedFileIsAnnouncedAndNumbered() {
    List<String> names = names(new Exfiltration(dice(), DOMAIN, Codec.BASE32));

    String[] announced = names.get(0).split("\\.");
    assertThat(announced).startsWith("init").contains("base32");
    assertThat(new String(Decoding.of(Codec.BASE32, announced[1]), StandardCharsets.UTF_8))
        .isEqualTo("payroll-2026.zip|4000");
    assertThat(names.subList(1, 4))
        .map(name -> name.split("\\.")[0])
        .containsExactly("0", "1", "2");
    assertThat(Decoding.before(DOMAIN, names.get(9))).hasSizeGreaterThan(200);
    String piece = new Exfiltration(dice(), DOMAIN, Codec.BASE64_URL).piece(41, PAYLOAD);
    assertThat(Decoding.of(Codec.BASE64_URL, piece.substring("41.".length()))).isEqualTo(PAYLOAD);
  }

  @Test
  void aBeaconCallsUnderOneNumberAndPostsShortLabels() {
    List<String> names = names(new Beacon(dice(), DOMAIN));
    String own = names.stream().min(Comparator.comparing(String::length)).orElseThrow();

    assertThat(Decoding.before(DOMAIN, own)).matches("[0-9a-f]{8}");
    assertThat(names)
        .allMatch(
            name ->
                name.equals(own)
                    || name.matches("(cdn|post\\.1[0-9a-f]{8,56})\\.[0-9a-f]{8,11}\\." + own));
    assertThat(Beacon.post(new byte[] {1, (byte) 0xab})).isEqualTo("post.101ab");
  }

  @Test
  void wordsAreTwoForEachByte() {
    byte[] payload = {0x00, (byte) 0xff, 0x12};

    assertThat(Wordy.name(payload)).isEqualTo("amberanchor-plainpepper.briskcandle");
  }

  @Test
  void aSpreadTunnelsPiecesAreNumberedAcrossItsDomains() {
    List<String> domains = Spread.domains(dice());
    List<String> names = names(Spread.overMany(dice(), domains));

    assertThat(domains).hasSize(30).doesNotHaveDuplicates();
    assertThat(names.get(255)).startsWith("00ff");
    assertThat(names.stream().map(name -> name.substring(name.indexOf('.') + 1)).distinct())
        .containsExactlyInAnyOrderElementsOf(domains);
    assertThat(Decoding.of(Codec.BASE32, Spread.piece(3, PAYLOAD).substring(4))).isEqualTo(PAYLOAD);
  }

  @Test
  void aPollAsksUnderOneNameOrUnderANumber() {
    assertThat(names(Polling.underOneName(dice(), DOMAIN)).stream().distinct()).hasSize(1);
    assertThat(names(Polling.numbered(dice(), DOMAIN))).doesNotHaveDuplicates();
  }
}
