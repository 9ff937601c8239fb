package dev.icosian.airflow.internal.compare;

import dev.icosian.Problem;
import dev.icosian.airflow.internal.dag.FileHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file in a folder of DAGs.
 *
 * @param text null: there is no file
 * @param head null: Icosian has not written it
 */
public record Deployed(@Nullable String text, @Nullable FileHead head) {
    /** Reads a file, which need not be there. */
    public static Deployed at(Path path) throws IOException {
        try {
            // What is no UTF-8 is none of ours, whatever its head says.
            String text = Files.isDirectory(path) ? "" : new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            return new Deployed(text, FileHead.of(text.replace("\r\n", "\n")));
        } catch (NoSuchFileException e) {
            return new Deployed(null, null);
        }
    }

    /** Returns whether there is a file that Icosian has not written. */
    public boolean isForeign() {
        return text != null && head == null;
    }

    /** Returns the problem that such a file is in the way. */
    public Problem foreign(Path path) {
        return new Problem(
                "Airflow/ForeignFile",
                "there is a file " + path + " that Icosian has not written",
                null,
                "move it away, or replace it with --force");
    }

    /** Returns whether somebody has changed what Icosian has written. */
    public boolean isEdited() {
        return head != null && head.isEdited();
    }

    /** Returns the problem that such a file is in the way. */
    public Problem edited(Path path) {
        return new Problem(
                "Airflow/EditedFile",
                "the file " + path + " has been changed since Icosian wrote it",
                null,
                "move the change into the pipeline: airflow check shows it; then replace the file with --force");
    }

    /** Returns whether it says the same as another text, however both are laid out. */
    public boolean saysTheSame(String wanted) {
        return differences(wanted).isEmpty();
    }

    /** Returns what differs from what it should be, in words of plans; nothing if it says the same. */
    public List<String> differences(String wanted) {
        return Differences.of(this, wanted);
    }
}
