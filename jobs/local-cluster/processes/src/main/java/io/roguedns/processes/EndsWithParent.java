package io.roguedns.processes;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * The main class of a process that must not outlive its parent: runs another one, and ends when
 * standard input does, which it does when the parent is gone, in whatever way.
 */
public final class EndsWithParent {
  private EndsWithParent() {}

  /**
   * Runs a main class.
   *
   * @param arguments the class's name, then its own arguments
   */
  public static void main(String[] arguments) throws Throwable {
    Thread watch = new Thread(EndsWithParent::awaitParentsEnd, "ends with parent");
    watch.setDaemon(true);
    watch.start();
    try {
      Class.forName(arguments[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  private static void awaitParentsEnd() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever sent.
      }
    } catch (IOException closed) {
      // That is an end, too.
    }
    Runtime.getRuntime().halt(143);
  }
}
