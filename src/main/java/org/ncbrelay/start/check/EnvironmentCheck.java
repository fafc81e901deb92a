package org.ncbrelay.start.check;

import org.ncbrelay.start.CannotStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Examines the environment by one list of conditions: before a start, and by the command {@code check}. */
public final class EnvironmentCheck {
    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentCheck.class);

    private EnvironmentCheck() {}

    /** @throws CannotStart before anything starts, if settings are missing or wrong */
    public static void requireReady(ConfigurableApplicationContext context) {
        Findings findings = examine(context.getEnvironment(), false);
        findings.requireNoneWrong();
        findings.of(Findings.State.WARNING).forEach(line -> LOG.warn("{}", line.sentence()));
    }

    /**
     * The command {@code check}: prints the table, starts nothing and ends the process, with the exit code that a start would have.
     *
     * @param application reads the settings as a start would
     * @param arguments   settings of the command line
     */
    public static void report(SpringApplication application, String... arguments) {
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.addInitializers(context -> {
            Findings findings = examine(context.getEnvironment(), true);
            System.out.print(findings.table());
            System.exit(findings.exitCode());
        });
        application.run(arguments);
    }

    static Findings examine(Environment environment, boolean thorough) {
        Findings findings = new Findings(thorough);
        for (Check check : SpringFactoriesLoader.forDefaultResourceLocation().load(Check.class)) {
            try {
                check.examine(environment, findings);
            } catch (CannotStart refused) {
                findings.wrong("start", refused.getMessage(), refused.action());
            } catch (BindException reported) {
                // NamesCheck names each setting that cannot be read.
                LOG.debug("Not examined further", reported);
            }
        }
        return findings;
    }
}
