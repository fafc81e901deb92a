package org.ncbrelay.support;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * The engine's REST API and web apps find their engine by its name in a static map: with several contexts in one JVM
 * that would be another test's.
 */
public class EngineOfThisTest implements TestExecutionListener {
    @Override
    public void beforeTestMethod(TestContext test) {
        if (!test.hasApplicationContext()) return;
        test.getApplicationContext()
                .getBeanProvider(ProcessEngine.class)
                .ifAvailable(ProcessEngines::registerProcessEngine);
    }
}
