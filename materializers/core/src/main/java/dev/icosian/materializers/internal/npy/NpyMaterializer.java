package dev.icosian.materializers.internal.npy;

import dev.icosian.ArtifactInput;
import dev.icosian.ArtifactOutput;
import dev.icosian.TypeRef;
import dev.icosian.materializers.internal.family.NamedFormat;
import dev.icosian.materializers.internal.scalar.FormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** An array of numbers, or a rectangle of them, as NumPy's {@code save} writes it. Immutable and thread safe. */
final class NpyMaterializer<T> extends NamedFormat<T> {
    static final String ID = "npy";
    static final int VERSION = 1;
    static final String MEDIA_TYPE = "application/x-npy";

    private static final int BUFFER = 1 << 16;

    private final Element element;
    private final boolean matrix;

    NpyMaterializer(TypeRef<T> type, Element element, boolean matrix) {
        super(ID, VERSION, type, MEDIA_TYPE);
        this.element = element;
        this.matrix = matrix;
    }

    @Override
    public void write(T value, ArtifactOutput out) throws IOException {
        Header header =
                new Header(element.descr(), matrix ? shapeOf((Object[]) value) : List.of(Array.getLength(value)));
        try (OutputStream bytes = out.open()) {
            bytes.write(header.toBytes());
            if (!matrix) {
                writeRow(value, bytes);
                return;
            }
            for (Object row : (Object[]) value) {
                writeRow(row, bytes);
            }
        }
    }

    @Override
    @SuppressWarnings("unchecked") // type, element and matrix say the same
    public T read(ArtifactInput in) throws IOException {
        try (InputStream bytes = in.open()) {
            Header header = Header.read(bytes);
            check(header, in.size());
            Object value = matrix
                    ? readRows(header.shape().get(0), header.shape().get(1), bytes)
                    : readRow(header.shape().get(0), bytes);
            if (bytes.read() >= 0) {
                throw new FormatException("bytes after the last element");
            }
            return (T) value;
        }
    }

    private static List<Integer> shapeOf(Object[] rows) throws FormatException {
        int columns = -1;
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == null) {
                throw new FormatException("row " + i + " is null");
            }
            int length = Array.getLength(rows[i]);
            if (i > 0 && length != columns) {
                throw new FormatException("row " + i + " has " + length + " elements, row 0 has " + columns
                        + "; .npy holds rectangles only");
            }
            columns = length;
        }
        return List.of(rows.length, Math.max(columns, 0));
    }

    private void check(Header header, long size) throws FormatException {
        if (!header.descr().equals(element.descr())) {
            throw new FormatException(
                    "elements of type " + header.descr() + ", expected " + element.descr() + " for " + type());
        }
        int dimensions = matrix ? 2 : 1;
        if (header.shape().size() != dimensions) {
            throw new FormatException("the shape " + header.shapeText() + ", expected " + dimensions + " "
                    + (matrix ? "dimensions" : "dimension") + " for " + type());
        }
        long expected = header.toBytes().length + header.dataSize(element.size());
        if (size != expected) {
            throw new FormatException(size + " bytes, expected " + expected + " for the shape " + header.shapeText());
        }
    }

    private void writeRow(Object row, OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
        int length = Array.getLength(row);
        int chunk = BUFFER / element.size();
        for (int from = 0; from < length; from = Math.min(length, from + chunk)) {
            buffer.clear();
            element.put(row, from, Math.min(length, from + chunk), buffer);
            out.write(buffer.array(), 0, buffer.position());
        }
    }

    private Object readRows(int rows, int columns, InputStream in) throws IOException {
        Object[] value = (Object[]) Array.newInstance(type().rawClass().getComponentType(), rows);
        for (int i = 0; i < rows; i++) {
            value[i] = readRow(columns, in);
        }
        return value;
    }

    private Object readRow(int length, InputStream in) throws IOException {
        Object row = element.array(length);
        int chunk = BUFFER / element.size();
        byte[] buffer = new byte[(int) Math.min(BUFFER, (long) length * element.size())];
        for (int from = 0; from < length; from = Math.min(length, from + chunk)) {
            int to = Math.min(length, from + chunk);
            int count = (to - from) * element.size();
            if (in.readNBytes(buffer, 0, count) < count) {
                throw new EOFException("the elements are cut off");
            }
            try {
                element.get(row, from, to, ByteBuffer.wrap(buffer, 0, count).order(ByteOrder.LITTLE_ENDIAN));
            } catch (IllegalArgumentException e) {
                throw new FormatException(e.getMessage() == null ? "" : e.getMessage(), e);
            }
        }
        return row;
    }
}
