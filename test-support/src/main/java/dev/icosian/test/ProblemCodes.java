package dev.icosian.test;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The codes of problems that compiled classes hold as constants. */
public final class ProblemCodes {
    private static final Predicate<String> CODE =
            Pattern.compile("[A-Z][A-Za-z]+/[A-Z][A-Za-z]+").asMatchPredicate();

    private ProblemCodes() {}

    /** Returns the codes in all classes of a folder, but for descriptions of packages. */
    public static Set<String> in(Path classes) throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".class"))
                    .filter(one -> !one.toString().endsWith("-info.class"))
                    .toList()) {
                try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                    addConstants(in, codes);
                }
            }
        }
        return codes;
    }

    /** Reads the table of constants with which a class file begins. */
    private static void addConstants(DataInputStream in, Set<String> codes) throws IOException {
        in.readLong();
        int count = in.readUnsignedShort();
        for (int item = 1; item < count; item++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> {
                    String text = in.readUTF();
                    if (CODE.test(text)) {
                        codes.add(text);
                    }
                }
                case 5, 6 -> {
                    in.readLong();
                    // It takes two places.
                    item++;
                }
                case 7, 8, 16, 19, 20 -> in.readUnsignedShort();
                case 15 -> in.skipBytes(3);
                default -> in.readInt();
            }
        }
    }
}
