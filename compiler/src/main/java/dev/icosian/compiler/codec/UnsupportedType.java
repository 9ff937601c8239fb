package dev.icosian.compiler.codec;

/**
 * Why a type has no codec.
 *
 * @param code {@code Params/Type}: no such type can be a value; {@code Params/NestedPath}: a path inside something else
 *     than a list; {@code Params/Default}: the default of a record's component does not fit its type
 * @param reason a sentence without its full stop, to stand after what has the type and a colon
 */
public record UnsupportedType(String code, String reason) {
    static final String TYPE = "Params/Type";
    static final String NESTED_PATH = "Params/NestedPath";
    static final String DEFAULT = "Params/Default";

    /** Returns what to do about it. */
    public String hint() {
        return code.equals(DEFAULT)
                ? "correct the default: write it as the value of the component would be given"
                : "let a function make the value, from params of simple types";
    }
}
