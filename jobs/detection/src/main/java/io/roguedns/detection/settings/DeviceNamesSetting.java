package io.roguedns.detection.settings;

import io.roguedns.format.DeviceNames;
import io.roguedns.format.DeviceNamesFile;
import io.roguedns.input.InputFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the file of {@code --device-names}. */
final class DeviceNamesSetting {
  private DeviceNamesSetting() {}

  /** The names; none if no file is given, or if it can't be read, which is a problem then. */
  static DeviceNames read(RawSettings raw, InputFormat format, List<String> problems) {
    List<RawSettings.Value> given = raw.of(Catalog.DEVICE_NAMES);
    if (given.isEmpty()) {
      return DeviceNames.NONE;
    }
    RawSettings.Value file = given.get(0);
    if (given.size() > 1) {
      problems.add(file.origin() + " is given " + given.size() + " times; once is allowed");
    }
    if (format == InputFormat.DEFENDER || format == InputFormat.SYSMON) {
      problems.add(
          "%s doesn't apply to --format %s, whose rows have device names: omit one of them"
              .formatted(file.origin(), format.name().toLowerCase(Locale.ROOT)));
    }
    List<String> wrong = new ArrayList<>();
    DeviceNames names = read(file.text(), wrong);
    for (String problem : wrong) {
      problems.add("%s %s: %s".formatted(file.origin(), file.text(), problem));
    }
    return names;
  }

  private static DeviceNames read(String file, List<String> wrong) {
    try {
      return DeviceNamesFile.read(Files.readString(Path.of(file)), wrong);
    } catch (NoSuchFileException absent) {
      wrong.add("no such file");
    } catch (IOException | InvalidPathException unreadable) {
      wrong.add("can't be read: " + unreadable.getMessage());
    }
    return DeviceNames.NONE;
  }
}
