package dev.icosian.compiler.type;

/** How a value's type fits a parameter's. */
public enum Fit {
    /** It does. */
    YES,
    /** As far as can be seen: a raw type hides the arguments on one side. */
    RAW,
    /** It does not. */
    NO
}
