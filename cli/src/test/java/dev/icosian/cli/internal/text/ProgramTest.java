package dev.icosian.cli.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramTest {
    @ParameterizedTest
    @CsvSource({
        "forecast.jar, forecast.jar run --param a=1, java -jar forecast.jar, java -jar forecast.jar",
        "my jars/a.jar, my jars/a.jar run, java -jar 'my jars/a.jar', java -jar 'my jars/a.jar'",
        "a.jar, demo.Main run, java -cp a.jar demo.Main, java -cp a.jar demo.Main",
        "a.jar:b.jar, demo.Main, java -cp a.jar:b.jar demo.Main, java -cp a.jar:b.jar demo.Main",
        "'', '', java -jar app.jar, java -jar app.jar"
    })
    void theProgramIsSaidAsItWasStarted(String classPath, String command, String text, String shown) {
        Properties properties = new Properties();
        properties.setProperty("java.class.path", classPath);
        properties.setProperty("sun.java.command", command);
        properties.setProperty("path.separator", ":");

        Program program = Program.of(properties);

        assertThat(program.text()).isEqualTo(text);
        assertThat(program.shown()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"100"})
    void aLongClassPathIsNotShownInHelp(int jars) {
        Properties properties = new Properties();
        properties.setProperty("java.class.path", "some.jar:".repeat(jars) + "last.jar");
        properties.setProperty("sun.java.command", "demo.Main");

        assertThat(Program.of(properties).shown()).isEqualTo("java -jar app.jar");
    }
}
