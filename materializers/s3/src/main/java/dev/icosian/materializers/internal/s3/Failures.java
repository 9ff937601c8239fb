package dev.icosian.materializers.internal.s3;

import dev.icosian.PipelineException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What an exception of the client means. Codes are looked at beside the status, which some failures do not have. */
final class Failures {
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;
    private static final int EXISTS = 412;
    private static final int MOVED = 301;
    private static final int SERVER = 500;
    private static final int NOT_IMPLEMENTED = 501;

    private static final Set<String> WRONG_CREDENTIALS = Set.of(
            "InvalidAccessKeyId",
            "SignatureDoesNotMatch",
            "InvalidToken",
            "ExpiredToken",
            "TokenRefreshRequired",
            "InvalidClientTokenId");
    private static final Set<String> SKEW = Set.of("RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture");
    private static final Set<String> REGION =
            Set.of("PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException");
    private static final Set<String> CONFLICTS = Set.of("ConditionalRequestConflict", "OperationAborted");

    private final S3Place place;

    Failures(S3Place place) {
        this.place = place;
    }

    /** Returns whether there is no such object; of a bucket that is not there, this is false where the answer says so. */
    static boolean saysAbsent(SdkException failure) {
        return status(failure) == NOT_FOUND && !code(failure).equals("NoSuchBucket");
    }

    /** Returns whether the condition of a write did not hold: the object exists. */
    static boolean saysExists(SdkException failure) {
        return status(failure) == EXISTS || code(failure).equals("PreconditionFailed");
    }

    /** Returns whether the credentials are not allowed, or not known. */
    static boolean saysForbidden(SdkException failure) {
        return status(failure) == FORBIDDEN;
    }

    /** Returns whether another write of the same object was under way. */
    static boolean saysConflict(SdkException failure) {
        return CONFLICTS.contains(code(failure))
                || (status(failure) == CONFLICT && code(failure).isEmpty());
    }

    /** Returns whether the server says that it does not know what a condition is. */
    static boolean saysUnknownCondition(SdkException failure) {
        return status(failure) == NOT_IMPLEMENTED || code(failure).equals("NotImplemented");
    }

    /** Returns whether the request may have been carried out although it failed. */
    static boolean isUnknownOutcome(SdkException failure) {
        if (failure instanceof AbortedException) {
            return false;
        }
        return !(failure instanceof AwsServiceException) || status(failure) >= SERVER || status(failure) < 300;
    }

    /** Returns whether the client has sent the request more than once, so that the answer may be that to a repetition. */
    static boolean wasSentAgain(SdkException failure) {
        Integer attempts = failure.numAttempts();
        return attempts == null || attempts > 1;
    }

    /**
     * Returns what to throw for an exception that nothing can be done about here.
     *
     * @param what was being done: "read", "write"
     * @throws PipelineException if it would not go away by itself; says how to fix it
     */
    IOException unexpected(SdkException failure, String what) {
        if (failure instanceof AbortedException) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted");
            interrupted.initCause(failure);
            return interrupted;
        }
        PipelineException permanent = permanent(failure, what);
        if (permanent != null) {
            throw permanent;
        }
        return new IOException(words(failure), failure);
    }

    /** As {@link #unexpected}, before anything has worked: a server that is not there has another way out then. */
    PipelineException atFirst(SdkException failure) {
        PipelineException permanent = permanent(failure, "read");
        return permanent == null ? S3Problems.unreachable(place, words(failure), failure) : permanent;
    }

    private @Nullable PipelineException permanent(SdkException failure, String what) {
        String code = code(failure);
        if (code.equals("NoSuchBucket")) {
            return S3Problems.noBucket(place, failure);
        }
        if (WRONG_CREDENTIALS.contains(code)) {
            return S3Problems.wrongCredentials(place, code, failure);
        }
        if (SKEW.contains(code)) {
            return S3Problems.clockSkew(place, failure);
        }
        if (REGION.contains(code) || status(failure) == MOVED) {
            return S3Problems.wrongRegion(place, region(failure), failure);
        }
        return status(failure) == FORBIDDEN ? S3Problems.accessDenied(place, what, failure) : null;
    }

    private static @Nullable String region(SdkException failure) {
        if (!(failure instanceof S3Exception answer)
                || answer.awsErrorDetails() == null
                || answer.awsErrorDetails().sdkHttpResponse() == null) {
            return null;
        }
        return answer.awsErrorDetails()
                .sdkHttpResponse()
                .firstMatchingHeader("x-amz-bucket-region")
                .orElse(null);
    }

    private static int status(SdkException failure) {
        return failure instanceof AwsServiceException answer ? answer.statusCode() : 0;
    }

    private static String code(SdkException failure) {
        if (!(failure instanceof AwsServiceException answer) || answer.awsErrorDetails() == null) {
            return "";
        }
        String code = answer.awsErrorDetails().errorCode();
        return code == null ? "" : code;
    }

    /** Returns what happened, in a line without the client's own classes and numbers of requests. */
    private static String words(SdkException failure) {
        if (failure instanceof AwsServiceException) {
            String code = code(failure);
            return "it answered " + status(failure) + (code.isEmpty() ? "" : " (" + code + ")");
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "no such host, " + cause.getMessage();
            }
            if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
                return "no connection (" + cause.getMessage() + ")";
            }
            if (cause instanceof SocketTimeoutException) {
                return "no answer in time (" + cause.getMessage() + ")";
            }
            if (cause instanceof SSLException) {
                return "no secure connection (" + cause.getMessage() + ")";
            }
            if (cause instanceof SocketException) {
                return "the connection broke (" + cause.getMessage() + ")";
            }
        }
        return String.valueOf(failure.getMessage());
    }
}
