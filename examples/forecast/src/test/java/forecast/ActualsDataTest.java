package forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

final class ActualsDataTest {
    @Test
    void committedDataIsWhatTheGeneratorMakes() throws Exception {
        assertThat(Files.readString(ActualsData.FILE)).isEqualTo(ActualsData.csv());
    }
}
