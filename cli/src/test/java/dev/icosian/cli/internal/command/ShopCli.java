package dev.icosian.cli.internal.command;

import dev.icosian.cli.internal.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import shop.Shop;

/** Command lines of the shop, whose data is in two files. */
final class ShopCli {
    private ShopCli() {}

    /** Writes {@code prices.txt}, and {@code many.txt}, which has one price too many; returns the shop beside them. */
    static Cli in(Path folder) throws IOException {
        Files.writeString(folder.resolve("prices.txt"), "1\n2\n3\n");
        Files.writeString(folder.resolve("many.txt"), "1\n2\n3\n4\n");
        return Cli.in(folder, Shop::pipeline);
    }
}
