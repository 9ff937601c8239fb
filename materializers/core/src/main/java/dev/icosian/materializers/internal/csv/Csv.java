package dev.icosian.materializers.internal.csv;

import dev.icosian.ArtifactInput;
import dev.icosian.ArtifactOutput;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.TypeRef;
import dev.icosian.materializers.CsvOptions;
import dev.icosian.materializers.internal.family.NamedFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the CSV of rows and the CSV of columns have in common. Subclasses are immutable and thread safe. */
abstract class Csv<T> extends NamedFormat<T> {
    private final List<CsvColumn> columns;
    private final CsvOptions options;

    Csv(TypeRef<T> type, CsvColumns columns, CsvOptions options) {
        super("csv", 1, type, "text/csv");
        if (!columns.problems().isEmpty()) {
            throw new PipelineException(columns.problems().stream()
                    .map(problem -> new Problem(
                            "Materialize/NoCsvColumn",
                            "no CSV for " + type + ": " + problem,
                            null,
                            "use numbers, text, enums or java.time, or materialize it as JSON"))
                    .toList());
        }
        this.columns = columns.list();
        this.options = options;
    }

    /** Returns the separator and the headers where they are not what everyone expects: both shape the bytes. */
    @Override
    public final Map<String, String> options() {
        Map<String, String> shaping = new TreeMap<>();
        if (options.separator() != CsvOptions.defaults().separator()) {
            shaping.put("separator", Character.toString(options.separator()));
        }
        if (columns.stream().anyMatch(column -> !column.header().equals(column.name()))) {
            shaping.put("headers", columns.stream().map(CsvColumn::header).collect(Collectors.joining(",")));
        }
        return Map.copyOf(shaping);
    }

    @Override
    public final void write(T value, ArtifactOutput out) throws IOException {
        try (OutputStream bytes = out.open()) {
            CsvWriter writer = new CsvWriter(bytes, options.separator(), columns);
            writer.header();
            write(value, writer);
            writer.flush();
        }
    }

    @Override
    public final T read(ArtifactInput in) throws IOException {
        try (InputStream bytes = in.open()) {
            CsvReader reader = new CsvReader(bytes, options.separator(), columns);
            reader.header();
            return read(reader);
        }
    }

    final List<CsvColumn> columns() {
        return columns;
    }

    abstract void write(T value, CsvWriter out) throws IOException;

    abstract T read(CsvReader in) throws IOException;
}
