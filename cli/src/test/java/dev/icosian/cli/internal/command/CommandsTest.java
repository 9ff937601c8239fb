package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.cli.internal.args.CommandForm;
import dev.icosian.cli.internal.given.Jar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for all commands. */
class CommandsTest {
    private static final Path PAGE = Path.of("../docs/cli.md");
    private static final Path SCHEMAS = Path.of("src/main/resources/dev/icosian/cli");
    private static final Path TESTS = Path.of("src/test/java/dev/icosian/cli");
    /** Its schema is that of plans, in another module. */
    private static final String PLAN = "plan";

    private static List<CommandForm> forms() {
        return Commands.of(new Jar(List.of(), Map.of(), List.of())).stream()
                .map(Command::form)
                .toList();
    }

    /** The table of commands and schemas in the documentation. */
    private static Map<String, String> documented() throws IOException {
        Map<String, String> schemas = new TreeMap<>();
        Matcher row = Pattern.compile("(?m)^\\| (`[^|]*) \\| `([a-z-]+)` \\|$").matcher(section("## JSON"));
        while (row.find()) {
            Matcher command = Pattern.compile("`([^`]+)`").matcher(row.group(1));
            while (command.find()) {
                schemas.put(command.group(1), row.group(2));
            }
        }
        return schemas;
    }

    private static String section(String heading) throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("\n" + heading + "\n");
        assertThat(start).isPositive();
        int end = page.indexOf("\n## ", start + 1);
        return page.substring(start, end < 0 ? page.length() : end);
    }

    @Test
    void everyOneHasJsonWithADocumentedSchema() throws IOException {
        Map<String, String> documented = documented();
        for (CommandForm form : forms()) {
            assertThat(form.options())
                    .as(form.name())
                    .anyMatch(option -> option.name().equals("json"));
            assertThat(documented.keySet())
                    .as(form.name())
                    .anyMatch(name -> name.equals(form.name()) || name.matches(form.name() + " ([A-Z]|--).*"));
        }
    }

    @Test
    void everySchemaIsDocumentedAndATestValidatesAgainstIt() throws IOException {
        TreeSet<String> schemas = new TreeSet<>();
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".schema.json"))
                    .forEach(name -> schemas.add(name.replace(".schema.json", "")));
        }
        List<String> tests = new ArrayList<>();
        try (Stream<Path> files = Files.walk(TESTS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                tests.add(Files.readString(file));
            }
        }
        TreeSet<String> documented = new TreeSet<>(documented().values());
        documented.add("problems");
        documented.remove(PLAN);
        assertThat(documented).isEqualTo(schemas);
        for (String schema : schemas) {
            Pattern validated = Pattern.compile("assertValid\\(\\s*\"" + schema + "\"|, " + schema + "\"");
            assertThat(tests)
                    .as(schema)
                    .anyMatch(test -> validated.matcher(test).find());
        }
    }

    @Test
    void everyOneIsInTheTableOfTheDocumentation() throws IOException {
        String page = Files.readString(PAGE);
        String table = page.substring(0, page.indexOf("\n## "));
        for (CommandForm form : forms()) {
            assertThat(table).as(form.name()).containsPattern("\n\\| `" + form.name() + "[` ]");
        }
    }

    @Test
    void namesAreUniqueAndEveryOneSaysWhatItDoes() {
        List<CommandForm> forms = forms();

        assertThat(forms).extracting(CommandForm::name).doesNotHaveDuplicates();
        assertThat(forms).allSatisfy(form -> {
            assertThat(form.summary()).isNotEmpty().doesNotEndWith(".");
            assertThat(form.examples()).isNotEmpty().allMatch(line -> line.startsWith(form.name()));
        });
    }
}
