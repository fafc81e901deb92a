package org.ncbrelay.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.admin.impl.DefaultAdminRuntimeDelegate;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.impl.DefaultCockpitRuntimeDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.tasklist.impl.DefaultTasklistRuntimeDelegate;
import org.camunda.bpm.welcome.Welcome;
import org.camunda.bpm.welcome.impl.DefaultWelcomeRuntimeDelegate;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * The engine's REST API and web apps find their engine by its name in a static map: with several contexts in one JVM
 * that would be another test's. The web apps stand in static fields too, and a context that is closed takes them away from
 * those that are still open. The engine's clock is as static.
 */
public class EngineOfThisTest implements TestExecutionListener {
    @Override
    public void beforeTestMethod(TestContext test) {
        if (test.hasApplicationContext()) put(test.getApplicationContext());
    }

    /** Makes this relay the one of the static fields; to be called too where another one has been closed in the middle of a test. */
    public static void put(ApplicationContext relay) {
        relay.getBeanProvider(ProcessEngine.class).ifAvailable(ProcessEngines::registerProcessEngine);
        setClock(relay);
        if (Tasklist.getRuntimeDelegate() == null)
            Tasklist.setTasklistRuntimeDelegate(new DefaultTasklistRuntimeDelegate());
        if (Cockpit.getRuntimeDelegate() == null)
            Cockpit.setCockpitRuntimeDelegate(new DefaultCockpitRuntimeDelegate());
        if (Admin.getRuntimeDelegate() == null) Admin.setAdminRuntimeDelegate(new DefaultAdminRuntimeDelegate());
        if (Welcome.getRuntimeDelegate() == null) Welcome.setRuntimeDelegate(new DefaultWelcomeRuntimeDelegate());
    }

    /** The engine's clock is static too, and must tell the time of ours: timers that were due before they began are an error. */
    private static void setClock(ApplicationContext relay) {
        if (relay.containsBean(WholeTestConfiguration.SHIFTED_CLOCK)) {
            Clock ours = relay.getBean(WholeTestConfiguration.SHIFTED_CLOCK, Clock.class);
            ClockUtil.offset(Duration.between(Instant.now(), ours.instant()).toMillis());
        } else ClockUtil.reset();
    }
}
