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
 * A {@link WholeTest} of cases that go their whole way: timers and jobs run by themselves too. All share one relay and its database;
 * each test files cases of its own. Their JVMs run no other tests: an engine with a job executor shares the clock of its JVM, which
 * process tests move.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@IntegrationTest
@Tag(FromOutside.TAG)
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
public @interface FromOutside {
    /** The name by which the build chooses these tests. */
    String TAG = "from-outside";
}
