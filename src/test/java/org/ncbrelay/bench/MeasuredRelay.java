package org.ncbrelay.bench;

import java.nio.file.Path;
import java.util.Map;
import org.ncbrelay.NcbRelay;
import org.ncbrelay.adapter.database.Login;
import org.ncbrelay.adapter.database.embedded.EmbeddedDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The relay in this process, on a database of its own whose rows are copies: they are counted, and nobody works on them. */
final class MeasuredRelay implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private MeasuredRelay(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param data where database, letters and the key of the audit are */
    static MeasuredRelay start(Path data, String... arguments) {
        SpringApplication relay = new SpringApplication(NcbRelay.class);
        relay.setDefaultProperties(Map.of(
                "server.port", "0",
                "relay.database.embedded.directory", data.toString(),
                "relay.audit.directory", data.resolve("audit").toString(),
                "relay.mail.mailbox.directory", data.resolve("mailbox").toString(),
                "relay.rate.account-burst", "1000000",
                "relay.rate.address-burst", "1000000",
                "camunda.bpm.job-execution.enabled", "false",
                "relay.workers.scheduled", "false",
                "logging.level.root", "warn",
                "spring.main.banner-mode", "off"));
        return new MeasuredRelay(relay.run(arguments));
    }

    int port() {
        return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    /** Its database as somebody who bypasses row-level security. */
    JdbcTemplate database() {
        EmbeddedDatabase server = context.getBean(EmbeddedDatabase.class);
        Login administrator = server.administrator();
        return new JdbcTemplate(
                new DriverManagerDataSource(server.access().url(), administrator.user(), administrator.password()));
    }

    @Override
    public void close() {
        context.close();
    }
}
