package dev.icosian.airflow.internal.dag;

import java.util.List;
import java.util.Locale;

/** Writes texts for fields that Airflow renders with Jinja. */
final class Jinja {
    /** What operators take for the name of a file with the template: one list for all of them. */
    private static final List<String> FILES =
            List.of(".sh", ".bash", ".json", ".yaml", ".yml", ".jinja2", ".j2", ".sql", ".html", ".md", ".py", ".txt");

    private Jinja() {}

    /** Returns a template that renders to this text, whatever is in it: mostly the text itself. */
    static String constant(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder template = new StringBuilder("{{ '");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Jinja knows the escapes of Python; what it must not see is written as one.
            if (c == '\'' || c == '\\' || c == '{' || c == '}' || c == '%' || c == '#' || c < 0x20 || c == 0x7f) {
                template.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
            } else {
                template.append(c);
            }
        }
        return template.append("' }}").toString();
    }

    private static boolean isPlain(String text) {
        return !text.contains("{{")
                && !text.contains("{%")
                && !text.contains("{#")
                && text.indexOf('\r') < 0
                && !text.endsWith("\n")
                && FILES.stream().noneMatch(text::endsWith);
    }

    /** Returns a template that renders to the JSON of a param, whatever it is called. */
    static String param(String name) {
        return "{{ params['" + name + "'] | tojson }}";
    }
}
