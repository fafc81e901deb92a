package org.ncbrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Refusal;

/** The log tells of failures; a wrong answer of an officer is none. */
class QuietRefusalsTest {
    private final LoggerContext logs = new LoggerContext();
    private final Logger engine = logs.getLogger("org.camunda.bpm.engine.context");
    private final Logger ours = logs.getLogger("org.ncbrelay.web");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        QuietRefusals filter = new QuietRefusals();
        filter.start();
        logs.addTurboFilter(filter);
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
}
