package dev.icosian.airflow.internal.compare;

import dev.icosian.airflow.internal.compare.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts Python into words: as much of the language as the files have. For one use. */
final class Tokens {
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;
    private int depth;

    private Tokens(String source) {
        this.source = source;
    }

    /** Returns the words, each statement ending with an {@link Kind#END}. */
    static List<Token> of(String source) throws Unreadable {
        return new Tokens(source).read();
    }

    private List<Token> read() throws Unreadable {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '\n') {
                endStatement();
                newLine();
            } else if (c == ' ' || c == '\r' || c == '\t') {
                at++;
            } else if (c == '#') {
                skipComment();
            } else if (c == '"' || c == '\'') {
                text(c);
            } else if (isWord(c)) {
                word(c);
            } else {
                sign(c);
            }
        }
        endStatement();
        return tokens;
    }

    private void endStatement() {
        boolean isOpen = !tokens.isEmpty() && tokens.get(tokens.size() - 1).kind() != Kind.END;
        if (depth == 0 && isOpen) {
            add(Kind.END, "");
        }
    }

    private void newLine() {
        at++;
        line++;
        lineStart = at;
    }

    private void skipComment() {
        while (at < source.length() && source.charAt(at) != '\n') {
            at++;
        }
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private void word(char first) {
        boolean isNumber = first >= '0' && first <= '9';
        int start = at;
        while (at < source.length()
                && (isWord(source.charAt(at))
                        || source.charAt(at) == '.'
                        || (isNumber && "+-".indexOf(source.charAt(at)) >= 0 && source.charAt(at - 1) == 'e'))) {
            at++;
        }
        tokens.add(new Token(isNumber ? Kind.NUMBER : Kind.NAME, source.substring(start, at), line, start - lineStart));
    }

    private void sign(char c) throws Unreadable {
        if (OPENING.indexOf(c) >= 0) {
            depth++;
        } else if (CLOSING.indexOf(c) >= 0) {
            depth--;
        }
        String two = at + 2 <= source.length() ? source.substring(at, at + 2) : "";
        if (two.equals(">>") || two.equals("->")) {
            add(Kind.SIGN, two);
            at += 2;
        } else if ("()[]{},:=-".indexOf(c) >= 0 && depth >= 0) {
            add(Kind.SIGN, String.valueOf(c));
            at++;
        } else {
            throw new Unreadable(line);
        }
    }

    private void text(char quote) throws Unreadable {
        int startLine = line;
        int column = at - lineStart;
        String three = String.valueOf(quote).repeat(3);
        boolean isLong = source.startsWith(three, at);
        at += isLong ? 3 : 1;
        StringBuilder text = new StringBuilder();
        while (true) {
            if (at >= source.length()) {
                throw new Unreadable(startLine);
            }
            char c = source.charAt(at);
            if (isLong ? source.startsWith(three, at) : c == quote) {
                at += isLong ? 3 : 1;
                tokens.add(new Token(Kind.TEXT, text.toString(), startLine, column));
                return;
            }
            if (c == '\n') {
                if (!isLong) {
                    throw new Unreadable(line);
                }
                text.append(c);
                newLine();
            } else if (c == '\\') {
                escape(text);
            } else {
                text.append(c);
                at++;
            }
        }
    }

    private void escape(StringBuilder text) throws Unreadable {
        char c = at + 1 < source.length() ? source.charAt(at + 1) : ' ';
        at += 2;
        switch (c) {
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case '\\', '\'', '"' -> text.append(c);
            case 'x' -> point(text, 2);
            case 'u' -> point(text, 4);
            case 'U' -> point(text, 8);
            default -> throw new Unreadable(line);
        }
    }

    private void point(StringBuilder text, int digits) throws Unreadable {
        try {
            text.appendCodePoint(Integer.parseInt(source, at, at + digits, 16));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new Unreadable(line);
        }
        at += digits;
    }

    private void add(Kind kind, String text) {
        tokens.add(new Token(kind, text, line, at - lineStart));
    }
}
