package dev.icosian.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What a logger is told while it is open, instead of telling the console. */
final class Logged extends Handler implements AutoCloseable {
    private final List<LogRecord> records = new ArrayList<>();
    private final Logger logger;

    Logged(Class<?> name) {
        logger = Logger.getLogger(name.getName());
        logger.addHandler(this);
        logger.setUseParentHandlers(false);
    }

    /** Returns level, text and exception of each record. */
    List<String> lines() {
        SimpleFormatter formatter = new SimpleFormatter();
        return records.stream()
                .map(log -> log.getLevel() + " " + formatter.formatMessage(log)
                        + (log.getThrown() == null ? "" : " <- " + log.getThrown()))
                .toList();
    }

    @Override
    public void publish(LogRecord log) {
        records.add(log);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
