package org.ncbrelay.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.ncbrelay.security.StubPorts;
import org.springframework.context.annotation.Import;

/** A test of who gets in, and of what lies below the flow, by the real time. All share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@RelayTest
@Import(StubPorts.class)
public @interface AccessTest {}
