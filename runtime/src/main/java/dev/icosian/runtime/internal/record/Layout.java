package dev.icosian.runtime.internal.record;

import java.util.OptionalInt;

/** The keys of everything in a store. Thread safe. */
public final class Layout {
    private static final String JSON = ".json";

    private Layout() {}

    /** Returns the key of a blob. */
    public static String blob(String sha256) {
        return "blobs/sha256/" + sha256.substring(0, 2) + "/" + sha256.substring(2);
    }

    /** Returns the prefix of all manifests of a step. */
    public static String manifests(String pipeline, String step) {
        return "steps/" + pipeline + "/" + step + "/";
    }

    /** Returns the key of a manifest; generations count from 0. */
    public static String manifest(String pipeline, String step, String key, int generation) {
        return manifests(pipeline, step) + key + "." + generation + JSON;
    }

    /** Returns the key of the mark that a manifest is about to be collected. */
    public static String condemned(String pipeline, String step, String key, int generation) {
        return manifests(pipeline, step) + key + "." + generation + ".condemned";
    }

    /** Returns the prefix of all records of a run. */
    public static String run(String pipeline, String runKey) {
        return "runs/" + pipeline + "/" + runKey + "/";
    }

    /** Returns the key of a run record. */
    public static String runRecord(String pipeline, String runKey) {
        return run(pipeline, runKey) + "run.json";
    }

    /** Returns the prefix of all pins of a run. */
    public static String pins(String pipeline, String runKey) {
        return run(pipeline, runKey) + "steps/";
    }

    /** Returns the key of a pin; numbers count from 1. */
    public static String pin(String pipeline, String runKey, String step, int number) {
        return pins(pipeline, runKey) + step + "." + number + JSON;
    }

    /** Returns the key of the file pin of a param. */
    public static String filePin(String pipeline, String runKey, String param) {
        return run(pipeline, runKey) + "files/" + param + JSON;
    }

    /** Returns the number in {@code <prefix><stem>.<number>.json}; empty if a key is not of this form. */
    static OptionalInt number(String key, String prefix) {
        if (!key.startsWith(prefix) || !key.endsWith(JSON)) {
            return OptionalInt.empty();
        }
        String stem = key.substring(0, key.length() - JSON.length());
        int dot = stem.lastIndexOf('.');
        String digits = stem.substring(dot + 1);
        boolean isNumber = dot > prefix.length()
                && !digits.isEmpty()
                && digits.length() <= 9
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (digits.length() == 1 || digits.charAt(0) != '0');
        return isNumber ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    /** Returns the stem of a key that has a number: the step of a pin, the step key of a manifest. */
    static String stem(String key, String prefix) {
        String withNumber = key.substring(prefix.length(), key.length() - JSON.length());
        return withNumber.substring(0, withNumber.lastIndexOf('.'));
    }
}
