package org.ncbrelay.engine.rules;

import org.ncbrelay.start.check.Check;
import org.ncbrelay.start.check.Findings;
import org.springframework.core.env.Environment;

/** The tables of the installation can be used, so that a broken one costs seconds and not a whole start. */
class RulesCheck implements Check {
    @Override
    public void examine(Environment environment, Findings findings) {
        new InstalledRules(environment.getProperty("relay.rules.directory", ""));
    }
}
