package dev.icosian.materializers.internal.csv;

import dev.icosian.materializers.internal.scalar.FormatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link CsvWriter} writes, and nothing else. Not thread safe. */
final class CsvReader {
    private static final int END = -1;

    private final Reader in;
    private final char separator;
    private final List<CsvColumn> columns;
    private int line;
    private int lineOfNext = 1;

    CsvReader(InputStream in, char separator, List<CsvColumn> columns) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        this.separator = separator;
        this.columns = columns;
    }

    void header() throws IOException {
        List<@Nullable String> found = fields();
        List<String> expected = columns.stream().map(CsvColumn::header).toList();
        if (found == null) {
            throw new FormatException("line 1: the header is missing, expected " + expected);
        }
        if (!expected.equals(found)) {
            throw new FormatException("line 1: the header is " + found + ", expected " + expected);
        }
    }

    /** Returns the values of the next line, null at the end. */
    @Nullable
    Object @Nullable [] next() throws IOException {
        List<@Nullable String> fields = fields();
        if (fields == null) {
            return null;
        }
        if (fields.size() != columns.size()) {
            throw new FormatException("line " + line + ": " + fields.size()
                    + (fields.size() == 1 ? " field" : " fields") + ", expected " + columns.size());
        }
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = columns.get(i).read(fields.get(i));
            } catch (FormatException e) {
                throw e.at("line " + line + ", column '" + columns.get(i).header() + "'");
            }
        }
        return values;
    }

    /** Returns the number of the line that was read last, of the first if it has several. */
    int line() {
        return line;
    }

    private @Nullable List<@Nullable String> fields() throws IOException {
        line = lineOfNext;
        int next = read();
        if (next == END) {
            return null;
        }
        List<@Nullable String> fields = new ArrayList<>();
        while (true) {
            StringBuilder text = new StringBuilder();
            boolean quoted = next == '"';
            next = quoted ? quoted(text) : plain(next, text);
            fields.add(quoted || text.length() > 0 ? text.toString() : null);
            if (next == '\n') {
                return fields;
            }
            next = read();
        }
    }

    /** Reads to the separator or the end of the line, and returns it. */
    private int plain(int first, StringBuilder text) throws IOException {
        for (int next = first; ; next = read()) {
            if (next == separator || next == '\n') {
                return next;
            }
            if (next == END) {
                throw problem("the line has no end: the file is cut off");
            }
            if (next == '"' || next == '\r') {
                throw problem((next == '"' ? "a quote" : "a carriage return")
                        + " in a field that does not begin with a quote");
            }
            text.append((char) next);
        }
    }

    private int quoted(StringBuilder text) throws IOException {
        while (true) {
            int next = read();
            if (next == END) {
                throw problem("a quoted field has no end: the file is cut off");
            }
            if (next != '"') {
                text.append((char) next);
                continue;
            }
            int after = read();
            if (after == separator || after == '\n') {
                return after;
            }
            if (after != '"') {
                throw problem("a quoted field goes on behind its quote");
            }
            text.append('"');
        }
    }

    private int read() throws IOException {
        try {
            int next = in.read();
            if (next == '\n') {
                lineOfNext++;
            }
            return next;
        } catch (CharacterCodingException e) {
            throw new FormatException("line " + line + " or later: the bytes are no UTF-8 text", e);
        }
    }

    private FormatException problem(String what) {
        return new FormatException("line " + line + ": " + what);
    }
}
