package dev.icosian.runtime.internal.outside;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/** How a secret may stand in a message: clients put it into URLs, headers, dumps and JSON. */
final class SecretForms {
    private static final int SHORTEST_LINE = 8;
    private static final int SHORTEST_PART = 6;
    private static final int GROUP = 3;

    private SecretForms() {}

    /**
     * Returns the secret as it is, its longer lines, and both as they stand in a URL, in JSON, as hexadecimal digits and
     * in Base64, there also as a part of something longer: {@code user:password}.
     */
    static Set<String> of(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        add(secret, forms);
        secret.lines().filter(line -> line.length() >= SHORTEST_LINE).forEach(line -> add(line, forms));
        return forms;
    }

    private static void add(String text, Set<String> forms) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        forms.add(text);
        String inForms = URLEncoder.encode(text, StandardCharsets.UTF_8);
        forms.add(inForms);
        forms.add(inForms.replace("+", "%20"));
        forms.add(text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
        forms.add(HexFormat.of().formatHex(bytes));
        forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
        addBase64(Base64.getEncoder(), bytes, forms);
        addBase64(Base64.getUrlEncoder(), bytes, forms);
    }

    private static void addBase64(Base64.Encoder encoder, byte[] bytes, Set<String> forms) {
        forms.add(encoder.withoutPadding().encodeToString(bytes));
        for (int before = 0; before < GROUP; before++) {
            byte[] shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            int whole = shifted.length / GROUP * GROUP;
            String encoded = encoder.withoutPadding().encodeToString(Arrays.copyOf(shifted, whole));
            // The characters that also hold bits of what stands before or behind differ from message to message.
            String own = encoded.substring(Math.min(encoded.length(), before == 0 ? 0 : before + 1));
            if (own.length() >= SHORTEST_PART) {
                forms.add(own);
            }
        }
    }
}
