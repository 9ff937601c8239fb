package dev.icosian.compiler.quality;

/** A record's component is null where null is not allowed: {@code Run/NullResult} of the producing node. */
public final class NullComponentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String producer;
    private final String component;

    /** Names the node that made the record, and the component. */
    public NullComponentException(String producer, String component) {
        super("'" + producer + "' returned a record whose component '" + component
                + "' is null; return a value, or mark the component @Nullable");
        this.producer = producer;
        this.component = component;
    }

    /** Returns the node that made the record. */
    public String producer() {
        return producer;
    }

    /** Returns the component that is null. */
    public String component() {
        return component;
    }
}
