package io.roguedns.detection.source.columnar;

/** Numbers of a dictionary's entries. */
final class DictionaryValues implements PageValues {
  private final ColumnDictionary dictionary;
  private final HybridInts ids;
  private int id;

  DictionaryValues(ColumnDictionary dictionary, Bytes bytes, HybridInts ids) {
    this.dictionary = dictionary;
    this.ids = ids;
    int width = bytes.length() == 0 ? 0 : bytes.array()[bytes.from()];
    ids.start(bytes.length() == 0 ? bytes : bytes.after(bytes.from() + 1), width);
  }

  @Override
  public void to(int index) {
    id = ids.at(index);
  }

  /** The entry's number. */
  int entry() {
    return id;
  }

  @Override
  public long asLong(LongReading reading) {
    return dictionary.asLong(id, reading);
  }

  @Override
  public String asText(TextReading reading) {
    return dictionary.asText(id, reading);
  }

  /** Goes to an entry, instead of to a value. */
  void toEntry(int entry) {
    id = entry;
  }

  /** Finds the values whose entries are wanted, see {@link HybridInts#select}. */
  int select(int from, int to, boolean[] wanted, int shift, int[] out, int[] found, int count) {
    return ids.select(from, to, wanted, shift, out, found, count);
  }
}
