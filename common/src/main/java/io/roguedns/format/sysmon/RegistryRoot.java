package io.roguedns.format.sysmon;

import java.util.List;
import java.util.Map;

/** The registry's roots, which Sysmon abbreviates and Defender spells out. */
final class RegistryRoot {
  private static final List<Map.Entry<String, String>> ROOTS =
      List.of(
          Map.entry("HKLM", "HKEY_LOCAL_MACHINE"),
          Map.entry("HKU", "HKEY_USERS"),
          Map.entry("HKCR", "HKEY_CLASSES_ROOT"),
          Map.entry("HKCU", "HKEY_CURRENT_USER"),
          // The kernel's own names, which old versions write.
          Map.entry("\\REGISTRY\\MACHINE", "HKEY_LOCAL_MACHINE"),
          Map.entry("\\REGISTRY\\USER", "HKEY_USERS"));

  private RegistryRoot() {}

  /** The key with its root spelled out; as it is if it has no such root. */
  static String spelledOut(String key) {
    for (Map.Entry<String, String> root : ROOTS) {
      String name = root.getKey();
      boolean is =
          key.regionMatches(true, 0, name, 0, name.length())
              && (key.length() == name.length() || key.charAt(name.length()) == '\\');
      if (is) {
        return root.getValue() + key.substring(name.length());
      }
    }
    return key;
  }
}
