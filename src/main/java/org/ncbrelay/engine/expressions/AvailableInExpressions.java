package org.ncbrelay.engine.expressions;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The expressions of diagrams may call the public methods that this bean's class declares itself. An author of an expression can
 * call them with any arguments: they answer questions about the case at hand and change nothing.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AvailableInExpressions {}
