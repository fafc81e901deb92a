package org.ncbrelay.support;

import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.admin.impl.DefaultAdminRuntimeDelegate;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.impl.DefaultCockpitRuntimeDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.tasklist.impl.DefaultTasklistRuntimeDelegate;
import org.camunda.bpm.welcome.Welcome;
import org.camunda.bpm.welcome.impl.DefaultWelcomeRuntimeDelegate;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * The engine's REST API and web apps find their engine by its name in a static map: with several contexts in one JVM
 * that would be another test's. The web apps stand in static fields too, and a context that is closed takes them away from
 * those that are still open.
 */
public class EngineOfThisTest implements TestExecutionListener {
    @Override
    public void beforeTestMethod(TestContext test) {
        if (!test.hasApplicationContext()) return;
        test.getApplicationContext()
                .getBeanProvider(ProcessEngine.class)
                .ifAvailable(ProcessEngines::registerProcessEngine);
        if (Tasklist.getRuntimeDelegate() == null)
            Tasklist.setTasklistRuntimeDelegate(new DefaultTasklistRuntimeDelegate());
        if (Cockpit.getRuntimeDelegate() == null)
            Cockpit.setCockpitRuntimeDelegate(new DefaultCockpitRuntimeDelegate());
        if (Admin.getRuntimeDelegate() == null) Admin.setAdminRuntimeDelegate(new DefaultAdminRuntimeDelegate());
        if (Welcome.getRuntimeDelegate() == null) Welcome.setRuntimeDelegate(new DefaultWelcomeRuntimeDelegate());
    }
}
