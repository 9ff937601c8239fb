package dev.icosian.cli.internal.args;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArgumentParserTest {
    private static final CommandForm FORM = new CommandForm(
            "step",
            "computes one step",
            List.of(),
            "NAME",
            true,
            List.of(
                    OptionForm.value("run", "ID", "the run"),
                    OptionForm.values("param", "NAME=VALUE", "a param"),
                    OptionForm.flag("recompute", "compute it again")),
            List.of());

    static List<Arguments> accepted() {
        return List.of(
                accepted("prepare", "prepare", Map.of()),
                accepted("prepare --run r1", "prepare", Map.of("run", List.of("r1"))),
                accepted("--run=r1 prepare", "prepare", Map.of("run", List.of("r1"))),
                accepted("prepare --recompute", "prepare", Map.of("recompute", List.of(""))),
                accepted(
                        "prepare --param a=1 --param=b=c=d --param c=",
                        "prepare",
                        Map.of("param", List.of("a=1", "b=c=d", "c="))),
                accepted("prepare --param a=-5", "prepare", Map.of("param", List.of("a=-5"))),
                accepted("prepare --param a='x'", "prepare", Map.of("param", List.of("a='x'"))),
                accepted("prepare --param a=\"x\"", "prepare", Map.of("param", List.of("a=\"x\""))),
                accepted(
                        "prepare --param a=${sys:user.home}",
                        "prepare",
                        Map.of("param", List.of("a=${sys:user.home}"))),
                accepted("--run -5 prepare", "prepare", Map.of("run", List.of("-5"))),
                accepted("--run - prepare", "prepare", Map.of("run", List.of("-"))),
                accepted("--run=--param prepare", "prepare", Map.of("run", List.of("--param"))),
                accepted("--run= prepare", "prepare", Map.of("run", List.of(""))),
                accepted("--recompute --recompute prepare", "prepare", Map.of("recompute", List.of(""))),
                accepted("--recompute -- --run", "--run", Map.of("recompute", List.of(""))),
                accepted("-", "-", Map.of()),
                accepted("@prepare", "@prepare", Map.of()));
    }

    private static Arguments accepted(String line, String operand, Map<String, List<String>> options) {
        return Arguments.of(line, operand, options);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void wordsAreTakenAsTheyAre(String line, String operand, Map<String, List<String>> options) {
        dev.icosian.cli.internal.args.Arguments arguments = ArgumentParser.parse(FORM, List.of(line.split(" ")));

        assertThat(arguments.operand()).isEqualTo(operand);
        assertThat(arguments.options()).isEqualTo(options);
    }

    static List<Arguments> refused() {
        return List.of(
                Arguments.of("prepare --rum r1", """
                        [Usage/UnknownOption] step has no option '--rum'
                          fix: did you mean --run?"""),
                Arguments.of("prepare --parallel=3", """
                        [Usage/UnknownOption] step has no option '--parallel'
                          fix: see step --help"""),
                Arguments.of("prepare --run", """
                        [Usage/MissingValue] --run needs a value
                          fix: write --run ID"""),
                Arguments.of("prepare --run --param a=1", """
                        [Usage/MissingValue] --run needs a value
                          fix: write --run ID"""),
                Arguments.of("prepare --recompute=yes", """
                        [Usage/UnexpectedWord] --recompute takes no value, and '--recompute=yes' gives one
                          fix: write --recompute, or leave it out"""),
                Arguments.of("prepare -r r1", """
                        [Usage/UnknownOption] step has no option '-r'
                          fix: see step --help"""),
                Arguments.of("prepare --run a --run b", """
                        [Usage/GivenTwice] --run is given 2 times: a, b
                          fix: keep one of them"""),
                Arguments.of("--recompute", """
                        [Usage/MissingWord] step needs a NAME
                          fix: write step NAME"""),
                Arguments.of("prepare dataFile=x.csv", """
                        [Usage/UnexpectedWord] step does not take the word 'dataFile=x.csv'
                          fix: write --param dataFile=x.csv"""));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void everythingThatIsWrongIsSaidAtOnce(String line, String message) {
        assertThatThrownBy(() -> ArgumentParser.parse(FORM, List.of(line.split(" "))))
                .hasMessage(message);
    }

    @Test
    void aCommandWithoutOperandTakesNone() {
        CommandForm form = new CommandForm("plan", "", List.of(), "", false, List.of(), List.of());

        assertThatThrownBy(() -> ArgumentParser.parse(form, List.of("forecast")))
                .hasMessage("[Usage/UnexpectedWord] plan does not take the word 'forecast'\n  fix: see plan --help");
        assertThat(ArgumentParser.parse(form, List.of()).operand()).isNull();
    }
}
