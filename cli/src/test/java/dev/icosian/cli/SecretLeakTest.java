package dev.icosian.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shop.Vault;

/**
 * Processes with a secret: no file that they leave, nothing that they print, and no argument of theirs has its bytes, or
 * those of a spelling of it.
 */
class SecretLeakTest {
    private static final String SECRET = "Kz7/qv+W é3\"mX";
    private static final String RUN = "r1";

    @TempDir
    Path folder;

    private final List<String> arguments = new ArrayList<>();
    private final StringBuilder printed = new StringBuilder();

    private int program(Map<String, String> variables, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Vault.class.getName()));
        command.addAll(Arrays.asList(words));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Files.createDirectories(folder.resolve("work")).toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ICOSIAN_") || name.startsWith("JAVA_TOOL"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            assertThat(System.nanoTime()).as("still runs").isLessThan(end);
            arguments.add(commandLine(process.pid()));
            process.descendants().forEach(child -> arguments.add(commandLine(child.pid())));
        }
        printed.append(Files.readString(out)).append(Files.readString(err));
        return process.exitValue();
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
        } catch (IOException e) {
            return "";
        }
    }

    private static Map<String, String> given(String fails) {
        return Map.of("VAULT_PASSWORD", SECRET, "VAULT_FAILS", fails);
    }

    /** The secret, and how it is spelled elsewhere; of Base64 inside something longer, what is its alone. */
    private static Map<String, String> spellings() {
        byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
        String inLogin = Base64.getEncoder()
                .encodeToString(("me:" + SECRET).getBytes(StandardCharsets.UTF_8))
                .substring(4, 12);
        Map<String, String> spellings = new TreeMap<>();
        spellings.put("plain", SECRET);
        spellings.put("its first letters", SECRET.substring(0, 8));
        spellings.put("JSON", SECRET.replace("\"", "\\\""));
        spellings.put("URL", URLEncoder.encode(SECRET, StandardCharsets.UTF_8));
        spellings.put("path", URLEncoder.encode(SECRET, StandardCharsets.UTF_8).replace("+", "%20"));
        spellings.put("hex", HexFormat.of().formatHex(bytes));
        spellings.put("HEX", HexFormat.of().withUpperCase().formatHex(bytes));
        spellings.put("Base64", Base64.getEncoder().withoutPadding().encodeToString(bytes));
        spellings.put("Base64 for URLs", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        spellings.put("Base64 of a login", inLogin);
        return spellings;
    }

    private void assertClean() throws IOException {
        int files = 0;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files++;
                assertClean(folder.relativize(file).toString(), file + "\n" + bytesAsText(Files.readAllBytes(file)));
            }
        }
        assertThat(files).isPositive();
        assertClean("what was printed", bytesAsText(printed.toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(arguments).isNotEmpty();
        assertClean("arguments", bytesAsText(String.join("\n", arguments).getBytes(StandardCharsets.UTF_8)));
    }

    /** A character per byte, so that no byte is lost. */
    private static String bytesAsText(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static void assertClean(String where, String text) {
        spellings()
                .forEach((spelling, value) -> assertThat(
                                text.contains(bytesAsText(value.getBytes(StandardCharsets.UTF_8))))
                        .as("%s has the secret (%s):\n%s", where, spelling, text)
                        .isFalse());
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                arguments("none", 0, "total  2\n"),
                arguments("open", 1, "error [Run/NodeFailed] client: refused: jdbc:test:user=me;password=***\n"),
                arguments("read", 1, "error [Run/NodeFailed] orders: refused: jdbc:test:user=me;password=***\n"),
                arguments("total", 1, "error [Run/NodeFailed] total: refused: jdbc:test:user=me;password=nothing"),
                arguments("close", 1, "password=***"),
                arguments("publish", 1, "java.io.IOException: refused: jdbc:test:user=me;password=***\n"));
    }

    @ParameterizedTest(name = "fails: {0}")
    @MethodSource("ends")
    void runLeavesNoByteOfTheSecret(String fails, int exit, String said) throws Exception {
        int code = program(
                given(fails), "run", "--run", RUN, "--secret", "password=env:VAULT_PASSWORD", "--verbose", "--json");

        assertThat(code).as(printed.toString()).isEqualTo(exit);
        if (exit != 0) {
            assertThat(printed).contains(said);
        }
        program(Map.of(), "show", RUN);
        program(Map.of(), "show", RUN, "--json");
        program(Map.of(), "show", RUN, "orders", "--json");
        assertClean();
    }

    @Test
    void commandsThatRunNothingLeaveNoByteOfTheSecret() throws Exception {
        assertThat(program(given("none"), "run", "--run", RUN, "--secret", "password=env:VAULT_PASSWORD"))
                .as(printed.toString())
                .isZero();
        assertThat(printed).contains("total  2\n");
        Map<String, String> reference = new TreeMap<>(given("none"));
        reference.put("ICOSIAN_SECRET_password", "env:VAULT_PASSWORD");
        for (String line : List.of(
                "plan",
                "plan --json --code",
                "plan --out plan.json --code",
                "explain",
                "explain client",
                "explain orders --json",
                "explain read",
                "graph --format dot",
                "runs",
                "runs --json",
                "show r1 orders",
                "run --dry-run",
                "run --dry-run --json",
                "run --help")) {
            assertThat(program(reference, line.split(" ", -1)))
                    .as("%s: %s", line, printed)
                    .isZero();
        }
        assertClean();
    }

    @Test
    void stepTakesTheReferenceFromTheEnvironmentAndTheSecretFromAFile() throws Exception {
        Path outside = Files.createTempFile("secret", ".txt");
        try {
            Files.writeString(outside, SECRET + "\n");
            Map<String, String> reference = Map.of("ICOSIAN_SECRET_password", "file:" + outside, "VAULT_FAILS", "none");

            int read = program(reference, "step", "read", "--run", RUN, "--store", "store", "--home", ".");
            int report = program(reference, "step", "report", "--run", RUN, "--store", "store", "--home", ".");

            assertThat(List.of(read, report)).as(printed.toString()).containsExactly(0, 0);
            assertThat(folder.resolve("work/ledger.txt")).hasContent("me 2\n");
            assertClean();
        } finally {
            Files.delete(outside);
        }
    }

    /** It is in the arguments then, and it should be nowhere else. */
    @Test
    void secretInThePlaceOfAReferenceIsNotRepeated() throws Exception {
        assertThat(program(Map.of(), "run", "--secret", "password=" + SECRET)).isEqualTo(78);
        assertThat(program(Map.of(), "run", "--secret", SECRET)).isEqualTo(2);
        assertThat(program(Map.of("ICOSIAN_SECRET_password", SECRET), "run", "--json"))
                .isEqualTo(78);

        assertThat(printed)
                .contains("error [Secret/NoReference] what is given for secret 'password' is no reference\n")
                .contains("error [Usage/NoAssignment] a --secret does not say a name and where the secret is\n");
        arguments.clear();
        arguments.add("checked above");
        assertClean();
    }

    /** What the scan cannot find, it does not prove. */
    @Test
    void scanFindsEverySpelling() {
        spellings()
                .forEach((spelling, value) ->
                        assertThat(catchLeak("x" + value + "y")).as(spelling).isTrue());
    }

    private static boolean catchLeak(String text) {
        try {
            assertClean("a text", bytesAsText(text.getBytes(StandardCharsets.UTF_8)));
            return false;
        } catch (AssertionError found) {
            return true;
        }
    }
}
