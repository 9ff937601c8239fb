package dev.icosian.materializers.internal.s3;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a bucket, or with the way to it, in words and with the way out. */
final class S3Problems {
    private S3Problems() {}

    static PipelineException badUri(String uri, String why) {
        return new PipelineException(List.of(new Problem(
                "Store/BadUri",
                "'" + uri + "' is no place in a bucket: " + why,
                null,
                "write s3://bucket/name, for another server than Amazon's with ?endpoint=https://host:port; credentials"
                        + " come from the environment or from ~/.aws, never from the URI")));
    }

    static PipelineException noBucket(S3Place place, Exception cause) {
        return problem(
                "Store/NoBucket",
                "there is no bucket '" + place.bucket() + "'" + at(place),
                place,
                "correct the name, or make the bucket: aws s3 mb s3://" + place.bucket() + options(place),
                cause);
    }

    static PipelineException noCredentials(S3Place place, Exception cause) {
        return problem(
                "Store/NoCredentials",
                "no credentials for the bucket '" + place.bucket() + "' were found",
                place,
                "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE to a profile in ~/.aws; a role of a"
                        + " Kubernetes service account needs software.amazon.awssdk:sts on the class path",
                cause);
    }

    static PipelineException wrongCredentials(S3Place place, String code, Exception cause) {
        return problem(
                "Store/WrongCredentials",
                "the server does not know the credentials for the bucket '" + place.bucket() + "'" + at(place) + " ("
                        + code + ")",
                place,
                "see whose they are with: aws sts get-caller-identity; correct or renew AWS_ACCESS_KEY_ID and"
                        + " AWS_SECRET_ACCESS_KEY, or the profile in ~/.aws",
                cause);
    }

    static PipelineException accessDenied(S3Place place, String what, Exception cause) {
        return problem(
                "Store/AccessDenied",
                "these credentials may not " + what + " in the bucket '" + place.bucket() + "'" + at(place),
                place,
                "allow s3:GetObject, s3:PutObject, s3:AbortMultipartUpload and s3:DeleteObject on arn:aws:s3:::"
                        + place.bucket() + "/" + place.prefix() + "*, and s3:ListBucket on arn:aws:s3:::"
                        + place.bucket(),
                cause);
    }

    static PipelineException clockSkew(S3Place place, Exception cause) {
        return problem(
                "Store/ClockSkew",
                "the clock of this machine is too far from that of the server" + at(place)
                        + ", so it refuses all requests",
                place,
                "set the clock (date -u shows it), and see to it that it is kept right, as by chrony",
                cause);
    }

    static PipelineException wrongRegion(S3Place place, @Nullable String region, Exception cause) {
        return problem(
                "Store/WrongRegion",
                "the bucket '" + place.bucket() + "' is in another region" + (region == null ? "" : ", " + region),
                place,
                "name the bucket's region: add region=" + (region == null ? "NAME" : region)
                        + " to the URI's options, or set AWS_REGION",
                cause);
    }

    static PipelineException noConditionalWrites(S3Place place) {
        return problem(
                "Store/NoConditionalWrites",
                "the server" + at(place)
                        + " overwrites what a conditional write must leave alone (If-None-Match), so two"
                        + " writers could overwrite each other",
                place,
                "use a server that has conditional writes, or, if only one process at a time ever writes here, say so: "
                        + "--store '" + place.forOneWriter().uri() + "'",
                null);
    }

    static PipelineException deleteMarker(S3Place place, String key, Exception cause) {
        String object = place.prefix() + key;
        return problem(
                "Store/DeleteMarker",
                "'" + key + "' was deleted from a versioned bucket, and the server" + at(place)
                        + " takes the marker of that for an object that must not be overwritten",
                place,
                "remove the marker, whose version aws s3api list-object-versions shows: aws s3api delete-object --bucket "
                        + place.bucket() + " --key " + object + " --version-id VERSION" + options(place),
                cause);
    }

    static PipelineException unreachable(S3Place place, String why, Exception cause) {
        return problem(
                "Store/Unavailable",
                "the server" + at(place) + " cannot be reached: " + why,
                place,
                place.endpoint() == null
                        ? "see to it that this machine has a way to the network; for another server than Amazon's, add"
                                + " endpoint=https://host:port to the URI's options"
                        : "see to it that the server runs and that this machine has a way to it: curl "
                                + place.endpoint(),
                cause);
    }

    private static String at(S3Place place) {
        return place.endpoint() == null ? "" : " at " + place.endpoint();
    }

    private static String options(S3Place place) {
        return place.endpoint() == null ? "" : " --endpoint-url " + place.endpoint();
    }

    private static PipelineException problem(
            String code, String message, S3Place place, String hint, @Nullable Exception cause) {
        return new PipelineException(
                List.of(new Problem(code, message, place.uri().toString(), hint)), cause);
    }
}
