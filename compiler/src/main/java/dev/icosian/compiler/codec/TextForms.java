package dev.icosian.compiler.codec;

import java.net.URI;
import java.nio.file.Path;
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
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types whose values are one text. */
final class TextForms {
    private static final DateTimeFormatter YEAR = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4, 10, SignStyle.EXCEEDS_PAD)
            .toFormatter(Locale.ROOT);

    static final Map<Class<?>, ValueForm> BY_TYPE = Stream.of(
                    form(String.class, "text", text -> text),
                    form(Character.class, "one character", TextForms::character),
                    form(URI.class, "a URI", URI::create),
                    form(Path.class, "a path", TextForms::path),
                    form(LocalDate.class, "a date such as 2026-01-31", LocalDate::parse),
                    form(LocalTime.class, "a time such as 23:59:30", LocalTime::parse),
                    form(LocalDateTime.class, "a date and time such as 2026-01-31T23:59:30", LocalDateTime::parse),
                    form(Instant.class, "an instant such as 2026-01-31T23:59:30Z", Instant::parse),
                    form(
                            OffsetDateTime.class,
                            "a date and time with offset such as 2026-01-31T23:59:30+01:00",
                            OffsetDateTime::parse),
                    form(OffsetTime.class, "a time with offset such as 23:59:30+01:00", OffsetTime::parse),
                    form(
                            ZonedDateTime.class,
                            "a date and time with zone such as 2026-01-31T23:59:30+01:00[Europe/Berlin]",
                            ZonedDateTime::parse),
                    form(Duration.class, "a duration such as PT15M", Duration::parse),
                    form(Period.class, "a period such as P1M10D", Period::parse),
                    new TextForm(
                            Year.class,
                            "a year such as 2026",
                            text -> Year.parse(text, YEAR),
                            year -> YEAR.format((Year) year)),
                    form(YearMonth.class, "a month such as 2026-01", YearMonth::parse),
                    form(MonthDay.class, "a day of the year such as --01-31", MonthDay::parse),
                    form(ZoneId.class, "a time zone such as Europe/Berlin", ZoneId::of),
                    form(ZoneOffset.class, "an offset such as +01:00", ZoneOffset::of))
            .collect(Collectors.toUnmodifiableMap(TextForm::type, form -> form));

    private TextForms() {}

    private static TextForm form(Class<?> type, String description, Function<String, Object> parse) {
        return new TextForm(type, description, parse, Object::toString);
    }

    private static Object character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("not one character");
        }
        return text.charAt(0);
    }

    private static Object path(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("an empty path");
        }
        return Path.of(text);
    }
}
