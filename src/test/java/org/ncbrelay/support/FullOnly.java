package org.ncbrelay.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A long test, or one that needs programs beside JDK, Maven and Chromium. {@code mvn verify -Pfull} runs it, {@code mvn verify} does not:
 * there, a shorter test of the same rule has to remain.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("not-short")
public @interface FullOnly {}
