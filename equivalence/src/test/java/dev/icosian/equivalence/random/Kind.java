package dev.icosian.equivalence.random;

/** The types of values. */
enum Kind {
    INT("int", "integer"),
    LONG("long", ""),
    DOUBLE("double", "number", "Materializers.json()"),
    TEXT("String", "text", "Materializers.json()"),
    NULLABLE("@Nullable String", "textOrNull"),
    DAY("LocalDate", "day"),
    LEVEL("Level", "level"),
    DOUBLES("double[]", "doubles", "Materializers.json()"),
    INTS("int[]", "integers", "Materializers.json()"),
    LONGS("long[]", "longs"),
    BYTES("byte[]", "bytes", "Materializers.npy()"),
    MATRIX("double[][]", "matrix", "Materializers.json()"),
    POINT("Point", "point", "Flow.POINT_TEXT"),
    TABLE("Table", "table", "Materializers.csvColumns(Table.class)"),
    POINTS("List<Point>", "points", "Materializers.csv(Point.class)"),
    TEXTS("List<String>", "texts"),
    COUNTS("Map<String, Long>", "counts"),
    SERIES("Map<String, List<Double>>", "series"),
    MAYBE("Optional<Point>", "maybe"),
    FILE("Path", "file");

    private final String type;
    private final String maker;
    private final String materializer;

    Kind(String type, String maker) {
        this(type, maker, "");
    }

    Kind(String type, String maker, String materializer) {
        this.type = type;
        this.maker = maker;
        this.materializer = materializer;
    }

    /** Returns the type as it is written. */
    String type() {
        return type;
    }

    /** Returns another materializer than the one that is chosen by itself, as an expression; empty if there is none. */
    String materializer() {
        return materializer;
    }

    /** Returns the expression that makes a value of a number. */
    String of(String number) {
        if (this == LONG) {
            return number;
        }
        return "Mix." + maker + "(" + number + (this == FILE ? ", scratch.file(\"made.txt\")" : "") + ")";
    }
}
