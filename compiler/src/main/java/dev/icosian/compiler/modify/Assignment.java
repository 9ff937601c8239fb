package dev.icosian.compiler.modify;

import dev.icosian.compiler.use.BuiltIn;

/** {@code name=value}, as annotations have it. */
record Assignment(String name, String value) {
    /**
     * Returns the parts around the first {@code =}; throws if there is none or nothing stands before it.
     *
     * @param where what has the text, to stand before it in messages
     */
    static Assignment of(String where, String text, String form) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw BuiltIn.problem(
                    "Modifier/IllegalArgument", where + ": '" + text + "' is not of the form " + form, "write " + form);
        }
        return new Assignment(text.substring(0, equals).strip(), text.substring(equals + 1));
    }
}
