package org.ncbrelay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ncbrelay.NcbRelay;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.seal.SealSettings;
import org.ncbrelay.security.Caller;
import org.ncbrelay.support.AccessTest;
import org.ncbrelay.support.EngineOfThisTest;
import org.ncbrelay.support.browser.Chromium;
import org.ncbrelay.support.browser.Visitor;
import org.ncbrelay.support.machines.InProcess;
import org.ncbrelay.support.machines.Wire;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Two nodes on one database: an officer who has logged in on one goes on with the other, and loses nothing when one ends. */
@AccessTest
record TwoNodesTest(
        ApplicationContext staying,
        DatabaseAccess access,
        @LocalServerPort int port) {
    private static final String PASSWORD = "wildlife-demo";

    @Test
    void whoHasLoggedInOnOneGoesOnWithTheOtherAndWhatIsEndedOnOneIsEndedOnBoth() {
        try (ConfigurableApplicationContext second = node()) {
            EngineOfThisTest.put(staying);
            Caller officer = Caller.session(portOf(second), "ncb.ken", PASSWORD);
            String token = officer.token("/me");
            // Cookies belong to a host, whatever the port: so they do behind a proxy.
            Caller here = officer.at(port);
            here.get("/cases").with(200);
            here.get("/camunda/api/engine/engine/default/task").with(200);
            assertThat(here.sendForm("/me", token, "language=&timeZone=").status())
                    .as("a form of the other node")
                    .isEqualTo(302);

            Caller.session(port, "ncb.ken", PASSWORD).sendForm("/me/sessions/end-others", null, "");
            officer.get("/engine-rest/task").with(401);
            here.get("/engine-rest/task").with(401);
        }
        EngineOfThisTest.put(staying);
    }

    @Test
    void aNodeThatEndsInTheMiddleOfAFormLogsNobodyOutAndTheTextIsKept() {
        String title = "Ivory " + UUID.randomUUID();
        ConfigurableApplicationContext first = node();
        try (Wire proxy = new Wire(portOf(first), port);
                BrowserContext browser = Chromium.open()) {
            String address = "http://localhost:" + proxy.port();
            Page page = browser.newPage();
            Visitor.logIn(page, address, "agency.ken");
            page.navigate(address + "/requests/new");
            page.locator("[name=title]").fill(title);

            first.close();
            EngineOfThisTest.put(staying);

            page.locator(".bar .action").click();
            assertThat(page.locator("[name='agency.email']")).isVisible();
            page.navigate(address + "/requests/new");
            assertThat(page.getByText(title).first()).isAttached();
            page.navigate(address + "/camunda/app/tasklist/default/");
            assertThat(page).hasURL(Pattern.compile(".*/camunda/app/tasklist/.*"));
        } finally {
            first.close();
            EngineOfThisTest.put(staying);
        }
    }

    private ConfigurableApplicationContext node() {
        return InProcess.start(
                NcbRelay.class,
                "test",
                "--server.port=0",
                "--spring.jmx.enabled=false",
                "--relay.audit.directory=" + staying.getBean(SealSettings.class).directory(),
                "--relay.database.url=" + access.url(),
                "--relay.database.user=" + access.application().user(),
                "--relay.database.password=" + access.application().password(),
                "--relay.database.owner.user=" + access.owner().user(),
                "--relay.database.owner.password=" + access.owner().password());
    }

    private static int portOf(ApplicationContext node) {
        return Integer.parseInt(node.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
