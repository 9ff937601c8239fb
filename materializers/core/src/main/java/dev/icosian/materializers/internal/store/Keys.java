package dev.icosian.materializers.internal.store;

import dev.icosian.Content;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a key may look like: names that every file system and every S3 server takes as they stand. A name with a
 * leading dot is never a key, so that {@code ..} cannot leave the store and temporary files cannot be seen.
 */
final class Keys {
    private static final int LONGEST_SEGMENT = 255;
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final Pattern PREFIX_OF_SEGMENT = Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]*)?");
    private static final Pattern BLOB = Pattern.compile("blobs/sha256/([0-9a-f]{2})/([0-9a-f]{62})");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private Keys() {}

    /** Returns the key if it is one, else throws {@link IllegalArgumentException}. */
    static String check(String key) {
        for (String segment : key.split("/", -1)) {
            if (!isSegment(segment)) {
                throw new IllegalArgumentException("'" + key + "' is no key: '" + segment
                        + "' is not a name of up to " + LONGEST_SEGMENT
                        + " letters, digits, '.', '_' and '-' that does not begin with '.'");
            }
        }
        return key;
    }

    /** Returns the prefix if keys can begin with it, else throws {@link IllegalArgumentException}. */
    static String checkPrefix(String prefix) {
        int slash = prefix.lastIndexOf('/');
        if (slash >= 0) {
            check(prefix.substring(0, slash));
        }
        if (!PREFIX_OF_SEGMENT.matcher(prefix.substring(slash + 1)).matches()) {
            throw new IllegalArgumentException("no key begins with '" + prefix + "'");
        }
        return prefix;
    }

    static boolean isSegment(String name) {
        return name.length() <= LONGEST_SEGMENT && SEGMENT.matcher(name).matches();
    }

    /** Returns the SHA-256 that the bytes of a key must have: only blobs say so. */
    static Optional<String> digestOf(String key) {
        Matcher blob = BLOB.matcher(key);
        return blob.matches() ? Optional.of(blob.group(1) + blob.group(2)) : Optional.empty();
    }

    /** Returns the key of the blob with this SHA-256. */
    static String blob(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("'" + sha256 + "' is no SHA-256: 64 lower-case hex digits");
        }
        return "blobs/sha256/" + sha256.substring(0, 2) + "/" + sha256.substring(2);
    }

    /** Throws {@link IllegalArgumentException} if a blob is about to get content of another digest. */
    static void checkContent(String key, Content content) {
        digestOf(key).ifPresent(expected -> {
            if (!expected.equals(content.sha256())) {
                throw new IllegalArgumentException(
                        "content with SHA-256 " + content.sha256() + " cannot be stored as " + key);
            }
        });
    }
}
