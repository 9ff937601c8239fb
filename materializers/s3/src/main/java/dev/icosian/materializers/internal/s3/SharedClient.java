package dev.icosian.materializers.internal.s3;

import dev.icosian.PipelineException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * The client of all stores at one place in this process: to make one takes as long as hundreds of requests. Thread safe.
 */
final class SharedClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 4;
    private static final String SILENT = "slf4j.internal.verbosity";

    /** What two stores must agree in to share a client. */
    private record Settings(
            @Nullable Object endpoint, @Nullable String region, boolean isPathStyle, Duration answer) {}

    private static final Map<Settings, SharedClient> OPEN = new HashMap<>();

    private final Settings settings;
    private final S3Client client;
    private int users;

    private SharedClient(Settings settings, S3Client client) {
        this.settings = settings;
        this.client = client;
    }

    /**
     * Returns the client for a place, which is to be closed as often as it was asked for.
     *
     * @throws PipelineException if there are no credentials
     */
    static SharedClient of(S3Place place) {
        return of(place, ANSWER);
    }

    /** As {@link #of(S3Place)}, with this patience for each answer. */
    static SharedClient of(S3Place place, Duration answer) {
        Settings settings = new Settings(place.endpoint(), place.region(), place.isPathStyle(), answer);
        synchronized (OPEN) {
            SharedClient shared = OPEN.get(settings);
            if (shared == null) {
                shared = new SharedClient(settings, make(place, answer));
                OPEN.put(settings, shared);
            }
            shared.users++;
            return shared;
        }
    }

    S3Client client() {
        return client;
    }

    @Override
    public void close() {
        synchronized (OPEN) {
            users--;
            if (users == 0) {
                OPEN.remove(settings);
                client.close();
            }
        }
    }

    private static S3Client make(S3Place place, Duration answer) {
        // Who has no logging need not be told so on standard error.
        if (System.getProperty(SILENT) == null) {
            System.setProperty(SILENT, "ERROR");
        }
        AwsCredentialsProvider credentials =
                DefaultCredentialsProvider.builder().build();
        try {
            credentials.resolveCredentials();
        } catch (SdkException e) {
            throw S3Problems.noCredentials(place, e);
        }
        S3ClientBuilder builder = S3Client.builder()
                .credentialsProvider(credentials)
                .region(region(place))
                .forcePathStyle(place.isPathStyle())
                // Every object has its SHA-256; what the client would add by itself, other servers do not understand.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(answer))
                .overrideConfiguration(
                        settings -> settings.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(ATTEMPTS)
                                .build()));
        if (place.endpoint() != null) {
            builder.endpointOverride(place.endpoint());
        }
        return builder.build();
    }

    private static Region region(S3Place place) {
        if (place.region() != null) {
            return Region.of(place.region());
        }
        // A server of one's own has no regions, and need not be asked whether this machine is one of Amazon's.
        AwsRegionProvider providers = place.endpoint() == null
                ? DefaultAwsRegionProviderChain.builder().build()
                : new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider());
        try {
            Region region = providers.getRegion();
            return region == null ? Region.US_EAST_1 : region;
        } catch (SdkClientException e) {
            return Region.US_EAST_1;
        }
    }
}
