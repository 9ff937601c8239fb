package dev.icosian.cli.internal.progress;

import dev.icosian.StepOutcome;
import dev.icosian.cli.internal.text.Amounts;
import dev.icosian.cli.internal.text.Table;
import dev.icosian.cli.internal.text.TypeNames;
import dev.icosian.cli.internal.text.ValueText;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.graph.ResolvedNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Results, one per line: small values themselves, of the others how large they are and their digest. */
public final class ResultLines {
    /** Of what is larger, reading it back would take longer than is worth a line. */
    private static final long LARGEST_READ = 64 * 1024;

    private final Compilation compilation;
    private final Map<String, String> digests = new HashMap<>();
    private final Function<String, @Nullable Long> sizes;
    private final Function<String, @Nullable Object> values;

    /**
     * Takes what was run.
     *
     * @param sizes stored size by node; null if it is not known
     * @param values reads a value by name
     */
    public ResultLines(
            Compilation compilation,
            List<StepOutcome> outcomes,
            Function<String, @Nullable Long> sizes,
            Function<String, @Nullable Object> values) {
        this.compilation = compilation;
        this.sizes = sizes;
        this.values = values;
        for (StepOutcome outcome : outcomes) {
            outcome.digests().forEach((node, digest) -> {
                if (digest != null) {
                    digests.put(node, digest);
                }
            });
        }
    }

    /** Returns one line per name. */
    public List<String> lines(List<String> names) {
        List<List<String>> rows = new ArrayList<>();
        names.forEach(name -> rows.add(List.of(name, text(name))));
        return Table.lines(rows, "  ");
    }

    private String text(String name) {
        String digest = digests.get(name);
        Long size = sizes.apply(name);
        if (size != null && size > LARGEST_READ && digest != null) {
            return place(name, size, digest);
        }
        ValueText.Shown shown = ValueText.of(values.apply(name)).orElse(null);
        if (digest == null) {
            return shown == null ? "a value without text" : shown.text();
        }
        if (shown == null) {
            return place(name, size, digest);
        }
        return shown.whole() ? shown.text() : shown.text() + "  sha256:" + Amounts.shortDigest(digest);
    }

    private String place(String name, @Nullable Long size, String digest) {
        ResolvedNode node = compilation.dataflow().find(name);
        String type = node == null ? "" : TypeNames.simple(node.type().toString()) + "  ";
        return type + (size == null ? "" : Amounts.size(size) + "  ") + "sha256:" + Amounts.shortDigest(digest);
    }
}
