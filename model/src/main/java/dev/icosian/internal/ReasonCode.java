package dev.icosian.internal;

import dev.icosian.StepOutcome.Reason;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why a step was reused, computed or skipped: the stable codes and their texts. */
public enum ReasonCode {
    /** A result with the same key was there. */
    NOTHING_CHANGED("Reuse/NothingChanged", "nothing changed"),
    /** Subject: a library by {@code group:artifact}; before and after: its version. Beside the reason to reuse. */
    LIBRARY_DIFFERS(
            "Reuse/LibraryDiffers", "library {subject} has another version, which does not count: {before} → {after}"),
    /** The step was computed, but another attempt had stored a result with the same key in the meantime. */
    FINISHED_ELSEWHERE("Reuse/FinishedElsewhere", "another attempt stored the result first"),
    /** No result of the step is in the store at all. */
    NO_EARLIER_RESULT("Compute/NoEarlierResult", "no earlier result"),
    /** The earlier result's code was fingerprinted in another way. Before and after: the scheme. */
    CODE_SCHEME_CHANGED("Compute/CodeSchemeChanged", "the way to fingerprint code changed: {before} → {after}"),
    /** Subject: what it is and its name ({@code helper Features.zscore}); before and after: its digest. */
    CODE_CHANGED("Compute/CodeChanged", "{subject} changed"),
    /** Subject: as above, what the earlier result's code did not reach. */
    CODE_NEW("Compute/CodeNew", "{subject} is new"),
    /** Subject: as above, what only the earlier result's code reached. */
    CODE_GONE("Compute/CodeGone", "{subject} is gone"),
    /** Subject: a library that counts, by its package; before and after: its coordinates. */
    LIBRARY_CHANGED("Compute/LibraryChanged", "library {subject} changed: {before} → {after}"),
    /** Subject: a node; before and after: its {@code @CodeVersion}. */
    CODE_VERSION_CHANGED("Compute/CodeVersionChanged", "code version of {subject} changed: {before} → {after}"),
    /** Subject: a node that the earlier result did not have. */
    NODE_NEW("Compute/NodeNew", "node {subject} is new"),
    /** Subject: a node that only the earlier result had. */
    NODE_GONE("Compute/NodeGone", "node {subject} is gone"),
    /** Subject: a node with other parameters, modifiers or another type. */
    WIRING_CHANGED("Compute/WiringChanged", "wiring of node {subject} changed"),
    /** Subject: a configuration key; before and after: its value. */
    CONFIG_CHANGED("Compute/ConfigChanged", "config {subject} changed: {before} → {after}"),
    /** Subject: a param; before and after: its value. */
    PARAM_CHANGED("Compute/ParamChanged", "param {subject} changed: {before} → {after}"),
    /** Subject: a param that names files; before and after: their digests. */
    FILE_CHANGED("Compute/FileChanged", "content of file {subject} changed"),
    /** Subject: a node that a source reads; before and after: the version of the content. */
    SOURCE_CHANGED("Compute/SourceChanged", "content of source {subject} changed"),
    /** Subject: a node whose source uses what only a step that runs has; of trials. */
    SOURCE_NOT_ASKED("Compute/SourceNotAsked", "source {subject} is asked only when the step runs"),
    /** Subject: a node that leaves the step, or that it reads; before and after: the materializer. */
    MATERIALIZER_CHANGED("Compute/MaterializerChanged", "materializer of {subject} changed"),
    /** Subject: a node that has to leave the step now. */
    OUTPUT_NEW("Compute/OutputNew", "{subject} is needed outside the step now"),
    /** Subject: a node that need not leave the step any more. */
    OUTPUT_GONE("Compute/OutputGone", "{subject} is not needed outside the step any more"),
    /** Subject: a node of another step; before and after: the digest of its value. */
    INPUT_CHANGED("Compute/InputChanged", "input {subject} changed"),
    /** Subject: a node that holds the step's results within their run. */
    WITHIN_RUN("Compute/WithinRun", "its node {subject} is reusable within its run only"),
    /** Subject: a node whose code cannot be known. */
    CODE_UNKNOWN("Compute/CodeUnknown", "the code of its node {subject} cannot be known"),
    /** The earlier result's key was made in another way. Before and after: the scheme. */
    KEY_SCHEME_CHANGED("Compute/KeySchemeChanged", "the way to make keys changed: {before} → {after}"),
    /** Parts are equal, and yet the key is not: only a key scheme's internals can do that. */
    KEY_CHANGED("Compute/KeyChanged", "the step key changed"),
    /** Subject: a node whose bytes are not in the store. */
    BLOB_MISSING("Compute/BlobMissing", "the manifest's blob is missing"),
    /** Subject: a node whose bytes are not what their digest says. */
    BLOB_DAMAGED("Compute/BlobDamaged", "the stored bytes of {subject} are damaged"),
    /** The file of the earlier result is damaged. */
    MANIFEST_DAMAGED("Compute/ManifestDamaged", "the manifest is damaged"),
    /** By {@code --recompute} or {@code --fresh}. */
    ASKED("Compute/Asked", "asked to recompute"),
    /** Subject: a step. */
    UPSTREAM_FAILED("Skip/UpstreamFailed", "needs {subject}"),
    /** Subject: the step that failed. */
    RUN_STOPPED("Skip/RunStopped", "the run stopped when {subject} failed"),
    /** The run was cancelled before the step could start. */
    CANCELLED("Skip/Cancelled", "the run was cancelled");

    private static final String NOTHING = "not set";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?:before|after|subject)}");

    private final String code;
    private final String text;

    ReasonCode(String code, String text) {
        this.code = code;
        this.text = text;
    }

    /** Returns the stable code: {@code Compute/InputChanged}. */
    public String code() {
        return code;
    }

    /** Returns the text with the names of what is filled in, in braces. */
    public String template() {
        return text;
    }

    /** Returns the reason without earlier and present value. */
    public Reason about(String subject) {
        return new Reason(code, subject, null, null);
    }

    /** Returns the reason. */
    public Reason about(String subject, @Nullable String before, @Nullable String after) {
        return new Reason(code, subject, before, after);
    }

    /** Returns the text of a reason, also of one whose code is unknown here. */
    public static String text(Reason reason) {
        for (ReasonCode known : values()) {
            if (known.code.equals(reason.code())) {
                return PLACEHOLDER
                        .matcher(known.text)
                        .replaceAll(match -> Matcher.quoteReplacement(value(reason, match.group())));
            }
        }
        return reason.subject() + " (" + reason.code() + ")";
    }

    private static String value(Reason reason, String placeholder) {
        String value = switch (placeholder) {
            case "{before}" -> reason.before();
            case "{after}" -> reason.after();
            default -> reason.subject();
        };
        return value == null ? NOTHING : value;
    }
}
