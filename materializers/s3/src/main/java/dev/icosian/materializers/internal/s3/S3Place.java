package dev.icosian.materializers.internal.s3;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a store is: what its URI says.
 *
 * @param prefix of the keys of all its objects; empty, or with a slash at the end
 * @param endpoint null for that of the environment, else of Amazon's region
 * @param region null for that of the environment
 * @param isPathStyle whether the bucket stands in the path, not in the host's name
 * @param isConditional false if one process at a time writes, and the server need not tell writers apart
 */
record S3Place(
        String bucket,
        String prefix,
        @Nullable URI endpoint,
        @Nullable String region,
        boolean isPathStyle,
        boolean isConditional) {
    static final String SCHEME = "s3";

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]{0,254}/)*");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]+");
    private static final String ENDPOINT = "endpoint";
    private static final String REGION_NAME = "region";
    private static final String PATH_STYLE = "path-style";
    private static final String CONDITIONAL = "conditional-writes";

    /**
     * Returns what a URI says.
     *
     * @throws dev.icosian.PipelineException if it says something else than a bucket, a prefix and options
     */
    static S3Place of(URI uri) {
        S3Place bucket = bucketOf(uri);
        String path = uri.getRawPath();
        String names = path.startsWith("/") ? path.substring(1) : path;
        String prefix = names.isEmpty() || names.endsWith("/") ? names : names + "/";
        if (!PREFIX.matcher(prefix).matches()) {
            throw S3Problems.badUri(
                    uri.toString(),
                    "'" + names + "' is not made of names of letters, digits, '.', '_' and '-' with one '/' between");
        }
        return bucket.at(prefix);
    }

    /**
     * Returns what a URI says but for its path.
     *
     * @throws dev.icosian.PipelineException if it names no bucket, or has other options
     */
    static S3Place bucketOf(URI uri) {
        String text = uri.toString();
        String authority = uri.getRawAuthority();
        if (authority == null) {
            throw S3Problems.badUri(text, "it names no bucket");
        }
        if (authority.contains("@")) {
            throw S3Problems.badUri(withoutUser(uri), "it holds a user name or a password");
        }
        if (!BUCKET.matcher(authority).matches()) {
            throw S3Problems.badUri(text, "'" + authority + "' is no name of a bucket");
        }
        if (uri.getRawFragment() != null) {
            throw S3Problems.badUri(text, "it has a fragment, '#" + uri.getRawFragment() + "'");
        }
        return withOptions(text, authority, uri.getQuery());
    }

    /** Returns the same bucket with this prefix. */
    S3Place at(String otherPrefix) {
        return new S3Place(bucket, otherPrefix, endpoint, region, isPathStyle, isConditional);
    }

    private static S3Place withOptions(String text, String bucket, @Nullable String query) {
        URI endpoint = null;
        String region = null;
        String pathStyle = null;
        boolean isConditional = true;
        Set<String> seen = new HashSet<>();
        for (String option : query == null || query.isEmpty() ? List.<String>of() : List.of(query.split("&", -1))) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            String value = equals < 0 ? "" : option.substring(equals + 1);
            if (!seen.add(name)) {
                throw S3Problems.badUri(text, "it has the option " + name + " twice");
            }
            switch (name) {
                case ENDPOINT -> endpoint = endpoint(text, value);
                case REGION_NAME -> region = region(text, value);
                case PATH_STYLE -> pathStyle = onOrOff(text, name, value);
                case CONDITIONAL -> isConditional = onOrOff(text, name, value).equals("on");
                default ->
                    throw S3Problems.badUri(
                            text,
                            "it has the option '" + name + "', and those there are, are " + ENDPOINT + ", "
                                    + REGION_NAME + ", " + PATH_STYLE + " and " + CONDITIONAL);
            }
        }
        // A name of a bucket in front of the host's works where somebody has set up DNS, as Amazon has.
        boolean isPathStyle = pathStyle == null ? endpoint != null : pathStyle.equals("on");
        return new S3Place(bucket, "", endpoint, region, isPathStyle, isConditional);
    }

    private static URI endpoint(String text, String value) {
        try {
            URI endpoint = new URI(value);
            boolean isHttp = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
            boolean isHost = endpoint.getHost() != null && endpoint.getRawUserInfo() == null;
            String path = endpoint.getRawPath();
            if (isHttp && isHost && (path == null || path.isEmpty()) && endpoint.getRawQuery() == null) {
                return endpoint;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw S3Problems.badUri(text, "its endpoint '" + value + "' is not http:// or https://, a host and a port");
    }

    private static String region(String text, String value) {
        if (!REGION.matcher(value).matches()) {
            throw S3Problems.badUri(text, "'" + value + "' is no name of a region");
        }
        return value;
    }

    private static String onOrOff(String text, String name, String value) {
        if (!value.equals("on") && !value.equals("off")) {
            throw S3Problems.badUri(text, "its option " + name + " is on or off, not '" + value + "'");
        }
        return value;
    }

    /** What may be a password is not repeated. */
    private static String withoutUser(URI uri) {
        String text = uri.toString();
        int authority = text.indexOf("//") + 2;
        return text.substring(0, authority) + "…" + text.substring(text.indexOf('@'));
    }

    /** Returns the URI that says all this, with what goes without saying left out. */
    URI uri() {
        List<String> options = new ArrayList<>();
        if (endpoint != null) {
            options.add(ENDPOINT + "=" + endpoint);
        }
        if (region != null) {
            options.add(REGION_NAME + "=" + region);
        }
        if (isPathStyle != (endpoint != null)) {
            options.add(PATH_STYLE + "=" + (isPathStyle ? "on" : "off"));
        }
        if (!isConditional) {
            options.add(CONDITIONAL + "=off");
        }
        String path = prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1);
        return URI.create(SCHEME + "://" + bucket + path + (options.isEmpty() ? "" : "?" + String.join("&", options)));
    }

    /** Returns this place with an option that says that one process at a time writes. */
    S3Place forOneWriter() {
        return new S3Place(bucket, prefix, endpoint, region, isPathStyle, false);
    }
}
