package io.roguedns.simulation.world;

/** Keys as Defender writes them: the control set that is in use, by its number. */
public final class RegistryKeys {
  public static final String SERVICES = "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\";

  private RegistryKeys() {}
}
