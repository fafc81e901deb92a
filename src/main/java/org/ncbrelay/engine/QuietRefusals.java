package org.ncbrelay.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.EventArgUtil;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Keeps refusals out of the log of failures. The engine logs whatever a listener throws as an error with its whole stack, and our
 * listeners refuse wrong answers of officers: an operator would look for a fault where somebody only mistyped.
 *
 * <p>The log is one for the JVM, and Spring Boot may set it up anew whenever an application starts, which takes every filter away.
 * So this is no bean: it listens to every start (see {@code META-INF/spring.factories}) and comes right behind Spring Boot.
 */
final class QuietRefusals extends TurboFilter
        implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    private static final String ENGINE = "org.camunda.bpm.engine";

    @Override
    public FilterReply decide(
            Marker marker, Logger logger, Level level, String message, Object[] values, Throwable failure) {
        if (!logger.getName().startsWith(ENGINE)) return FilterReply.NEUTRAL;
        // The engine gives what went wrong as the last of its values.
        Throwable cause = failure != null ? failure : EventArgUtil.extractThrowable(values);
        return cause != null && EngineRefusal.causeOf(cause).isPresent() ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent started) {
        listenTo((LoggerContext) LoggerFactory.getILoggerFactory());
    }

    /** One filter is enough, however many applications start in one JVM. */
    void listenTo(LoggerContext logs) {
        logs.getTurboFilterList().removeIf(QuietRefusals.class::isInstance);
        start();
        logs.addTurboFilter(this);
    }

    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }
}
