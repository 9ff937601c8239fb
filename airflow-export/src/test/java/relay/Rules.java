package relay;

import dev.icosian.Helper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What nodes do beside their values: it is in no key. In the folder {@code RELAY} there is one folder per seed; each call
 * is noted in its file {@code calls}, and the file with a node's name says what happens.
 */
public final class Rules {
    private Rules() {}

    @Helper
    static void obey(int seed, String node) {
        String folder = System.getenv("RELAY");
        if (folder == null) {
            return;
        }
        Path place = Path.of(folder, Integer.toString(seed));
        try {
            Files.createDirectories(place);
            note(place, node);
            Path rule = place.resolve(node);
            if (Files.exists(rule)) {
                obey(place, node, Files.readString(rule).strip());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("woken", e);
        }
    }

    @Helper
    private static void obey(Path place, String node, String rule) throws IOException, InterruptedException {
        Path ready = place.resolve("go");
        switch (rule) {
            case "fail" -> throw new IllegalStateException(node + " fails as it was told");
            case "fail once" -> {
                Files.delete(place.resolve(node));
                throw new IllegalStateException(node + " fails as it was told");
            }
            case "hold" -> {
                while (Files.notExists(ready)) {
                    Thread.sleep(20);
                }
            }
            case "ignore" -> {
                while (Files.notExists(ready)) {
                    Thread.onSpinWait();
                }
                note(place, node + " goes on");
            }
            default -> throw new IllegalArgumentException(rule);
        }
    }

    @Helper
    private static void note(Path place, String line) throws IOException {
        Files.writeString(place.resolve("calls"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
