package org.ncbrelay.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * A test from outside: the relay as its users meet it, over HTTP or in a browser. Letters and records leave by themselves. All
 * share one relay and its database; each test files cases of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@RelayTest
@TestPropertySource(
        properties = {
            "relay.workers.scheduled=true",
            "relay.workers.interval=1s",
            // The request of a sample expires soon by the real date; its warning would be a task in the inbox of
            // another test.
            "relay.preservation.interval=1d"
        })
@Import(WholeTestConfiguration.class)
public @interface WholeTest {}
