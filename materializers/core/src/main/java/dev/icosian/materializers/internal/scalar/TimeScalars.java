package dev.icosian.materializers.internal.scalar;

import dev.icosian.materializers.internal.scalar.Scalar.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The scalar types of {@code java.time}. */
final class TimeScalars {
    // Years outside 1000 to 9999 are not spelled by toString as parse reads them.
    private static final DateTimeFormatter YEAR = year().toFormatter(Locale.ROOT);
    private static final DateTimeFormatter YEAR_MONTH =
            year().appendLiteral('-').appendValue(ChronoField.MONTH_OF_YEAR, 2).toFormatter(Locale.ROOT);

    static final Map<Class<?>, Scalar<?>> KNOWN = known();

    private TimeScalars() {}

    private static Map<Class<?>, Scalar<?>> known() {
        Map<Class<?>, Scalar<?>> known = new HashMap<>();
        Scalars.add(known, LocalDate.class, Kind.STRING, LocalDate::toString, LocalDate::parse);
        Scalars.add(known, LocalTime.class, Kind.STRING, LocalTime::toString, LocalTime::parse);
        Scalars.add(known, LocalDateTime.class, Kind.STRING, LocalDateTime::toString, LocalDateTime::parse);
        Scalars.add(known, OffsetTime.class, Kind.STRING, OffsetTime::toString, OffsetTime::parse);
        Scalars.add(known, OffsetDateTime.class, Kind.STRING, OffsetDateTime::toString, OffsetDateTime::parse);
        Scalars.add(known, ZonedDateTime.class, Kind.STRING, ZonedDateTime::toString, ZonedDateTime::parse);
        Scalars.add(known, Instant.class, Kind.STRING, Instant::toString, Instant::parse);
        Scalars.add(known, Duration.class, Kind.STRING, Duration::toString, Duration::parse);
        Scalars.add(known, Period.class, Kind.STRING, Period::toString, Period::parse);
        Scalars.add(known, Year.class, Kind.STRING, YEAR::format, text -> Year.parse(text, YEAR));
        Scalars.add(known, YearMonth.class, Kind.STRING, YEAR_MONTH::format, text -> YearMonth.parse(text, YEAR_MONTH));
        Scalars.add(known, MonthDay.class, Kind.STRING, MonthDay::toString, MonthDay::parse);
        Scalars.add(known, ZoneId.class, Kind.STRING, ZoneId::getId, ZoneId::of);
        Scalars.add(known, ZoneOffset.class, Kind.STRING, ZoneOffset::getId, ZoneOffset::of);
        return Map.copyOf(known);
    }

    private static DateTimeFormatterBuilder year() {
        return new DateTimeFormatterBuilder().appendValue(ChronoField.YEAR, 4, 10, SignStyle.EXCEEDS_PAD);
    }
}
