package org.ncbrelay.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test that takes many seconds, or that needs more than a JDK: a running relay, a database, a browser or another program. {@code mvn verify} runs it,
 * {@code mvn test} does not. {@code TestRingsTest} finds a test that needs one of these and does not carry the tag.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag(IntegrationTest.TAG)
public @interface IntegrationTest {
    /** The name by which the build chooses these tests. */
    String TAG = "integration";
}
