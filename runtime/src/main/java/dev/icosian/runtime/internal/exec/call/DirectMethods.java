package dev.icosian.runtime.internal.exec.call;

import org.jspecify.annotations.Nullable;

/**
 * Methods that are called by number, without reflection. Public for the classes made by {@link DirectCalls}, which are in
 * other class loaders. A class and no interface: an interface's methods are looked for at each call. Thread safe.
 */
public abstract class DirectMethods {
    /** For the classes that are made. */
    protected DirectMethods() {}

    /**
     * Returns what a method returns; exceptions are those of the method.
     *
     * @param method its number
     * @param arguments as many as it has, each of the parameter's class
     */
    public abstract @Nullable Object call(int method, @Nullable Object[] arguments) throws Exception;
}
