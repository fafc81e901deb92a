package org.ncbrelay.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.test.context.TestPropertySource;

/**
 * A {@link FlowTest} whose cases and people must be the only ones, or that changes what it cannot restore. All share one relay;
 * each class begins with the database as it was when that relay had started.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@FlowTest
@TestPropertySource(properties = "relay.test.database=own")
@ExtendWith(EmptyRelay.class)
public @interface OwnDatabaseTest {}
