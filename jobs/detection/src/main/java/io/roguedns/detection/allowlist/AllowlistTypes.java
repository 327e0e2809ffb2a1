package io.roguedns.detection.allowlist;

import io.roguedns.detection.types.RowTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The types of the allowlist's streams and states. */
final class AllowlistTypes {
  static final TypeInformation<InForce> IN_FORCE =
      new RowTypeInfo<>(InForce.class, InForceSerializer.INSTANCE);
  static final TypeInformation<AllowlistMessage> MESSAGE =
      new RowTypeInfo<>(AllowlistMessage.class, AllowlistMessageSerializer.INSTANCE);
  static final TypeInformation<Layers> LAYERS =
      new RowTypeInfo<>(Layers.class, LayersSerializer.INSTANCE);

  private AllowlistTypes() {}
}
