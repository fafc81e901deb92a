package org.ncbrelay.start;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.annotation.Order;

/** Logs what is wrong and what to do in one message, instead of a stack trace or Spring's frame of eight lines. */
@Order(0)
class CannotStartReporter implements SpringBootExceptionReporter {
    private static final Logger LOG = LoggerFactory.getLogger(CannotStartReporter.class);

    @Override
    public boolean reportException(Throwable failure) {
        CannotStart known = CannotStart.in(failure);
        if (known != null) LOG.error("The relay cannot start: {}", known.text());
        return known != null;
    }
}
