package org.ncbrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** What the engine would do at each step of each token for nobody. */
@FlowTest
@RecordApplicationEvents
class QuietStepsTest {
    private final Flowchart flow;

    @Autowired
    QuietStepsTest(Flowchart flow) {
        this.flow = flow;
    }

    @Test
    void noStepIsPublishedAsAnEvent(ApplicationEvents events) {
        flow.submit("agency.ken");

        assertThat(events.stream().map(QuietStepsTest::what))
                .isNotEmpty()
                .noneMatch(what -> what.startsWith("org.camunda"));
    }

    @Test
    void noLineOfTheEngineHasAStepBesideIt() {
        Logger engine = (Logger) LoggerFactory.getLogger("org.camunda.bpm.engine");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        engine.addAppender(lines);
        engine.setLevel(Level.DEBUG);
        try {
            flow.submit("agency.ken");
        } finally {
            engine.setLevel(null);
            engine.detachAppender(lines);
        }

        assertThat(lines.list)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.getMDCPropertyMap())
                        .doesNotContainKeys(
                                "activityId",
                                "activityName",
                                "applicationName",
                                "engineName",
                                "processDefinitionId",
                                "processInstanceId",
                                "tenantId"));
    }

    private static String what(ApplicationEvent event) {
        Object about = event instanceof PayloadApplicationEvent<?> payload ? payload.getPayload() : event;
        return about.getClass().getName();
    }
}
