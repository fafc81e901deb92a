package org.ncbrelay.engine.refusals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.EventArgUtil;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Set;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Keeps refusals out of the log of failures. The engine logs whatever a listener throws as an error with its whole stack, and our
 * listeners refuse wrong answers of officers: an operator would look for a fault where an officer mistyped.
 *
 * <p>So it does where a constraint refuses a row: of two officers who complete a task at the same moment, the one who comes second is
 * told so with 409, and that is all. Whether it was a failure, only the caller of the command knows, who then logs it.
 *
 * <p>The log is one for the JVM, and Spring Boot may set it up anew whenever an application starts, which takes every filter away.
 * So this is no bean: it listens to every start (see {@code META-INF/spring.factories}) and comes right behind Spring Boot.
 */
final class QuietRefusals extends TurboFilter
        implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    private static final String ENGINE = "org.camunda.bpm.engine";

    /** With these the engine logs what a command threw, before its caller hears of it. */
    private static final Set<String> OF_COMMANDS =
            Set.of("org.camunda.bpm.engine.context", "org.camunda.bpm.engine.bpmn.behavior");

    @Override
    public FilterReply decide(
            Marker marker, Logger logger, Level level, String message, Object[] values, Throwable failure) {
        if (!logger.getName().startsWith(ENGINE)) return FilterReply.NEUTRAL;
        // The engine gives what went wrong as the last of its values.
        Throwable cause = failure != null ? failure : EventArgUtil.extractThrowable(values);
        return cause != null && (EngineRefusal.causeOf(cause).isPresent() || isOfRows(logger, cause))
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }

    private static boolean isOfRows(Logger logger, Throwable failure) {
        return OF_COMMANDS.contains(logger.getName()) && RefusedWork.isOfConstraint(failure);
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
