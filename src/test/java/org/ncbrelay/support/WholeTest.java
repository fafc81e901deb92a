package org.ncbrelay.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test from outside: the relay as its users meet it, over HTTP or in a browser. Letters and records leave by themselves. All
 * share one relay and its database; each test files cases of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@IntegrationTest
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"relay.workers.scheduled=true", "relay.workers.interval=1s"})
@ContextConfiguration(initializers = FreshDatabase.class)
@Import(WholeTestConfiguration.class)
@ActiveProfiles("test")
public @interface WholeTest {}
