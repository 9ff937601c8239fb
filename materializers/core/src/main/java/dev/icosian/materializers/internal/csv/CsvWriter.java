package dev.icosian.materializers.internal.csv;

import dev.icosian.materializers.internal.scalar.FormatException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes lines of fields: UTF-8, {@code \n}, quotes only where they are needed. Not thread safe. */
final class CsvWriter {
    private final Writer out;
    private final char separator;
    private final List<CsvColumn> columns;

    CsvWriter(OutputStream out, char separator, List<CsvColumn> columns) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.separator = separator;
        this.columns = columns;
    }

    void header() throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            field(i, columns.get(i).header());
        }
    }

    /** Writes the value of a column in the row that is being written, and the end of the line after the last one. */
    void value(int row, int column, @Nullable Object value) throws IOException {
        try {
            field(column, columns.get(column).write(value));
        } catch (FormatException e) {
            throw e.at("row " + row + ", column '" + columns.get(column).header() + "'");
        }
    }

    void flush() throws IOException {
        out.flush();
    }

    private void field(int column, @Nullable String text) throws IOException {
        if (column > 0) {
            out.write(separator);
        }
        if (text != null) {
            text(text);
        }
        if (column == columns.size() - 1) {
            out.write('\n');
        }
    }

    private void text(String text) throws IOException {
        if (!needsQuotes(text)) {
            out.write(text);
            return;
        }
        out.write('"');
        out.write(text.replace("\"", "\"\""));
        out.write('"');
    }

    /** An empty text is quoted, since an empty field is null. */
    private boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == separator || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return text.isEmpty();
    }
}
