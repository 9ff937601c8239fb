package dev.icosian.airflow.internal.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a file says, however it is laid out: values by what they are of.
 *
 * @param values canonical Python by place: {@code step train retries}, {@code param cutOff}, {@code order a b}
 */
record FileContent(Map<String, String> values) {
    FileContent {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** Returns the content of a file. */
    static FileContent of(String source) throws Unreadable {
        return new Reader(Tokens.of(source)).read();
    }

    /** Returns the value at a place; null if there is none. */
    @Nullable
    String get(String place) {
        return values.get(place);
    }

    /** Reads statements. The depth of expressions is that of what is in a file, which is bounded by its first look. */
    private static final class Reader {
        private static final int DEEPEST = 200;

        private final List<Token> tokens;
        private final Map<String, String> values = new TreeMap<>();
        /** Column and name of the groups around. */
        private final List<Map.Entry<Integer, String>> groups = new ArrayList<>();

        private int at;
        private int depth;

        Reader(List<Token> tokens) {
            this.tokens = tokens;
        }

        FileContent read() throws Unreadable {
            while (at < tokens.size()) {
                statement();
            }
            return new FileContent(values);
        }

        private void statement() throws Unreadable {
            Token first = tokens.get(at);
            groups.removeIf(group -> group.getKey() >= first.column());
            if (first.kind() == Token.Kind.TEXT) {
                at++;
                end();
            } else if (first.is("from") || first.is("import") || first.is("def") || first.is("return")) {
                StringBuilder line = new StringBuilder();
                while (tokens.get(at).kind() != Token.Kind.END) {
                    String text = tokens.get(at++).text();
                    if (!text.equals("(") && !text.equals(")") && !text.equals(",")) {
                        line.append(line.length() == 0 ? "" : " ").append(text);
                    }
                }
                end();
                values.put("code " + line, "");
            } else if (first.is("with")) {
                at++;
                with(first.column());
            } else {
                assignmentOrOrder();
            }
        }

        private void with(int column) throws Unreadable {
            Value value = value();
            if (tokens.get(at).is("as")) {
                at += 2;
            }
            expect(":");
            end();
            if (value.function().endsWith("DAG")) {
                put("dag", value);
            } else {
                String id = value.arguments().getOrDefault("group_id", "");
                groups.add(Map.entry(column, id));
                put("group " + id, value);
            }
        }

        private void assignmentOrOrder() throws Unreadable {
            Token first = next();
            if (first.kind() != Token.Kind.NAME) {
                throw new Unreadable(first.line());
            }
            if (tokens.get(at).is("=")) {
                at++;
                assign(first.text(), value());
            } else {
                expect(">>");
                Value after = value();
                List<String> names = after.items().isEmpty() ? List.of(after.text()) : after.items();
                names.forEach(name -> values.put("order " + first.text() + " " + name, ""));
            }
            end();
        }

        private void assign(String name, Value value) {
            if (name.equals("ENV")) {
                value.arguments().forEach((key, text) -> values.put("variable " + key, text));
            } else if (name.equals("DOC")) {
                values.put("dag doc_md", value.text());
            } else if (name.equals("PARAMS")) {
                value.arguments().forEach((key, text) -> values.put("param " + key, text));
            } else {
                String step = value.arguments().getOrDefault("task_id", "'" + name + "'");
                String place = "step " + step.substring(1, step.length() - 1);
                put(place, value);
                values.put(place + " operator", value.function());
                if (!groups.isEmpty()) {
                    values.put(place + " group", groups.get(groups.size() - 1).getValue());
                }
            }
        }

        private void put(String place, Value value) {
            value.arguments().forEach((name, text) -> {
                if (!(name.equals("params") && value.params() != null)) {
                    values.put(place + " " + name, text);
                }
            });
            if (value.params() != null) {
                value.params().forEach((name, text) -> values.put("param " + name, text));
            }
        }

        /**
         * A value.
         *
         * @param text canonical
         * @param function what is called; empty: nothing
         * @param arguments of a call those by name, or the entries of a dict
         * @param items of a list
         * @param params the entries of the argument of that name; null: there is none
         */
        private record Value(
                String text,
                String function,
                Map<String, String> arguments,
                List<String> items,
                @Nullable Map<String, String> params) {
            static Value of(String text) {
                return new Value(text, "", Map.of(), List.of(), null);
            }
        }

        private Value value() throws Unreadable {
            if (++depth > DEEPEST) {
                throw new Unreadable(tokens.get(at).line());
            }
            Token token = next();
            Value value;
            if (token.kind() == Token.Kind.TEXT) {
                value = Value.of(Quoted.of(texts(token)));
            } else if (token.is("(")) {
                value = value();
                expect(")");
            } else if (token.is("[")) {
                value = list();
            } else if (token.is("{")) {
                value = dict();
            } else if (token.is("-")) {
                value = Value.of("-" + next().text());
            } else if (token.kind() == Token.Kind.NUMBER) {
                value = Value.of(token.text());
            } else if (token.kind() == Token.Kind.NAME && tokens.get(at).is("(")) {
                at++;
                value = call(token.text());
            } else if (token.kind() == Token.Kind.NAME) {
                value = Value.of(token.text());
            } else {
                throw new Unreadable(token.line());
            }
            depth--;
            return value;
        }

        /** Texts that follow each other are one. */
        private String texts(Token first) {
            StringBuilder text = new StringBuilder(first.text());
            while (tokens.get(at).kind() == Token.Kind.TEXT) {
                text.append(tokens.get(at++).text());
            }
            return text.toString();
        }

        private Value list() throws Unreadable {
            List<String> items = new ArrayList<>();
            while (!tokens.get(at).is("]")) {
                items.add(value().text());
                skipComma("]");
            }
            at++;
            return new Value("[" + String.join(", ", items) + "]", "", Map.of(), List.copyOf(items), null);
        }

        private Value dict() throws Unreadable {
            Map<String, String> entries = new TreeMap<>();
            while (!tokens.get(at).is("}")) {
                String key = texts(next());
                expect(":");
                entries.put(key, value().text());
                skipComma("}");
            }
            at++;
            List<String> texts = new ArrayList<>();
            entries.forEach((key, text) -> texts.add(Quoted.of(key) + ": " + text));
            return new Value("{" + String.join(", ", texts) + "}", "", entries, List.of(), null);
        }

        private Value call(String function) throws Unreadable {
            Map<String, String> named = new TreeMap<>();
            List<String> texts = new ArrayList<>();
            Map<String, String> params = null;
            while (!tokens.get(at).is(")")) {
                String name = "";
                if (tokens.get(at).kind() == Token.Kind.NAME
                        && tokens.get(at + 1).is("=")) {
                    name = tokens.get(at).text();
                    at += 2;
                }
                Value value = value();
                texts.add((name.isEmpty() ? "" : name + "=") + value.text());
                if (!name.isEmpty()) {
                    named.put(name, value.text());
                }
                if (name.equals("params") && value.text().startsWith("{")) {
                    params = value.arguments();
                }
                skipComma(")");
            }
            at++;
            return new Value(function + "(" + String.join(", ", texts) + ")", function, named, List.of(), params);
        }

        private void skipComma(String closing) throws Unreadable {
            if (tokens.get(at).is(",")) {
                at++;
            } else if (!tokens.get(at).is(closing)) {
                throw new Unreadable(tokens.get(at).line());
            }
        }

        private Token next() {
            return tokens.get(at++);
        }

        private void expect(String sign) throws Unreadable {
            Token token = next();
            if (!token.is(sign)) {
                throw new Unreadable(token.line());
            }
        }

        private void end() throws Unreadable {
            Token token = next();
            if (token.kind() != Token.Kind.END) {
                throw new Unreadable(token.line());
            }
        }
    }
}
