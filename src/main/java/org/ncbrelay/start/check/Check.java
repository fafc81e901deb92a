package org.ncbrelay.start.check;

import org.springframework.core.env.Environment;

/** Examines one part of the environment. Implementations are named in {@code META-INF/spring.factories}. */
public interface Check {
    /** @param findings receives a line for each fact; a settings record that cannot be bound, or a refusal, may be thrown as it is */
    void examine(Environment environment, Findings findings);
}
