package dev.icosian.cli.internal.args;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.internal.NearNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Parses the words behind a command's name. Thread safe. */
public final class ArgumentParser {
    private ArgumentParser() {}

    /**
     * Returns what is given.
     *
     * @throws PipelineException with every {@code Usage/…} problem
     */
    public static Arguments parse(CommandForm form, List<String> words) {
        CommandSpec spec = spec(form);
        CommandLine parser = new CommandLine(spec)
                .setPosixClusteredShortOptionsAllowed(false)
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setUnmatchedArgumentsAllowed(true)
                .setOverwrittenOptionsAllowed(true);
        spec.parser().collectErrors(true);
        ParseResult result = parser.parseArgs(words.toArray(new String[0]));
        List<Problem> problems = new ArrayList<>();
        Map<String, List<String>> options = new LinkedHashMap<>();
        for (OptionForm option : form.options()) {
            read(option, result, options, problems);
        }
        List<String> operands = new ArrayList<>();
        if (!form.operand().isEmpty()) {
            operands.addAll(result.matchedPositionalValue(0, List.<String>of()));
        }
        for (String word : result.unmatched()) {
            if (word.startsWith("-") && word.length() > 1) {
                problems.add(unknownOption(form, word));
            } else {
                operands.add(word);
            }
        }
        for (Exception error : result.errors()) {
            if (error instanceof CommandLine.MissingParameterException missing) {
                problems.add(missingValue(form, missing));
            }
        }
        if (problems.isEmpty()) {
            // Else a word that seems to be too many may be the value of an unknown option.
            checkOperands(form, operands, problems);
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        return new Arguments(operands, options);
    }

    private static CommandSpec spec(CommandForm form) {
        CommandSpec spec = CommandSpec.create();
        for (OptionForm option : form.options()) {
            OptionSpec.Builder builder = OptionSpec.builder("--" + option.name());
            if (option.isSwitch()) {
                builder.arity("0").type(boolean.class);
            } else {
                // A list, also for what may stand once: the parser would keep the last value only.
                builder.arity("1").type(List.class).auxiliaryTypes(String.class).paramLabel(option.value());
            }
            spec.addOption(builder.build());
        }
        if (!form.operand().isEmpty()) {
            spec.addPositional(PositionalParamSpec.builder()
                    .index("0..*")
                    .arity("0..*")
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .paramLabel(form.operand())
                    .build());
        }
        return spec;
    }

    private static void read(
            OptionForm option, ParseResult result, Map<String, List<String>> options, List<Problem> problems) {
        if (!result.hasMatchedOption("--" + option.name())) {
            return;
        }
        if (option.isSwitch()) {
            options.put(option.name(), List.of(""));
            return;
        }
        List<String> values = result.matchedOptionValue("--" + option.name(), List.of());
        if (values.isEmpty()) {
            return;
        }
        if (values.size() > 1 && !option.repeatable()) {
            problems.add(new Problem(
                    "Usage/GivenTwice",
                    "--" + option.name() + " is given " + values.size() + " times: " + String.join(", ", values),
                    null,
                    "keep one of them"));
        }
        options.put(option.name(), values);
    }

    private static Problem unknownOption(CommandForm form, String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        List<String> known = form.options().stream().map(OptionForm::name).toList();
        List<String> near = NearNames.of(name.replaceFirst("^-+", ""), known);
        return new Problem(
                "Usage/UnknownOption",
                form.name() + " has no option '" + name + "'",
                null,
                near.isEmpty()
                        ? "see " + form.name() + " --help"
                        : near.stream().collect(Collectors.joining(" or --", "did you mean --", "?")));
    }

    private static Problem missingValue(CommandForm form, CommandLine.MissingParameterException missing) {
        String name = missing.getMissing().isEmpty()
                ? ""
                : missing.getMissing().get(0) instanceof OptionSpec option ? option.longestName() : "";
        String value = form.options().stream()
                .filter(option -> ("--" + option.name()).equals(name))
                .map(OptionForm::value)
                .findFirst()
                .orElse("VALUE");
        return new Problem("Usage/MissingValue", name + " needs a value", null, "write " + name + " " + value);
    }

    private static void checkOperands(CommandForm form, List<String> operands, List<Problem> problems) {
        int allowed = form.operandsAllowed();
        if (operands.size() > allowed) {
            String extra = operands.get(allowed);
            problems.add(new Problem(
                    "Usage/UnexpectedWord",
                    form.name() + " does not take the word '" + extra + "'",
                    null,
                    hintForExtra(form, extra)));
        }
        if (operands.size() < form.operandsNeeded()) {
            problems.add(new Problem(
                    "Usage/MissingWord",
                    form.name() + " needs " + (form.operandsAllowed() == 1 ? "a " : "") + form.operand(),
                    null,
                    "write " + form.name() + " " + form.operand()));
        }
    }

    private static @Nullable String hintForExtra(CommandForm form, String extra) {
        boolean takesParams =
                form.options().stream().anyMatch(option -> option.name().equals("param"));
        return takesParams && extra.indexOf('=') > 0 ? "write --param " + extra : "see " + form.name() + " --help";
    }
}
