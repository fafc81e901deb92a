package org.ncbrelay.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.Import;

/**
 * A test of the flow on the real engine and a real database. All share one context, in which the clock is the test's: each
 * test begins on Monday, 5 October 2026, 08:00 UTC, with cases of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@RelayTest
@Import(FlowTestConfiguration.class)
@ExtendWith(FlowClock.class)
public @interface FlowTest {}
