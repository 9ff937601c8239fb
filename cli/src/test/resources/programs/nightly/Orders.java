package nightly;

import dev.icosian.*;
import java.sql.*;
import java.time.LocalDate;

@DataflowModule
public final class Orders {
    public record OrderRow(long[] id, double[] amount, @Tag("pii=email") String[] customer) {}

    /** Ephemeral: opened in each step that needs it, closed (AutoCloseable) when that step ends. */
    public static Connection warehouse(String jdbcUrl, Secret dbPassword) throws SQLException {
        return DriverManager.getConnection(jdbcUrl, "etl", dbPassword.reveal());
    }

    @Reuse(Reuse.Scope.WITHIN_RUN)
    @Extract
    public static OrderRow orders(Connection warehouse, LocalDate day) throws SQLException {
        return Jdbc.query(warehouse, "select id, amount, customer from orders where day = ?", day);
    }

    public static double[] dailyRevenue(double[] amount, double[] exchangeRates, LocalDate day) {
        return amount;
    }
}
