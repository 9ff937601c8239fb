package dev.icosian.compiler.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.icosian.internal.StrictUtf8;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON strictly into trees of unmodifiable {@code Map<String, ?>} and {@code List} in the order of the text,
 * {@code String}, {@code Long}, {@code BigInteger} where a whole number is too large for {@code Long}, {@code Boolean},
 * null, and decimals as {@link Decimals} says. The text need not be canonical, but repeated keys, anything behind the
 * value, malformed UTF-8, unpaired surrogates and more than 1,000 levels are a {@link JsonException}, whose message
 * says line and column. Thread-safe.
 */
public final class JsonReader {
    private static final int LONGEST_NUMBER = 10_000;

    /** Several times what the records of 100,000 nodes have. */
    private static final long MOST_STORED_TOKENS = 8_000_000;

    /** Names of nodes, params and steps have at most 100 characters, each of their parts. */
    private static final int LONGEST_STORED_NAME = 1 << 16;

    private static final JsonFactory FACTORY = factory(constraints().build());

    /** For what others may have written on purpose. */
    private static final JsonFactory STORED = factory(constraints()
            .maxTokenCount(MOST_STORED_TOKENS)
            .maxNameLength(LONGEST_STORED_NAME)
            .build());

    private static StreamReadConstraints.Builder constraints() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(JsonWriter.MAX_DEPTH)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .maxNumberLength(LONGEST_NUMBER);
    }

    private static JsonFactory factory(StreamReadConstraints constraints) {
        return JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(constraints)
                .build();
    }

    private final JsonParser parser;
    private final Decimals decimals;

    private JsonReader(JsonParser parser, Decimals decimals) {
        this.parser = parser;
        this.decimals = decimals;
    }

    /** Returns the tree of UTF-8 bytes. */
    public static @Nullable Object read(byte[] json, Decimals decimals) {
        return read(FACTORY, text(json), decimals);
    }

    /** As {@link #read(byte[], Decimals)}, for bytes from a store: names are not too long, nor values too many. */
    static @Nullable Object readStored(byte[] json, Decimals decimals) {
        return read(STORED, text(json), decimals);
    }

    private static String text(byte[] json) {
        try {
            return StrictUtf8.decode(json);
        } catch (CharacterCodingException e) {
            throw new JsonException("the bytes are not UTF-8");
        }
    }

    /** Returns the tree of a text. */
    public static @Nullable Object read(String json, Decimals decimals) {
        return read(FACTORY, json, decimals);
    }

    private static @Nullable Object read(JsonFactory factory, String json, Decimals decimals) {
        try (JsonParser parser = factory.createParser(json)) {
            return new JsonReader(parser, decimals).document();
        } catch (JsonEOFException e) {
            throw new JsonException(place(e.getLocation()) + "the JSON ends before it is complete");
        } catch (JsonProcessingException e) {
            throw new JsonException(place(e.getLocation()) + firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new JsonException(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Object document() throws IOException {
        if (parser.nextToken() == null) {
            throw new JsonException("there is no JSON, only white space");
        }
        Object tree = value();
        if (parser.nextToken() != null) {
            throw refused("there is more behind the end of the JSON value");
        }
        return tree;
    }

    private @Nullable Object value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> checked(parser.getText());
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw refused("a value is expected");
        };
    }

    private Map<String, @Nullable Object> object() throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = checked(parser.currentName());
            if (object.containsKey(name)) {
                throw refused("the key \"" + name + "\" stands twice in one object");
            }
            parser.nextToken();
            object.put(name, value());
        }
        return Collections.unmodifiableMap(object);
    }

    private List<@Nullable Object> array() throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return Collections.unmodifiableList(array);
    }

    private String checked(String text) {
        if (StrictUtf8.unpairedSurrogate(text) >= 0) {
            throw refused("the text has an unpaired surrogate");
        }
        return text;
    }

    private Object whole() throws IOException {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            return parser.getBigIntegerValue();
        }
        return parser.getLongValue();
    }

    private Object decimal() throws IOException {
        String digits = parser.getText();
        return switch (decimals) {
            case REFUSED -> throw refused(digits + " is not a whole number, and only whole numbers can stand here");
            case DOUBLE -> binary(digits);
            case EXACT -> exact(digits);
        };
    }

    private Object binary(String digits) {
        double number = Double.parseDouble(digits);
        if (Double.isInfinite(number)) {
            throw refused(digits + " is too large for a double");
        }
        return number;
    }

    private Object exact(String digits) {
        BigDecimal number;
        try {
            number = new BigDecimal(digits);
        } catch (NumberFormatException e) {
            throw refused(digits + " has too large an exponent");
        }
        return number.signum() == 0 && digits.startsWith("-") ? (Object) (-0.0) : number;
    }

    private JsonException refused(String reason) {
        return new JsonException(place(parser.currentTokenLocation()) + reason);
    }

    private static String place(@Nullable JsonLocation location) {
        if (location == null) {
            return "";
        }
        return "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "not JSON" : message.lines().findFirst().orElse("not JSON");
    }
}
