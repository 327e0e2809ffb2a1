package io.roguedns.detection.signal.tunnelbyname;

/**
 * Lets sketches be written and read on versions of Java that their library doesn't name. What it
 * does with memory works there, but its class for that compares {@code java.version} to a list that
 * ends with 21 when it is initialized. It is initialized here, under a version of the list.
 */
final class SketchMemory {
  private static final int LAST_LISTED = 21;
  private static final String PROPERTY = "java.version";
  private static final String MEMORY = "org.apache.datasketches.memory.internal.ResourceImpl";

  private SketchMemory() {}

  /** Makes sketches usable; does nothing where they are. */
  static synchronized void prepare() {
    if (Runtime.version().feature() <= LAST_LISTED) {
      return;
    }
    String version = System.getProperty(PROPERTY);
    System.setProperty(PROPERTY, Integer.toString(LAST_LISTED));
    try {
      Class.forName(MEMORY, true, SketchMemory.class.getClassLoader());
    } catch (ClassNotFoundException other) {
      throw new IllegalStateException("another version of datasketches-memory is in use", other);
    } finally {
      System.setProperty(PROPERTY, version);
    }
  }
}
