package dev.icosian.compiler.measure;

import java.math.BigDecimal;

/** Sees the elements of a value one by one. */
public interface ElementVisitor {
    /** Sees a number that a double holds exactly; true is 1, false is 0. */
    default void number(double value) {}

    /** Sees a number that a double may not hold. */
    default void exact(BigDecimal value) {
        number(value.doubleValue());
    }

    /** Sees a text. */
    default void text(String value) {}

    /** Sees any element at all, null or not, before it is seen as what it is. */
    default void element() {}

    /** Sees a null: an element, a list or array inside another, or the whole value. */
    default void missing() {}
}
