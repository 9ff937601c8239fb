package dev.icosian.materializers.internal.npy;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The element types, each with NumPy's name for its little-endian bytes. */
enum Element {
    DOUBLE(double.class, "<f8", Double.BYTES) {
        @Override
        void put(Object row, int from, int to, ByteBuffer bytes) {
            double[] values = (double[]) row;
            for (int i = from; i < to; i++) {
                // One NaN for all, whatever its bits.
                bytes.putLong(Double.doubleToLongBits(values[i]));
            }
        }

        @Override
        void get(Object row, int from, int to, ByteBuffer bytes) {
            bytes.asDoubleBuffer().get((double[]) row, from, to - from);
        }
    },
    FLOAT(float.class, "<f4", Float.BYTES) {
        @Override
        void put(Object row, int from, int to, ByteBuffer bytes) {
            float[] values = (float[]) row;
            for (int i = from; i < to; i++) {
                bytes.putInt(Float.floatToIntBits(values[i]));
            }
        }

        @Override
        void get(Object row, int from, int to, ByteBuffer bytes) {
            bytes.asFloatBuffer().get((float[]) row, from, to - from);
        }
    },
    LONG(long.class, "<i8", Long.BYTES) {
        @Override
        void put(Object row, int from, int to, ByteBuffer bytes) {
            bytes.asLongBuffer().put((long[]) row, from, to - from);
            bytes.position(bytes.position() + (to - from) * Long.BYTES);
        }

        @Override
        void get(Object row, int from, int to, ByteBuffer bytes) {
            bytes.asLongBuffer().get((long[]) row, from, to - from);
        }
    },
    INT(int.class, "<i4", Integer.BYTES) {
        @Override
        void put(Object row, int from, int to, ByteBuffer bytes) {
            bytes.asIntBuffer().put((int[]) row, from, to - from);
            bytes.position(bytes.position() + (to - from) * Integer.BYTES);
        }

        @Override
        void get(Object row, int from, int to, ByteBuffer bytes) {
            bytes.asIntBuffer().get((int[]) row, from, to - from);
        }
    },
    SHORT(short.class, "<i2", Short.BYTES) {
        @Override
        void put(Object row, int from, int to, ByteBuffer bytes) {
            bytes.asShortBuffer().put((short[]) row, from, to - from);
            bytes.position(bytes.position() + (to - from) * Short.BYTES);
        }

        @Override
        void get(Object row, int from, int to, ByteBuffer bytes) {
            bytes.asShortBuffer().get((short[]) row, from, to - from);
        }
    },
    BYTE(byte.class, "|i1", Byte.BYTES) {
        @Override
        void put(Object row, int from, int to, ByteBuffer bytes) {
            bytes.put((byte[]) row, from, to - from);
        }

        @Override
        void get(Object row, int from, int to, ByteBuffer bytes) {
            bytes.get((byte[]) row, from, to - from);
        }
    },
    BOOLEAN(boolean.class, "|b1", Byte.BYTES) {
        @Override
        void put(Object row, int from, int to, ByteBuffer bytes) {
            boolean[] values = (boolean[]) row;
            for (int i = from; i < to; i++) {
                bytes.put((byte) (values[i] ? 1 : 0));
            }
        }

        @Override
        void get(Object row, int from, int to, ByteBuffer bytes) throws IllegalArgumentException {
            boolean[] values = (boolean[]) row;
            for (int i = from; i < to; i++) {
                byte value = bytes.get();
                if (value != 0 && value != 1) {
                    throw new IllegalArgumentException("the byte " + value + " is neither 0 nor 1");
                }
                values[i] = value == 1;
            }
        }
    };

    private final Class<?> type;
    private final String descr;
    private final int size;

    Element(Class<?> type, String descr, int size) {
        this.type = type;
        this.descr = descr;
        this.size = size;
    }

    static Optional<Element> of(Class<?> type) {
        for (Element element : values()) {
            if (element.type == type) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    /** Returns the type as the header has it. */
    String descr() {
        return descr;
    }

    /** Returns the number of bytes of one element. */
    int size() {
        return size;
    }

    /** Returns an array of this type. */
    Object array(int length) {
        return Array.newInstance(type, length);
    }

    /** Appends a part of an array to the bytes. */
    abstract void put(Object row, int from, int to, ByteBuffer bytes);

    /** Fills a part of an array from the bytes. */
    abstract void get(Object row, int from, int to, ByteBuffer bytes);
}
