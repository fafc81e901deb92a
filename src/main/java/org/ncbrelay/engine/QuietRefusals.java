package org.ncbrelay.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.EventArgUtil;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.stereotype.Component;

/**
 * Keeps refusals out of the log of failures. The engine logs whatever a listener throws as an error with its whole stack, and our
 * listeners refuse wrong answers of officers: an operator would look for a fault where somebody only mistyped.
 */
@Component
final class QuietRefusals extends TurboFilter {
    private static final String ENGINE = "org.camunda.bpm.engine";

    @Override
    public FilterReply decide(
            Marker marker, Logger logger, Level level, String message, Object[] values, Throwable failure) {
        if (!logger.getName().startsWith(ENGINE)) return FilterReply.NEUTRAL;
        // The engine gives what went wrong as the last of its values.
        Throwable cause = failure != null ? failure : EventArgUtil.extractThrowable(values);
        return cause != null && EngineRefusal.causeOf(cause).isPresent() ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    @PostConstruct
    void listen() {
        start();
        logs().addTurboFilter(this);
    }

    @PreDestroy
    void leave() {
        logs().getTurboFilterList().remove(this);
    }

    private static LoggerContext logs() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
