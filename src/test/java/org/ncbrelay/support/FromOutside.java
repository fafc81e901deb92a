package org.ncbrelay.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.TestPropertySource;

/**
 * A {@link WholeTest} of cases that go their whole way: timers and jobs run by themselves too. All share one relay and its database;
 * each test files cases of its own. Their JVMs run no other tests: an engine with a job executor shares the clock of its JVM, which
 * process tests move.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@WholeTest
@Tag(FromOutside.TAG)
@TestPropertySource(properties = "camunda.bpm.job-execution.enabled=true")
public @interface FromOutside {
    /** The name by which the build chooses these tests. */
    String TAG = "from-outside";
}
