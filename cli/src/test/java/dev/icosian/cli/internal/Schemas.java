package dev.icosian.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;

/** The published schemas of what {@code --json} prints. */
public final class Schemas {
    private Schemas() {}

    /** Asserts that a text is one line of JSON, and as the schema says. */
    public static void assertValid(String name, String json) throws IOException {
        assertThat(json).endsWith("\n");
        assertThat(json.lines()).hasSize(1);
        // The plan's is that of the compiler, which writes and reads it.
        String file = "/dev/icosian/" + (name.equals("plan") ? "" : "cli/") + name + ".schema.json";
        try (InputStream in = Schemas.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
            assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
        }
    }
}
