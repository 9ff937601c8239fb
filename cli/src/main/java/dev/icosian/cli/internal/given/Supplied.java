package dev.icosian.cli.internal.given;

import dev.icosian.Pipeline;
import dev.icosian.Secret;
import dev.icosian.internal.ModelAccess;
import dev.icosian.runtime.internal.local.LocalSettings;
import java.util.Map;

/** What the program and its user give to a run beside params: resources and secrets that the pipeline declares. */
public final class Supplied {
    private Supplied() {}

    /**
     * Returns settings with the resources, which are made now, and the secrets.
     *
     * @param secrets as {@link SecretOptions} has read them
     */
    public static LocalSettings with(
            LocalSettings settings, Pipeline pipeline, Resources resources, Map<String, Secret> secrets) {
        LocalSettings supplied = settings;
        Map<String, Object> declared =
                resources.of(ModelAccess.get().declaration(pipeline).resources().keySet());
        for (Map.Entry<String, Object> resource : declared.entrySet()) {
            supplied = supplied.supply(resource.getKey(), resource.getValue());
        }
        for (Map.Entry<String, Secret> secret : secrets.entrySet()) {
            supplied = supplied.supply(secret.getKey(), secret.getValue());
        }
        return supplied;
    }
}
