package org.ncbrelay.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.fakes.RememberingCaseProcess;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the adapters against a real database, without engine and web server: starts in a second or two. The clock and the
 * flow are the test's, no worker runs by itself.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@IntegrationTest
@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = "relay.workers.interval=1h")
@ContextConfiguration(classes = AdapterTest.Slice.class, initializers = FreshDatabase.class)
@ActiveProfiles("test")
public @interface AdapterTest {
    /** No stereotype: tests of the whole relay must not find it. */
    @ConfigurationPropertiesScan("org.ncbrelay.adapter")
    @ComponentScan({
        "org.ncbrelay.adapter.database",
        "org.ncbrelay.adapter.mail",
        "org.ncbrelay.adapter.iis",
        "org.ncbrelay.adapter.seal",
        "org.ncbrelay.adapter.directory",
        "org.ncbrelay.store",
        "org.ncbrelay.journal"
    })
    @ComponentScan(
            basePackages = "org.ncbrelay.security",
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.OfficerContext"))
    @ImportAutoConfiguration({
        JacksonAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    class Slice {
        @Bean
        MutableClock clock() {
            return new MutableClock(Instant.parse("2026-02-03T10:15:30Z"));
        }

        @Bean
        RememberingCaseProcess rememberingCaseProcess(CurrentOfficer currentOfficer) {
            return new RememberingCaseProcess(currentOfficer);
        }

        @Bean
        CaseProcess caseProcess(RememberingCaseProcess remembering) {
            return remembering.port();
        }

        @Bean
        CaseRows caseRows(DatabaseAccess access) {
            return new CaseRows(access);
        }
    }
}
