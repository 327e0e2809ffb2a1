package io.roguedns.text;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * The writer for terminals: all output of a command goes through it and is made {@linkplain
 * Printable safe}. Printed lines and format arguments stay on one line, so names can't add lines;
 * text that is written otherwise keeps its line feeds and tabs. There are no colours: an escape
 * sequence is text here.
 */
public final class SafeWriter extends PrintWriter {
  private SafeWriter(Writer out) {
    super(out, true);
  }

  /** A writer to the same place. */
  public static SafeWriter of(PrintWriter out) {
    return out instanceof SafeWriter safe ? safe : new SafeWriter(out);
  }

  /** Overwrites the terminal's current line. */
  public void overwrite(String line) {
    synchronized (lock) {
      super.write('\r');
      write(Printable.line(line));
      flush();
    }
  }

  @Override
  public void println(String line) {
    super.println(Printable.line(String.valueOf(line)));
  }

  @Override
  public void println(Object line) {
    println(String.valueOf(line));
  }

  @Override
  public void println(char[] line) {
    println(new String(line));
  }

  @Override
  public PrintWriter format(String format, Object... arguments) {
    return super.format(format, safe(arguments));
  }

  @Override
  public PrintWriter format(Locale locale, String format, Object... arguments) {
    return super.format(locale, format, safe(arguments));
  }

  /** Numbers and times are safe; all other arguments are sanitized as text. */
  private static Object[] safe(Object[] arguments) {
    Object[] safe = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      Object argument = arguments[i];
      boolean isFormatted =
          argument == null
              || argument instanceof Number
              || argument instanceof Boolean
              || argument instanceof TemporalAccessor;
      safe[i] = isFormatted ? argument : Printable.line(argument.toString());
    }
    return safe;
  }

  @Override
  public void write(int unit) {
    write(String.valueOf((char) unit));
  }

  @Override
  public void write(char[] text, int from, int length) {
    write(new String(text, from, length));
  }

  @Override
  public void write(String text, int from, int length) {
    String safe = Printable.lines(text.substring(from, from + length));
    super.write(safe, 0, safe.length());
  }
}
