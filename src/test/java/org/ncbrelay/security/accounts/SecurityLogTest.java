package org.ncbrelay.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.slf4j.LoggerFactory;

class SecurityLogTest extends DoorTest {
    private final Logger log = (Logger) LoggerFactory.getLogger(SecurityLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        log.setLevel(Level.INFO);
        log.addAppender(lines);
    }

    @AfterEach
    void stop() {
        log.detachAppender(lines);
        log.setLevel(null);
    }

    @Test
    void logsWhoCameInAndWentOut() {
        session("ncb.ken").logOut();
        assertThat(said()).containsExactly("logged in: ncb.ken by password", "logged out: ncb.ken");
    }

    @Test
    void logsFailuresButNeverWhatMayBeAPassword() {
        Caller.nobody(port).logIn("ncb.ken", "guess-1");
        Caller.nobody(port).logIn("my secret sentence", "guess-2");
        assertThat(said()).hasSize(2).allMatch(line -> line.startsWith("wrong password: "));
        assertThat(said().get(0)).contains("ncb.ken");
        assertThat(said().toString()).doesNotContain("secret", "guess");
    }

    @Test
    void logsRefusedCallsEachOnOneLine() {
        basic("ncb.ken").get("/engine-rest/metrics");
        basic("ncb.ken").get("/actuator/env");
        assertThat(said())
                .hasSize(2)
                .allMatch(line -> line.startsWith("refused with 403: GET /"))
                .allMatch(line -> line.contains("ncb.ken"))
                .noneMatch(line -> line.contains("\n"));
    }

    private List<String> said() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
