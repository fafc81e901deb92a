package org.ncbrelay.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A {@link WholeTest} of cases that go their whole way: timers and jobs run by themselves too. Each class has a JVM of its own, as
 * a relay has: two engines with job executors in one JVM would share its clock, which process tests move.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("from-outside")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "relay.workers.scheduled=true",
            "relay.workers.interval=1s",
            "camunda.bpm.job-execution.enabled=true"
        })
@ContextConfiguration(initializers = FreshDatabase.class)
@Import(WholeTestConfiguration.class)
@ActiveProfiles("test")
public @interface FromOutside {}
