package corpus;

/** An enum of a file of its own. */
public enum Color {
    RED(0xff0000),
    GREEN(0x00ff00),
    BLUE(0x0000ff) {
        @Override
        boolean isCold() {
            return true;
        }
    };

    private final int rgb;

    Color(int rgb) {
        this.rgb = rgb;
    }

    int rgb() {
        return rgb;
    }

    boolean isCold() {
        return false;
    }
}
