package dev.icosian.runtime.internal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program with everything that an author edits. Immutable; an edit returns a copy.
 *
 * @param sources by simple class name: at first the files of {@code edits/sales}
 * @param librarySource of a class in a jar of its own
 * @param libraryVersion that the jar says
 * @param params of a run, without the data file
 * @param flags options of javac
 */
public record SalesProgram(
        Map<String, String> sources,
        String librarySource,
        String libraryVersion,
        String data,
        String dataName,
        Map<String, Object> params,
        List<String> flags) {
    private static final Path SOURCES = Path.of("src/test/resources/edits/sales");
    private static final Path LIBRARY = Path.of("src/test/resources/edits/library/Words.java");
    private static final String DATA = """
            day;visits;orders;kind
            Mon;10;3;WORKDAY
            Tue;14;4;WORKDAY
            Wed;9;2;WORKDAY
            Thu;20;7;WORKDAY
            Sat;31;12;WEEKEND
            Sun;29;11;WEEKEND
            """;

    /** Copies the maps and the list. */
    public SalesProgram {
        sources = Map.copyOf(sources);
        params = Map.copyOf(params);
        flags = List.copyOf(flags);
    }

    /** Returns the program as it stands in the files. */
    public static SalesProgram original() {
        Map<String, String> sources = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(SOURCES, "*.java")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                sources.put(
                        name.substring(0, name.length() - ".java".length()),
                        Files.readString(file, StandardCharsets.UTF_8));
            }
            return new SalesProgram(
                    sources,
                    Files.readString(LIBRARY, StandardCharsets.UTF_8),
                    "1.0",
                    DATA,
                    "sales.csv",
                    Map.of(),
                    List.of("-parameters", "-g"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces a text that stands in a source, wherever it stands there. */
    public SalesProgram replace(String file, String old, String with) {
        String text = sources.get(file);
        if (text == null || !text.contains(old)) {
            throw new IllegalArgumentException("'" + old + "' does not stand in " + file);
        }
        return add(file, text.replace(old, with));
    }

    /** Adds a source, or replaces it as a whole. */
    public SalesProgram add(String file, String text) {
        Map<String, String> edited = new HashMap<>(sources);
        edited.put(file, text);
        return new SalesProgram(edited, librarySource, libraryVersion, data, dataName, params, flags);
    }

    /** Replaces a text in the data file. */
    public SalesProgram data(String old, String with) {
        if (!data.contains(old)) {
            throw new IllegalArgumentException("'" + old + "' does not stand in the data");
        }
        String edited = data.replace(old, with);
        return new SalesProgram(sources, librarySource, libraryVersion, edited, dataName, params, flags);
    }

    /** Gives the data file another name. */
    public SalesProgram dataName(String name) {
        return new SalesProgram(sources, librarySource, libraryVersion, data, name, params, flags);
    }

    /** Gives a param. */
    public SalesProgram param(String name, Object value) {
        Map<String, Object> edited = new HashMap<>(params);
        edited.put(name, value);
        return new SalesProgram(sources, librarySource, libraryVersion, data, dataName, edited, flags);
    }

    /** Sets the version that the library's jar says. */
    public SalesProgram libraryVersion(String version) {
        return new SalesProgram(sources, librarySource, version, data, dataName, params, flags);
    }

    /** Replaces a text in the library's source. */
    public SalesProgram library(String old, String with) {
        if (!librarySource.contains(old)) {
            throw new IllegalArgumentException("'" + old + "' does not stand in the library");
        }
        String edited = librarySource.replace(old, with);
        return new SalesProgram(sources, edited, libraryVersion, data, dataName, params, flags);
    }

    /** Sets the options of javac. */
    public SalesProgram flags(String... options) {
        return new SalesProgram(sources, librarySource, libraryVersion, data, dataName, params, List.of(options));
    }
}
