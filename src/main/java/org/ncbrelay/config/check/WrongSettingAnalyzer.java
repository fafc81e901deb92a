package org.ncbrelay.config.check;

import org.springframework.beans.BeansException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the sentence of a setting that the relay refuses, instead of a stack trace. */
class WrongSettingAnalyzer extends AbstractFailureAnalyzer<IllegalArgumentException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, IllegalArgumentException cause) {
        boolean ours = cause.getStackTrace().length > 0
                && cause.getStackTrace()[0].getClassName().startsWith("org.ncbrelay.");
        if (!ours || !(rootFailure == cause || rootFailure instanceof BeansException)) return null;
        return new FailureAnalysis(
                cause.getMessage(),
                "Correct this and start again. \"java -jar ncb-relay.jar check\" examines everything and starts nothing.",
                cause);
    }
}
