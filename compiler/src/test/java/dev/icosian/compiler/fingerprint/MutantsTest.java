package dev.icosian.compiler.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.icosian.test.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Prints level what compilers write differently; they must not level what functions do differently. So every instruction of
 * the corpus is made another one, one at a time, and some function's print has to change. The golden file lists those where
 * none does, with what stands for them in a print, or why nothing has to:
 *
 * <ul>
 *   <li>what the compiler makes of a type, whose shape is printed: {@code values}, {@code valueOf}, {@code equals},
 *       {@code hashCode}, {@code toString} and accessors of records; tables of switches over enums, whose constants are
 *       printed in the switch; {@code $deserializeLambda$}
 *   <li>whether assertions are enabled
 *   <li>values that are stored in a variable which nothing reads afterwards
 *   <li>what no function of the corpus reaches: constructors of modules, and {@code Recomputed}
 * </ul>
 */
class MutantsTest {
    private static final String LIST = "fingerprint/mutants.txt";
    private static final int STRIDE = Boolean.getBoolean("full") || Golden.isUpdate() ? 1 : 7;

    @Test
    void otherInstructionIsAnotherPrint() throws IOException {
        assumeTrue(Runtime.version().feature() == 17, "the list is of what the javac of JDK 17 writes");
        Map<String, byte[]> classes = Sources.classes(List.of("--release", "17", "-g"), CorpusTest.sources());
        Map<String, String> original = prints(classes, classes);
        List<Mutation> mutations = mutations(classes);
        assertThat(mutations).hasSizeGreaterThan(2_000);

        Collection<String> unseen = IntStream.range(0, mutations.size())
                .filter(number -> number % STRIDE == 0)
                .parallel()
                .mapToObj(number -> mutations.get(number))
                .filter(mutation -> prints(classes, mutation.in(classes)).equals(original))
                .map(mutation -> mutation.what(classes))
                .collect(Collectors.toCollection(TreeSet::new));

        if (STRIDE == 1) {
            Golden.assertMatches(LIST, String.join("\n", unseen) + "\n");
            return;
        }
        assertThat(Files.readAllLines(Path.of("src/test/resources/golden", LIST), StandardCharsets.UTF_8))
                .containsAll(unseen);
    }

    /** One of the other forms of one class. */
    private record Mutation(String className, int number) {
        Map<String, byte[]> in(Map<String, byte[]> classes) {
            Map<String, byte[]> mutated = new HashMap<>(classes);
            mutated.computeIfPresent(
                    className, (name, bytes) -> Mutant.of(bytes, number).bytes());
            return mutated;
        }

        String what(Map<String, byte[]> classes) {
            byte[] bytes = classes.get(className);
            return className + "."
                    + (bytes == null ? "" : Mutant.of(bytes, number).what());
        }
    }

    private static List<Mutation> mutations(Map<String, byte[]> classes) {
        List<Mutation> mutations = new ArrayList<>();
        new TreeMap<>(classes).forEach((name, bytes) -> {
            for (int number = 0; number < Mutant.count(bytes); number++) {
                mutations.add(new Mutation(name, number));
            }
        });
        return mutations;
    }

    private static Map<String, String> prints(Map<String, byte[]> classes, Map<String, byte[]> files) {
        Map<String, EntryPoint> points = CorpusTest.points(Sources.loader(classes, files), CorpusTest.CLASSES);
        Prints prints = new Prints(CodeRoots.of("corpus"), points.values());
        Map<String, String> texts = new TreeMap<>();
        points.forEach((name, point) ->
                texts.put(name, prints.of(Set.of(point)).print().text()));
        return texts;
    }
}
