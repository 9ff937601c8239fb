package nightly;

import dev.icosian.*;

/** Stands in for the module of tables. */
final class Parquet {
    static Source<double[]> read(Location location) {
        return new Source<>() {
            @Override
            public String id() {
                return "parquet";
            }

            @Override
            public int version() {
                return 1;
            }

            @Override
            public TypeRef<double[]> type() {
                return TypeRef.of(double[].class);
            }

            @Override
            public Location location() {
                return location;
            }

            @Override
            public double[] load(Location.Resolved at) {
                return new double[] {1};
            }
        };
    }
}
