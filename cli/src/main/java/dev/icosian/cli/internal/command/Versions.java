package dev.icosian.cli.internal.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions that run. */
final class Versions {
    private static final String RESOURCE = "/dev/icosian/cli/version.properties";

    private Versions() {}

    /** Returns {@code icosian 1.2.0, Java 17.0.9}. */
    static String line() {
        return "icosian " + own() + ", Java " + System.getProperty("java.version");
    }

    private static String own() {
        Properties properties = new Properties();
        try (InputStream resource = Versions.class.getResourceAsStream(RESOURCE)) {
            if (resource != null) {
                properties.load(resource);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "of unknown version");
    }
}
