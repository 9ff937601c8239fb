package corpus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Records, sealed types, patterns, dispatch. */
public final class Shapes {
    private Shapes() {}

    /** Sealed. */
    public sealed interface Shape permits Square, Circle, Group {
        double area();

        default String name() {
            return getClass().getSimpleName();
        }
    }

    /** A record with a check. */
    public record Square(double side) implements Shape {
        public Square {
            if (side < 0) {
                throw new IllegalArgumentException("side " + side);
            }
        }

        @Override
        public double area() {
            return side * side;
        }
    }

    /** A record with a method of its own. */
    public record Circle(double radius) implements Shape {
        @Override
        public double area() {
            return Math.PI * radius * radius;
        }

        @Override
        public String toString() {
            return "circle of " + radius;
        }
    }

    /** A record of records. */
    public record Group(List<Shape> members, int depth) implements Shape {
        @Override
        public double area() {
            double sum = 0;
            for (Shape member : members) {
                sum += member.area();
            }
            return sum;
        }
    }

    /** A generic record. */
    public record Pair<A, B>(A left, B right) {
        static <T> Pair<T, T> twice(T value) {
            return new Pair<>(value, value);
        }
    }

    public static double total(List<Shape> shapes) {
        double total = 0;
        for (Shape shape : shapes) {
            total += shape.area();
        }
        return total;
    }

    public static String pattern(Object value) {
        if (value instanceof Square square && square.side() > 1) {
            return "square " + square.side();
        }
        if (!(value instanceof Circle circle)) {
            return "none";
        }
        return circle.name() + circle.radius();
    }

    public static double patterns(Shape shape) {
        return shape instanceof Square s ? s.side() : shape instanceof Circle c ? c.radius() : shape.area();
    }

    public static int distinct(List<Square> squares) {
        Set<Square> set = new HashSet<>(squares);
        set.add(new Square(1));
        return set.size();
    }

    public static Pair<Double, Double> pair(double value) {
        return Pair.twice(value + 1);
    }

    public static List<String> local(int count) {
        record Line(int number, String text) {
            String shown() {
                return number + ": " + text;
            }
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(new Line(i, "x".repeat(i)).shown());
        }
        return lines;
    }

    public static Optional<Shape> largest(List<Shape> shapes) {
        return shapes.stream().max((a, b) -> Double.compare(a.area(), b.area()));
    }

    public static String text(Circle circle, Square square) {
        return "" + circle + square;
    }
}
