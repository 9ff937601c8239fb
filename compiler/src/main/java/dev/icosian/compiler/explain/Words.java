package dev.icosian.compiler.explain;

import dev.icosian.Plan;
import dev.icosian.TypeRef;
import dev.icosian.compiler.CodePrint;
import dev.icosian.compiler.type.TypeText;
import dev.icosian.internal.Body;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Things as explanations spell them. */
final class Words {
    private static final int DIGEST_SHOWN = 12;

    private Words() {}

    static String type(TypeRef<?> type) {
        return TypeText.alone(type.type());
    }

    /** Returns {@code Features.join}, or what a modifier does. */
    static String function(Body body, String kind) {
        if (body instanceof Body.Function function) {
            return function.module().getSimpleName() + "." + function.method().getName();
        }
        if (body instanceof Body.Load load) {
            return "source " + load.source().id() + " v" + load.source().version();
        }
        return kind;
    }

    static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    static String title(String name, String type, String doc) {
        return name + ": " + type + (doc.isEmpty() ? "" : " — \"" + doc + "\"");
    }

    static String materializer(String id, int version, Map<String, String> options) {
        return id + " v" + version + (options.isEmpty() ? "" : " " + new TreeMap<>(options));
    }

    static String code(CodePrint print) {
        String text = print.text();
        int digest = text.indexOf(':') + 1;
        if (!print.unknown().isEmpty()) {
            return "unknown: " + print.unknown();
        }
        if (text.startsWith("version:")) {
            return "version " + text.substring(digest);
        }
        return text.substring(0, Math.min(text.length(), digest + DIGEST_SHOWN)) + ", "
                + count(print.parts().size(), "part");
    }

    /** Returns the libraries that code uses, and whether their versions count. */
    static List<String> libraries(CodePrint print) {
        Set<String> counted = new TreeSet<>();
        print.parts().forEach((part, coordinates) -> {
            if (part.startsWith("library ")) {
                counted.addAll(List.of(coordinates.split(", ")));
            }
        });
        List<String> lines = new ArrayList<>();
        print.libraries().forEach((library, version) -> {
            boolean counts = counted.contains(library + ":" + version);
            lines.add("uses " + library + " " + version
                    + (counts ? ", whose version counts" : ", whose version does not count"));
        });
        return lines;
    }

    static List<String> policy(Plan.Policy policy) {
        List<String> parts = new ArrayList<>();
        parts.add(count(policy.attempts(), "attempt"));
        if (policy.attempts() > 1) {
            parts.add("waits " + duration(policy.backoff()) + " to " + duration(policy.backoffMax()));
        }
        if (policy.timeout() != null) {
            parts.add("time-out " + duration(policy.timeout()));
        }
        if (policy.heartbeat() != null) {
            parts.add("heartbeat " + duration(policy.heartbeat()));
        }
        if (policy.queue() != null) {
            parts.add("queue " + policy.queue());
        }
        if (policy.memory() != null) {
            parts.add("memory " + policy.memory());
        }
        if (policy.cpu() != null) {
            parts.add("cpu " + policy.cpu());
        }
        policy.options().forEach((key, value) -> parts.add(key + "=" + value));
        return parts;
    }

    private static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 60_000 == 0 && millis > 0) {
            return millis / 60_000 + " min";
        }
        return millis % 1_000 == 0 ? millis / 1_000 + " s" : millis + " ms";
    }
}
