package dev.icosian.internal;

import java.util.List;

/** An object of this library that does what functions given by the user do: their code is its code. */
public interface MadeOfFunctions {
    /** Returns the functions, always in the same order. */
    List<Object> functions();
}
