package dev.icosian.cli.internal.terminal;

/** Texts by the columns that they take on a terminal. */
public final class Columns {
    private Columns() {}

    /** Returns how many columns a text takes; it has no control characters. */
    public static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    /** Returns the start of a text that takes at most so many columns, with a mark at its end if something is missing. */
    public static String cut(String text, int columns, String mark) {
        if (of(text) <= columns) {
            return text;
        }
        int rest = columns - of(mark);
        StringBuilder cut = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            rest -= of(point);
            if (rest < 0) {
                break;
            }
            cut.appendCodePoint(point);
        }
        return rest < 0 && columns < of(mark) ? cut.toString() : cut + mark;
    }

    private static int of(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> isWide(point) ? 2 : 1;
        };
    }

    /** East Asian wide characters and pictures. */
    private static boolean isWide(int point) {
        return (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0xA4CF && point != 0x303F)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0xFFE0 && point <= 0xFFE6)
                || (point >= 0x1F300 && point <= 0x1FAFF)
                || (point >= 0x20000 && point <= 0x3FFFD);
    }
}
