package dev.icosian.materializers.internal.store;

import dev.icosian.Content;
import java.util.Optional;

/**
 * What a key may look like: names that every file system and every S3 server takes as they stand. A name with a
 * leading dot is never a key, so that {@code ..} cannot leave the store and temporary files cannot be seen.
 */
public final class Keys {
    private static final int LONGEST_SEGMENT = 255;
    private static final String BLOBS = "blobs/sha256/";
    private static final int HEX = 64;
    private static final int FOLDER = 2;

    private Keys() {}

    /** Returns the key if it is one, else throws {@link IllegalArgumentException}. */
    public static String check(String key) {
        for (String segment : key.split("/", -1)) {
            if (!isSegment(segment)) {
                throw new IllegalArgumentException("'" + key + "' is no key: '" + segment
                        + "' is not a name of up to " + LONGEST_SEGMENT
                        + " letters, digits, '.', '_' and '-' that does not begin with '.'");
            }
        }
        return key;
    }

    /** Returns whether a text is a key. */
    public static boolean isKey(String text) {
        for (String segment : text.split("/", -1)) {
            if (!isSegment(segment)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the prefix if keys can begin with it, else throws {@link IllegalArgumentException}. */
    public static String checkPrefix(String prefix) {
        int slash = prefix.lastIndexOf('/');
        if (slash >= 0) {
            check(prefix.substring(0, slash));
        }
        String rest = prefix.substring(slash + 1);
        if (!rest.isEmpty() && !isName(rest)) {
            throw new IllegalArgumentException("no key begins with '" + prefix + "'");
        }
        return prefix;
    }

    static boolean isSegment(String name) {
        return name.length() <= LONGEST_SEGMENT && isName(name);
    }

    // Written out, since every key passes here several times.
    private static boolean isName(String text) {
        if (text.isEmpty() || text.charAt(0) == '.') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isLegal = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '_'
                    || c == '-'
                    || c == '.';
            if (!isLegal) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** Returns the SHA-256 that the bytes of a key must have: only blobs say so. */
    public static Optional<String> digestOf(String key) {
        int folder = BLOBS.length();
        int name = folder + FOLDER + 1;
        boolean isBlob = key.startsWith(BLOBS)
                && key.length() == BLOBS.length() + HEX + 1
                && key.charAt(name - 1) == '/'
                && isHex(key, folder, name - 1)
                && isHex(key, name, key.length());
        return isBlob ? Optional.of(key.substring(folder, name - 1) + key.substring(name)) : Optional.empty();
    }

    /** Returns the key of the blob with this SHA-256. */
    public static String blob(String sha256) {
        if (sha256.length() != HEX || !isHex(sha256, 0, HEX)) {
            throw new IllegalArgumentException("'" + sha256 + "' is no SHA-256: 64 lower-case hex digits");
        }
        return BLOBS + sha256.substring(0, FOLDER) + "/" + sha256.substring(FOLDER);
    }

    /** Throws {@link IllegalArgumentException} if a blob is about to get content of another digest. */
    public static void checkContent(String key, Content content) {
        digestOf(key).ifPresent(expected -> {
            if (!expected.equals(content.sha256())) {
                throw new IllegalArgumentException(
                        "content with SHA-256 " + content.sha256() + " cannot be stored as " + key);
            }
        });
    }
}
