package dev.icosian.compiler.fingerprint;

import java.util.Set;

/**
 * One class.
 *
 * @param digest of what it does and looks like, 64 hex digits; empty if unknown
 * @param reaches names of the user classes that it mentions
 * @param supertypes names of the user classes that it extends or implements directly
 * @param outside names of the classes that it mentions and that are neither user code nor the JDK's nor this library's
 * @param unknown why its code cannot be known; empty if it is
 */
record ClassPrint(
        String name, String digest, Set<String> reaches, Set<String> supertypes, Set<String> outside, String unknown) {
    ClassPrint {
        reaches = Set.copyOf(reaches);
        supertypes = Set.copyOf(supertypes);
        outside = Set.copyOf(outside);
    }

    static ClassPrint unknown(String name, String why) {
        return new ClassPrint(name, "", Set.of(), Set.of(), Set.of(), why);
    }
}
