package org.ncbrelay.support;

import java.time.Instant;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Sets our clock and the engine's to the same beginning before each test, and gives the engine's back afterwards. */
class FlowClock implements BeforeEachCallback, AfterEachCallback {
    /** A Monday; 11:00 in Nairobi. */
    static final Instant START = Instant.parse("2026-10-05T08:00:00Z");

    @Override
    public void beforeEach(ExtensionContext context) {
        ApplicationContext relay = SpringExtension.getApplicationContext(context);
        relay.getBean(Flowchart.class).setClock(START);
        AbstractAssertions.init(relay.getBean(org.camunda.bpm.engine.ProcessEngine.class));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ClockUtil.reset();
    }
}
