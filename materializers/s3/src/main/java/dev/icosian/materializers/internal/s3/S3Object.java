package dev.icosian.materializers.internal.s3;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An object that is part of no store.
 *
 * @param place its bucket, with what precedes its last name as prefix
 * @param name its last name
 */
record S3Object(S3Place place, String name) {
    /** What S3 allows, in bytes. */
    private static final int LONGEST_KEY = 1024;

    /**
     * Returns what a URI says. The key is the path as it is written there: what is encoded in it stays so, since a value
     * in a location is one segment whatever it holds.
     *
     * @throws dev.icosian.PipelineException if it says something else than a bucket, a key and options
     */
    static S3Object of(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw S3Problems.badUri(text.replaceAll("//[^/]*@", "//…@"), "it is no URI: " + e.getReason());
        }
        S3Place bucket = S3Place.bucketOf(uri);
        String path = uri.getRawPath();
        String key = path.startsWith("/") ? path.substring(1) : path;
        if (key.isEmpty() || key.endsWith("/")) {
            throw S3Problems.badUri(text, "it names no object");
        }
        if (Arrays.stream(key.split("/", -1))
                .anyMatch(segment -> segment.isEmpty() || segment.equals(".") || segment.equals(".."))) {
            throw S3Problems.badUri(text, "'" + key + "' has an empty name, '.' or '..' between two '/'");
        }
        int length = key.getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_KEY) {
            throw S3Problems.badUri(text, "its key has " + length + " bytes, and " + LONGEST_KEY + " are allowed");
        }
        int folder = key.lastIndexOf('/') + 1;
        return new S3Object(bucket.at(key.substring(0, folder)), key.substring(folder));
    }

    /** Returns its whole name in the bucket. */
    String key() {
        return place.prefix() + name;
    }
}
