package dev.icosian.compiler.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AssignabilityTest {
    interface Shape {}

    record Circle(double radius) implements Shape {}

    enum Region {
        US
    }

    static class Texts extends ArrayList<String> {}

    @SuppressWarnings("rawtypes")
    static class RawTexts extends ArrayList {}

    static class Box<T> {
        class Inner {
            Box<T> outer() {
                return Box.this;
            }
        }
    }

    static class NumberBox<N extends Number> extends Box<N> {}

    static class Pair<A, B> {}

    static class Swapped<A, B> extends Pair<B, A> {}

    interface Named<T> extends Supplier<List<T>> {}

    /** The types of the table: a field for each. */
    @SuppressWarnings("rawtypes")
    static final class Cases<V, N extends Number> {
        boolean pBoolean;
        byte pByte;
        short pShort;
        char pChar;
        int pInt;
        long pLong;
        float pFloat;
        double pDouble;
        Boolean bBoolean;
        Integer bInteger;
        Long bLong;
        Double bDouble;
        Number number;
        Object object;
        String string;
        CharSequence chars;
        Comparable<String> comparableString;
        Comparable<Integer> comparableInteger;
        Region region;
        Enum<Region> enumRegion;
        Enum<?> enumAny;
        Shape shape;
        Circle circle;
        Record record;
        double[] doubles;
        int[] ints;
        double[][] matrix;
        Double[] boxedDoubles;
        Number[] numbers;
        Object[] objects;
        String[] strings;
        List raw;
        ArrayList rawArrayList;
        Collection rawCollection;
        Map rawMap;
        List<String> listString;
        List<Integer> listInteger;
        List<Number> listNumber;
        List<Object> listObject;
        List<?> listAny;
        List<? extends Number> listExtendsNumber;
        List<? extends Integer> listExtendsInteger;
        List<? super Integer> listSuperInteger;
        List<? super Number> listSuperNumber;
        ArrayList<String> arrayListString;
        Collection<String> collectionString;
        Iterable<? extends CharSequence> iterableChars;
        Texts texts;
        RawTexts rawTexts;
        Map<String, Integer> mapStringInteger;
        HashMap<String, Integer> hashMapStringInteger;
        Map<String, Number> mapStringNumber;
        Map<String, ? extends Number> mapStringExtendsNumber;
        Map<?, ?> mapAny;
        List<List<String>> listListString;
        List<List> listRaw;
        List<? extends List<String>> listExtendsListString;
        List<? extends Collection<?>> listExtendsCollection;
        List<ArrayList<String>> listArrayListString;
        List<String>[] arrayOfListString;
        List<?>[] arrayOfListAny;
        Collection<String>[] arrayOfCollectionString;
        List[] arrayOfRaw;
        Box<Integer> boxInteger;
        Box<? extends Number> boxExtendsNumber;
        NumberBox<Integer> numberBoxInteger;
        NumberBox<?> numberBoxAny;
        Box<Integer>.Inner innerOfInteger;
        Box<String>.Inner innerOfString;
        Pair<String, Integer> pair;
        Swapped<Integer, String> swapped;
        Swapped<String, Integer> swappedOtherwise;
        Named<String> named;
        Supplier<List<String>> supplier;
        Supplier<? extends Collection<String>> supplierOfCollection;
        Function<? super Number, ? extends CharSequence> function;
        Function<Object, String> exactFunction;
        Optional<String> optionalString;
        Set<Region> setRegion;
        V variable;
        N bounded;
        List<V> listVariable;
        V[] arrayOfVariable;
    }

    static Stream<Arguments> table() {
        return Stream.of(
                // boxing, and nothing wider
                row("pInt", "pInt", Fit.YES),
                row("pInt", "bInteger", Fit.YES),
                row("bInteger", "pInt", Fit.YES),
                row("pBoolean", "bBoolean", Fit.YES),
                row("pInt", "number", Fit.YES),
                row("pInt", "object", Fit.YES),
                row("pInt", "comparableInteger", Fit.YES),
                row("pInt", "comparableString", Fit.NO),
                row("pInt", "pLong", Fit.NO),
                row("pInt", "bLong", Fit.NO),
                row("bInteger", "bLong", Fit.NO),
                row("pInt", "pDouble", Fit.NO),
                row("pByte", "pShort", Fit.NO),
                row("pChar", "pInt", Fit.NO),
                row("pFloat", "pDouble", Fit.NO),
                row("pLong", "pInt", Fit.NO),
                row("bDouble", "pDouble", Fit.YES),
                row("pInt", "string", Fit.NO),
                // classes
                row("string", "string", Fit.YES),
                row("string", "chars", Fit.YES),
                row("string", "comparableString", Fit.YES),
                row("chars", "string", Fit.NO),
                row("object", "string", Fit.NO),
                row("number", "bInteger", Fit.NO),
                row("circle", "shape", Fit.YES),
                row("circle", "record", Fit.YES),
                row("shape", "circle", Fit.NO),
                row("region", "enumRegion", Fit.YES),
                row("region", "enumAny", Fit.YES),
                row("region", "object", Fit.YES),
                // arrays
                row("doubles", "doubles", Fit.YES),
                row("doubles", "ints", Fit.NO),
                row("doubles", "boxedDoubles", Fit.NO),
                row("boxedDoubles", "doubles", Fit.NO),
                row("boxedDoubles", "numbers", Fit.YES),
                row("numbers", "boxedDoubles", Fit.NO),
                row("strings", "objects", Fit.YES),
                row("doubles", "object", Fit.YES),
                row("doubles", "objects", Fit.NO),
                row("matrix", "matrix", Fit.YES),
                row("matrix", "objects", Fit.YES),
                row("matrix", "doubles", Fit.NO),
                row("doubles", "matrix", Fit.NO),
                row("string", "strings", Fit.NO),
                row("strings", "listString", Fit.NO),
                row("arrayOfListString", "arrayOfListString", Fit.YES),
                row("arrayOfListString", "arrayOfListAny", Fit.YES),
                row("arrayOfListString", "arrayOfCollectionString", Fit.YES),
                row("arrayOfCollectionString", "arrayOfListString", Fit.NO),
                row("arrayOfListString", "arrayOfRaw", Fit.RAW),
                row("arrayOfRaw", "arrayOfListString", Fit.RAW),
                row("arrayOfListString", "objects", Fit.YES),
                // type arguments
                row("listString", "listString", Fit.YES),
                row("listString", "listInteger", Fit.NO),
                row("listString", "collectionString", Fit.YES),
                row("collectionString", "listString", Fit.NO),
                row("arrayListString", "listString", Fit.YES),
                row("arrayListString", "iterableChars", Fit.YES),
                row("texts", "listString", Fit.YES),
                row("texts", "listInteger", Fit.NO),
                row("texts", "texts", Fit.YES),
                row("listInteger", "listNumber", Fit.NO),
                row("listInteger", "listObject", Fit.NO),
                row("mapStringInteger", "mapStringInteger", Fit.YES),
                row("hashMapStringInteger", "mapStringInteger", Fit.YES),
                row("mapStringInteger", "mapStringNumber", Fit.NO),
                row("mapStringInteger", "mapStringExtendsNumber", Fit.YES),
                row("listListString", "listListString", Fit.YES),
                row("listArrayListString", "listListString", Fit.NO),
                row("pair", "swapped", Fit.NO),
                row("swapped", "pair", Fit.YES),
                row("swappedOtherwise", "pair", Fit.NO),
                row("named", "supplier", Fit.YES),
                row("named", "supplierOfCollection", Fit.YES),
                row("innerOfInteger", "innerOfInteger", Fit.YES),
                row("optionalString", "string", Fit.NO),
                row("setRegion", "listString", Fit.NO),
                // wildcards
                row("listInteger", "listAny", Fit.YES),
                row("listInteger", "listExtendsNumber", Fit.YES),
                row("listString", "listExtendsNumber", Fit.NO),
                row("listExtendsInteger", "listExtendsNumber", Fit.YES),
                row("listExtendsNumber", "listExtendsInteger", Fit.NO),
                row("listExtendsNumber", "listNumber", Fit.NO),
                row("listAny", "listObject", Fit.NO),
                row("listAny", "listAny", Fit.YES),
                row("listNumber", "listSuperInteger", Fit.YES),
                row("listInteger", "listSuperInteger", Fit.YES),
                row("listString", "listSuperInteger", Fit.NO),
                row("listSuperNumber", "listSuperInteger", Fit.YES),
                row("listSuperInteger", "listSuperNumber", Fit.NO),
                row("listExtendsInteger", "listSuperInteger", Fit.NO),
                row("listSuperInteger", "listAny", Fit.YES),
                row("listArrayListString", "listExtendsListString", Fit.YES),
                row("listListString", "listExtendsCollection", Fit.YES),
                row("boxInteger", "boxExtendsNumber", Fit.YES),
                row("numberBoxInteger", "boxInteger", Fit.YES),
                row("numberBoxAny", "boxExtendsNumber", Fit.YES),
                row("mapStringInteger", "mapAny", Fit.YES),
                row("exactFunction", "function", Fit.YES),
                // raw types
                row("raw", "raw", Fit.RAW),
                row("raw", "listString", Fit.RAW),
                row("listString", "raw", Fit.RAW),
                row("arrayListString", "rawCollection", Fit.RAW),
                row("rawArrayList", "listString", Fit.RAW),
                row("rawTexts", "listString", Fit.RAW),
                row("raw", "rawMap", Fit.NO),
                row("raw", "object", Fit.YES),
                row("listRaw", "listListString", Fit.NO),
                row("listRaw", "listExtendsListString", Fit.RAW),
                // free type variables, which functions do not have but records may
                row("variable", "object", Fit.YES),
                row("variable", "variable", Fit.YES),
                row("variable", "string", Fit.NO),
                row("string", "variable", Fit.NO),
                row("bounded", "number", Fit.YES),
                row("bounded", "string", Fit.NO),
                row("listVariable", "listVariable", Fit.YES),
                row("listVariable", "listString", Fit.NO),
                row("arrayOfVariable", "objects", Fit.YES));
    }

    private static Arguments row(String from, String to, Fit fit) {
        return arguments(from, to, fit);
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @MethodSource("table")
    void typesFitAsJavacHasItForReferences(String from, String to, Fit fit) throws Exception {
        assertThat(Assignability.of(type(from), type(to))).isEqualTo(fit);
    }

    @Test
    void innerClassOfAnotherInstanceTypeDoesNotFit() throws Exception {
        assertThat(Assignability.of(type("innerOfInteger"), type("innerOfString")))
                .isEqualTo(Fit.NO);
    }

    @Test
    void typesMadeByHandFitLikeThoseOfSourceFiles() throws Exception {
        Type made = Types.parameterized(List.class, String.class);

        assertThat(made).isEqualTo(type("listString")).hasSameHashCodeAs(type("listString"));
        assertThat(type("listString")).isEqualTo(made);
        assertThat(Assignability.of(made, type("collectionString"))).isEqualTo(Fit.YES);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    pInt        | pLong      | values travel boxed, so int does not become long: use the same type on both sides
                    bInteger    | pDouble    | values travel boxed, so Integer does not become double: use the same type on both sides
                    listInteger | listNumber | the type arguments differ: use the same on both sides, or a wildcard where the value is only read
                    string      | pInt       | -
                    """)
    void mismatchesThatSurprisePeopleHaveAHint(String from, String to, String hint) throws Exception {
        assertThat(Assignability.hint(type(from), type(to))).isEqualTo(hint);
    }

    static Type type(String name) throws NoSuchFieldException {
        Field field = Cases.class.getDeclaredField(name);
        return field.getGenericType();
    }
}
