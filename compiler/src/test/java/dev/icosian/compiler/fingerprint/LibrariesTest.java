package dev.icosian.compiler.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibrariesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // what | artifacts of the jar | class | version that is recorded | coordinates that count for org.words
                "its own jar | org.words:words:1.0 | org.words.Words | org.words:words=1.0 | org.words:words:1.0",
                "another group | com.github.w:words:2 | org.words.Words | com.github.w:words=2 | com.github.w:words:2",
                "a jar of everything | org.words:words:1.0 com.acme:shop:7 org.letters:letters:3 | org.words.Words"
                        + " | org.words:words=1.0 | org.words:words:1.0",
                "a jar of the program and one library | com.acme:shop:7 org.words:words:1.0 | org.words.Words"
                        + " | org.words:words=1.0 | org.words:words:1.0",
                "several of one group | org.words:a:1 org.words:b:2 org.letters:c:3 | org.words.in.Words"
                        + " | org.words:a=1,org.words:b=2 | org.words:a:1, org.words:b:2",
                "a group below the package | org.words.in:a:1 org.letters:c:3 | org.words.Words"
                        + " | org.words.in:a=1 | org.words.in:a:1",
                "a group with a like name | org.word:a:1 org.letters:c:3 | org.words.Words | - | ''",
                "nothing said | - | org.words.Words | - | ''",
                "the program alone | com.acme:shop:7 | org.words.Words | - | ''",
                "no such class | org.words:words:1.0 | org.words.Lost | - | ''"
            })
    void versionsAreThoseOfTheJarThatHasTheClass(
            String what, @Nullable String artifacts, String className, @Nullable String recorded, String counted)
            throws IOException {
        Map<String, String> properties = new TreeMap<>();
        for (String artifact : artifacts == null ? new String[0] : artifacts.split(" ", -1)) {
            String[] parts = artifact.split(":", -1);
            properties.put(
                    parts[0] + "/" + parts[1],
                    "groupId=" + parts[0] + "\nartifactId=" + parts[1] + "\nversion=" + parts[2] + "\n");
        }
        Libraries libraries = new Libraries(List.of("org.words", "org.letters"), CodeRoots.of("com.acme"));

        try (URLClassLoader loader = loader(properties)) {
            Map<String, String> expected = new TreeMap<>();
            for (String each : recorded == null ? new String[0] : recorded.split(",", -1)) {
                expected.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
            }
            assertThat(libraries.versions(List.of(className), loader)).isEqualTo(expected);
            assertThat(libraries.counted(List.of(className, "org.other.Type"), loader))
                    .containsExactly(new Libraries.Library("org.words", counted));
        }
    }

    @Test
    void libraryWithoutAVersionMakesCodeUnknown() {
        assertThat(new Libraries.Library("org.words", "").unknown())
                .isEqualTo(
                        "no jar of the library org.words has a META-INF/maven/**/pom.properties that says its version");
        assertThat(new Libraries.Library("org.words", "org.words:words:1.0").unknown())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"groupId=org.words", "'version=1\\u00zz'", "''"})
    void propertiesThatSayNothingAreNoVersion(String text) throws IOException {
        try (URLClassLoader loader = loader(Map.of("org.words/words", text))) {
            assertThat(new Libraries(List.of(), CodeRoots.of("com.acme")).versions(List.of("org.words.Words"), loader))
                    .isEmpty();
        }
    }

    private URLClassLoader loader(Map<String, String> properties) throws IOException {
        Path jar = folder.resolve("some.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry("org/words/Words.class"));
            out.putNextEntry(new JarEntry("org/words/in/Words.class"));
            for (Map.Entry<String, String> each : properties.entrySet()) {
                out.putNextEntry(new JarEntry("META-INF/maven/" + each.getKey() + "/pom.properties"));
                out.write(each.getValue().getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
    }
}
