package orders;

/** What a customer bought. */
public record Sale(String customer, long cents) {}
