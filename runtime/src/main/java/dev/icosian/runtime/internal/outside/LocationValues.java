package dev.icosian.runtime.internal.outside;

import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.graph.ConfigSpec;
import dev.icosian.runtime.internal.params.ParamSet;

/** The values that placeholders of locations stand for. */
public final class LocationValues {
    private LocationValues() {}

    /** Returns the values of a run: its params, then its configuration keys. */
    public static Locations.Values of(Compilation compilation, ParamSet params) {
        return name -> {
            ParamSet.Param param = params.byName().get(name);
            if (param != null) {
                Object value = param.value();
                return value == null ? null : new Locations.Filling(param.spec().type(), value);
            }
            ConfigSpec config = compilation.dataflow().config().get(name);
            Object value = config == null ? null : config.value();
            return config == null || value == null ? null : new Locations.Filling(config.type(), value);
        };
    }
}
