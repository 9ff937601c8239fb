package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.test.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.Shop;

class HelpTest {
    private static final Path NOWHERE = Path.of("target/nowhere");

    @ParameterizedTest
