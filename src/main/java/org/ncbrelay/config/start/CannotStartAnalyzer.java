package org.ncbrelay.config.start;

import org.springframework.beans.BeansException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Prints what is wrong and what to do, also about a setting that the relay refuses, instead of a stack trace. */
class CannotStartAnalyzer implements FailureAnalyzer {
    @Override
    public FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart known)
                return new FailureAnalysis(known.getMessage(), known.action(), known);
            if (cause instanceof IllegalArgumentException
                    && isOurs(cause)
                    && (failure == cause || failure instanceof BeansException))
                return new FailureAnalysis(cause.getMessage(), CannotStart.CORRECT, cause);
        }
        return null;
    }

    private static boolean isOurs(Throwable cause) {
        return cause.getStackTrace().length > 0
                && cause.getStackTrace()[0].getClassName().startsWith("org.ncbrelay.");
    }
}
