package dev.icosian.compiler.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistinctNamesTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "1, 1", "2, 1", "2, 3", "5, 8", "8, 8", "8, 9", "3, 20", "20, 20", "20, 5000"})
    void everyNameIsThereOnceInOrderOfFirstUse(int expected, int different) {
        DistinctNames names = new DistinctNames(expected);
        List<String> all = IntStream.range(0, different).mapToObj(i -> "n" + i).toList();

        all.forEach(names::add);
        all.forEach(names::add);

        assertThat(names.asList()).isEqualTo(all);
    }
}
