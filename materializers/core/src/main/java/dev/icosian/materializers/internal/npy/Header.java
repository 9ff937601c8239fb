package dev.icosian.materializers.internal.npy;

import dev.icosian.materializers.internal.scalar.FormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands before the elements, byte by byte as NumPy writes it.
 *
 * @param descr the element type
 * @param shape the lengths, one or two
 */
record Header(String descr, List<Integer> shape) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int PREFIX = MAGIC.length + Short.BYTES;
    private static final int ALIGNMENT = 64;

    /** NumPy leaves room to append rows in place: as many characters as the longest number of rows needs more. */
    private static final int ROOM_FOR_ROWS = 21;

    private static final Pattern TEXT =
            Pattern.compile("\\{'descr': '([^']*)', 'fortran_order': (True|False), 'shape': \\(([0-9, ]*)\\), \\} *\n");

    Header {
        shape = List.copyOf(shape);
    }

    byte[] toBytes() {
        String text = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shapeText() + ", }"
                + " ".repeat(ROOM_FOR_ROWS - shape.get(0).toString().length());
        int unpadded = PREFIX + text.length() + 1;
        String padded = text + " ".repeat((ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT) + "\n";
        byte[] bytes = Arrays.copyOf(MAGIC, PREFIX + padded.length());
        bytes[MAGIC.length] = (byte) padded.length();
        bytes[MAGIC.length + 1] = (byte) (padded.length() >> Byte.SIZE);
        System.arraycopy(padded.getBytes(StandardCharsets.US_ASCII), 0, bytes, PREFIX, padded.length());
        return bytes;
    }

    static Header read(InputStream in) throws IOException {
        byte[] prefix = readExactly(in, PREFIX);
        if (!Arrays.equals(MAGIC, 0, MAGIC.length, prefix, 0, MAGIC.length)) {
            throw new FormatException("no .npy file of version 1.0: it begins with other bytes");
        }
        int length =
                Byte.toUnsignedInt(prefix[MAGIC.length]) | Byte.toUnsignedInt(prefix[MAGIC.length + 1]) << Byte.SIZE;
        String text = new String(readExactly(in, length), StandardCharsets.ISO_8859_1);
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new FormatException("an .npy header that is not understood: " + text.strip());
        }
        if (matcher.group(2).equals("True")) {
            throw new FormatException("an .npy file in Fortran order; save it in C order");
        }
        return new Header(matcher.group(1), lengths(matcher.group(3)));
    }

    /** Returns the number of bytes of the elements. */
    long dataSize(int elementSize) {
        long size = elementSize;
        for (int length : shape) {
            size = Math.multiplyExact(size, length);
        }
        return size;
    }

    String shapeText() {
        return shape.stream()
                .map(length -> Integer.toString(length))
                .collect(Collectors.joining(", ", "(", shape.size() == 1 ? ",)" : ")"));
    }

    private static List<Integer> lengths(String text) throws FormatException {
        List<Integer> lengths = new ArrayList<>();
        for (String length : text.split(",", -1)) {
            if (length.isBlank()) {
                continue;
            }
            try {
                lengths.add(Integer.valueOf(length.strip()));
            } catch (NumberFormatException e) {
                throw new FormatException("the shape (" + text + ") is beyond what Java arrays hold", e);
            }
        }
        return lengths;
    }

    private static byte[] readExactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the .npy header is cut off");
        }
        return bytes;
    }
}
