package org.ncbrelay.engine.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLException;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Refusal;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.dao.DuplicateKeyException;

/** The log tells of failures; a wrong answer of an officer is none. */
class QuietRefusalsTest {
    private final LoggerContext logs = new LoggerContext();
    private final Logger engine = logs.getLogger("org.camunda.bpm.engine.context");
    private final Logger ours = logs.getLogger("org.ncbrelay.web");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        new QuietRefusals().listenTo(logs);
        log.start();
        logs.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(log);
    }

    @AfterEach
    void leave() {
        logs.stop();
    }

    @Test
    void aRefusalThatTheEngineWrappedIsNotLogged() {
        engine.error(
                "{} Exception while closing command context",
                "ENGINE-16004",
                new ProcessEngineException(new ProcessEngineException(
                        "in a listener", new Refusal.Invalid("colour", "silver is not open here"))));
        assertThat(log.list).isEmpty();
    }

    @Test
    void aRowThatAConstraintRefusedIsLeftToWhoeverCalled() {
        ProcessEngineException second = new ProcessEngineException(
                new DuplicateKeyException("second row", new SQLException("duplicate key", "23505")));
        engine.error("ENGINE-16004", second);
        logs.getLogger("org.camunda.bpm.engine.bpmn.behavior").error("ENGINE-02035", second);
        assertThat(log.list).isEmpty();

        engine.error("ENGINE-16004", new ProcessEngineException(new SQLException("connection lost", "08006")));
        logs.getLogger("org.camunda.bpm.engine.jobexecutor").warn("ENGINE-14006", second);
        ours.error("failed", second);
        assertThat(log.list).hasSize(3);
    }

    @Test
    void aFailureIsLoggedWithItsStack() {
        engine.error("ENGINE-16004", new ProcessEngineException(new IllegalStateException("broken")));
        assertThat(log.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getThrowableProxy()).isNotNull());
    }

    @Test
    void whatIsNotTheEnginesIsNoneOfItsBusiness() {
        ours.error("told", new Refusal.NotFound());
        engine.error("without a cause");
        assertThat(log.list).hasSize(2);
    }

    /** The log is one for the JVM, and Spring Boot sets it up anew when an application starts after another has ended. */
    @Test
    void everyApplicationThatStartsHasTheFilterOnceHoweverOftenTheLogIsSetUpAnew() {
        logs.reset();
        assertThat(filters()).isEmpty();
        for (int starts = 0; starts < 2; starts++) new QuietRefusals().listenTo(logs);
        assertThat(filters()).hasSize(1);
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(ApplicationListener.class))
                .filteredOn(QuietRefusals.class::isInstance)
                .singleElement()
                .satisfies(listener -> assertThat(((Ordered) listener).getOrder())
                        .as("behind Spring Boot, which sets up the log")
                        .isGreaterThan(LoggingApplicationListener.DEFAULT_ORDER));
    }

    private List<TurboFilter> filters() {
        return logs.getTurboFilterList().stream()
                .filter(QuietRefusals.class::isInstance)
                .toList();
    }
}
