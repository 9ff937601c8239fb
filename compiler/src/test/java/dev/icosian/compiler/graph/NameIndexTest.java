package dev.icosian.compiler.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NameIndexTest {
    @Test
    void nameHasThePositionAtWhichItWasAdded() {
        NameIndex index = new NameIndex(0);

        assertThat(index.add("b")).isZero();
        assertThat(index.add("a")).isOne();
        assertThat(index.add("b")).isZero();
        assertThat(index.size()).isEqualTo(2);
        assertThat(index.name(1)).isEqualTo("a");
        assertThat(index.find("a")).isOne();
        assertThat(index.contains("c")).isFalse();
        assertThat(index.find("c")).isEqualTo(-1);
    }

    @Test
    void nameThatIsThereTwiceLeadsToTheLast() {
        NameIndex index = new NameIndex(2);
        index.append("a");
        index.append("a");

        assertThat(index.find("a")).isOne();
        assertThat(index.size()).isEqualTo(2);
    }

    @Test
    void namesOfOneHashAreToldApart() {
        NameIndex index = new NameIndex(1);
        List<String> names = new ArrayList<>(List.of(""));
        for (int length = 0; length < 8; length++) {
            names = names.stream()
                    .flatMap(name -> List.of(name + "Aa", name + "BB").stream())
                    .toList();
        }

        for (int i = 0; i < names.size(); i++) {
            assertThat(names.get(i).hashCode()).isEqualTo(names.get(0).hashCode());
            assertThat(index.add(names.get(i))).isEqualTo(i);
        }
        for (int i = 0; i < names.size(); i++) {
            assertThat(index.find(names.get(i))).isEqualTo(i);
        }
    }

    @Test
    void findsWhatAHashMapFinds() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        NameIndex index = new NameIndex(random.nextInt(100));
        Map<String, Integer> expected = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String name = "n" + random.nextInt(10_000);
            Integer known = expected.get(name);
            int position = index.add(name);
            assertThat(position).as("seed %d", seed).isEqualTo(known == null ? expected.size() : known);
            expected.put(name, position);
        }
        for (int i = 0; i < 10_000; i++) {
            assertThat(index.find("n" + i)).as("seed %d", seed).isEqualTo(expected.getOrDefault("n" + i, -1));
        }
    }
}
