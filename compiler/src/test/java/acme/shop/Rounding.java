package acme.shop;

final class Rounding {
    private Rounding() {}

    static double round(double value) {
        return Math.rint(value * 100) / 100;
    }
}
