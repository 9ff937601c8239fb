package dev.icosian.cli.internal.args;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.internal.NearNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parses the words behind a command's name: {@code --name value}, {@code --name=value}, switches, and words that are no
 * options, in any order; behind {@code --} no word is an option. Of our own, because a command must start fast. For one
 * use.
 */
public final class ArgumentParser {
    private static final String END = "--";

    private final CommandForm form;
    private final Map<String, OptionForm> known = new HashMap<>();
    private final List<String> operands = new ArrayList<>();
    private final Map<String, List<String>> options = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private ArgumentParser(CommandForm form) {
        this.form = form;
        for (OptionForm option : form.options()) {
            known.put("--" + option.name(), option);
        }
    }

    /**
     * Returns what is given.
     *
     * @throws PipelineException with every {@code Usage/…} problem
     */
    public static Arguments parse(CommandForm form, List<String> words) {
        return new ArgumentParser(form).parse(words);
    }

    private Arguments parse(List<String> words) {
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            if (word.equals(END)) {
                operands.addAll(words.subList(at + 1, words.size()));
                break;
            }
            OptionForm option = known.get(name(word));
            if (option == null) {
                takeWord(word);
            } else if (option.isSwitch()) {
                takeSwitch(option, word);
            } else if (word.indexOf('=') >= 0) {
                take(option, word.substring(word.indexOf('=') + 1));
            } else if (at + 1 < words.size() && !known.containsKey(name(words.get(at + 1)))) {
                at++;
                take(option, words.get(at));
            } else {
                problems.add(missingValue(option));
            }
        }
        checkRepeated();
        if (problems.isEmpty()) {
            // Else a word that seems to be too many may be the value of an unknown option.
            checkOperands(form, operands, problems);
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        return new Arguments(operands, options);
    }

    private static String name(String word) {
        int equals = word.indexOf('=');
        return equals < 0 ? word : word.substring(0, equals);
    }

    private void takeWord(String word) {
        if (word.startsWith("-") && word.length() > 1) {
            problems.add(unknownOption(form, word));
            return;
        }
        operands.add(word);
    }

    private void takeSwitch(OptionForm option, String word) {
        if (word.indexOf('=') >= 0) {
            problems.add(new Problem(
                    "Usage/UnexpectedWord",
                    "--" + option.name() + " takes no value, and '" + word + "' gives one",
                    null,
                    "write --" + option.name() + ", or leave it out"));
        }
        options.put(option.name(), List.of(""));
    }

    private void take(OptionForm option, String value) {
        options.computeIfAbsent(option.name(), name -> new ArrayList<>()).add(value);
    }

    private void checkRepeated() {
        for (OptionForm option : form.options()) {
            List<String> values = options.getOrDefault(option.name(), List.of());
            if (values.size() > 1 && !option.repeatable()) {
                problems.add(new Problem(
                        "Usage/GivenTwice",
                        "--" + option.name() + " is given " + values.size() + " times: " + String.join(", ", values),
                        null,
                        "keep one of them"));
            }
        }
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

    private static Problem missingValue(OptionForm option) {
        return new Problem(
                "Usage/MissingValue",
                "--" + option.name() + " needs a value",
                null,
                "write --" + option.name() + " " + option.value());
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
