package corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Classes of all sorts. */
public final class Classes {
    private Classes() {}

    /** A hierarchy. */
    abstract static class Model {
        private final double bias;
        protected int uses;

        Model(double bias) {
            this.bias = bias;
        }

        abstract double weight();

        double predict(double x) {
            uses++;
            return x * weight() + bias;
        }
    }

    static class Linear extends Model {
        private final double[] weights = {1, 2};
        private final String name;

        {
            uses = 5;
        }

        Linear() {
            this("linear");
        }

        Linear(String name) {
            super(0.5);
            this.name = name;
        }

        @Override
        double weight() {
            return weights[0] + name.length();
        }
    }

    static final class Scaled extends Linear {
        @Override
        double weight() {
            return super.weight() * 3;
        }

        @Override
        double predict(double x) {
            return super.predict(-x);
        }
    }

    /** With inner classes. */
    static final class Range implements Iterable<Integer> {
        private final int from;
        private final int to;

        Range(int from, int to) {
            this.from = from;
            this.to = to;
        }

        final class Numbers implements Iterator<Integer> {
            private int next = from;

            @Override
            public boolean hasNext() {
                return next < to;
            }

            @Override
            public Integer next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return next++;
            }
        }

        /** Does not use the object around it. */
        final class Idle {
            private final int value;

            Idle(int value) {
                this.value = value;
            }

            int value() {
                return value;
            }
        }

        int idle() {
            return new Idle(from).value();
        }

        @Override
        public Iterator<Integer> iterator() {
            return new Numbers();
        }
    }

    /** Generic, with bridges. */
    static final class ByLength implements Comparator<String> {
        @Override
        public int compare(String a, String b) {
            return Integer.compare(a.length(), b.length());
        }
    }

    static class Node<T extends Comparable<T>> {
        T value;
        Node<T> next;

        Node<T> with(T added) {
            Node<T> node = new Node<>();
            node.value = added;
            node.next = this;
            return node;
        }
    }

    public static double linear(double x) {
        return new Linear().predict(x);
    }

    public static double dispatched(boolean isScaled, double x) {
        Model model = isScaled ? new Scaled() : new Linear("long");
        return model.predict(x);
    }

    public static int iterated(int from, int to) {
        int sum = 0;
        for (int each : new Range(from, to)) {
            sum += each;
        }
        return sum;
    }

    public static int idle(int from) {
        return new Range(from, from).idle();
    }

    public static List<String> sorted(List<String> words) {
        List<String> sorted = new ArrayList<>(words);
        sorted.sort(new ByLength());
        return sorted;
    }

    public static List<String> anonymous(List<String> words, int from) {
        List<String> sorted = new ArrayList<>(words);
        sorted.sort(new Comparator<String>() {
            @Override
            public int compare(String a, String b) {
                return a.substring(from).compareTo(b.substring(from));
            }
        });
        return sorted;
    }

    public static int localClass(int start) {
        class Counter {
            private int count = start;

            int next() {
                return count++;
            }
        }
        Counter counter = new Counter();
        counter.next();
        return counter.next();
    }

    public static String linked(String a, String b) {
        Node<String> node = new Node<String>().with(a).with(b);
        return node.value + node.next.value;
    }
}
