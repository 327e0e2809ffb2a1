package io.roguedns.detection.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.flink.core.fs.FSDataOutputStream;

/** One JSON object a line, in UTF-8; every line ends with a line feed. */
public final class JsonLines<T> implements RowFileFormat<T> {
  private static final int BUFFER_BYTES = 1 << 16;

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .rootValueSeparator((String) null)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  /** Writes a row as one JSON object. */
  @FunctionalInterface
  public interface RowJson<T> extends Serializable {
    void write(JsonGenerator out, T row) throws IOException;
  }

  private final RowJson<T> rowJson;

  public JsonLines(RowJson<T> rowJson) {
    this.rowJson = rowJson;
  }

  /** A row as bytes, without an end of line. */
  public byte[] bytes(T row) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator generator = JSON.createGenerator(bytes)) {
      rowJson.write(generator, row);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory doesn't fail", impossible);
    }
    return bytes.toByteArray();
  }

  @Override
  public String extension() {
    return "jsonl";
  }

  @Override
  public RowFileWriter<T> begin(FSDataOutputStream out) throws IOException {
    JsonGenerator generator = JSON.createGenerator(new BufferedOutputStream(out, BUFFER_BYTES));
    return new RowFileWriter<>() {
      @Override
      public void write(T row) throws IOException {
        rowJson.write(generator, row);
        generator.writeRaw('\n');
      }

      @Override
      public void finish() throws IOException {
        generator.close();
      }
    };
  }
}
