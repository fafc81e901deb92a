package org.ncbrelay.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test of a relay in which timers and jobs run by themselves. Its JVM runs no process tests: an engine with a job executor shares the
 * clock of its JVM, which they move.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@IntegrationTest
@Tag(FromOutside.TAG)
public @interface FromOutside {
    /** The name by which the build chooses these tests. */
    String TAG = "from-outside";
}
