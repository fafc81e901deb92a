package org.ncbrelay.security.passkeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.browser.Chromium;

/** Our pages with Chromium's virtual authenticator: the way of an officer from the first login to a lost passkey. */
class PasskeyInBrowserTest extends PasskeyDoor {
    private final List<String> troubles = new ArrayList<>();
    private BrowserContext context;
    private Page page;
    private CDPSession devices;
    private String device;

    @BeforeEach
    void open() {
        context = Chromium.open(new Browser.NewContextOptions());
        page = context.newPage();
        page.onPageError(troubles::add);
        page.onDialog(dialog -> dialog.accept());
        devices = context.newCDPSession(page);
        devices.send("WebAuthn.enable");
        device = plugIn();
    }

    @AfterEach
    void close() {
        if (context != null) context.close();
        assertThat(troubles).isEmpty();
    }

    @Test
    void anOfficerRegistersLogsInAndKeepsASpare() {
        givePassword(head);
        page.waitForURL(address(OWN));
        assertThat(page.locator("main")).containsText("Your role requires a passkey");
        register("Laptop");
        page.waitForURL(address(SECOND_STEP));
        secondStep();
        page.waitForURL(url -> url.startsWith(address(OWN)));
        assertThat(page.locator("main li strong")).hasText("Laptop");

        String laptop = device;
        device = plugInAnother(laptop);
        register("Key in the safe");
        assertThat(page.locator("main [role=status]")).containsText("The passkey is registered");
        assertThat(page.locator("main li strong")).hasCount(2);
        assertThat(page.locator("main")).containsText("Laptop");
        assertThat(page.locator("main")).containsText("Key in the safe");
        logOut();

        logInWithPasskey();
        page.navigate(address(OWN));
        page.locator("main li")
                .filter(new Locator.FilterOptions().setHasText("Laptop"))
                .locator("button")
                .click();
        assertThat(page.locator("main [role=status]")).containsText("The passkey was removed");
        assertThat(page.locator("main li strong")).hasText("Key in the safe");
        page.locator("main li button").click();
        assertThat(page.locator("main [role=alert]:visible"))
                .containsText("Register another one before you remove this one");
    }

    @Test
    void thePasswordIsTheFirstStepAndLeadsBackToWhatWasWanted() {
        headOfThisBrowser();
        page.navigate(address("/cases"));
        page.waitForURL(address("/login"));
        typePassword(head);
        page.waitForURL(address(SECOND_STEP));
        secondStep();
        page.waitForURL(url -> url.startsWith(address("/cases")));
    }

    @Test
    void aDeviceThatHasOneAlreadySaysSo() {
        givePassword(clerk);
        page.waitForURL(address("/"));
        page.navigate(address(OWN));
        register("Laptop");
        assertThat(page.locator("main li strong")).hasText("Laptop");
        page.locator("#label").fill("Again");
        page.locator("form[data-passkey=create] button").click();
        assertThat(page.locator("main [role=alert]:visible"))
                .containsText("This device already has a passkey of yours");
    }

    @Test
    void withoutAScriptThePasswordWayStays() {
        try (BrowserContext plain = Chromium.open(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = plain.newPage();
            page.navigate(address("/login"));
            assertThat(page.locator("form[data-passkey]")).isHidden();
            page.locator("#username").fill(clerk);
            page.locator("#password").fill(SENTENCE);
            page.locator("form[action$='/login'] button").click();
            page.waitForURL(address("/"));
            page.navigate(address(OWN));
            assertThat(page.content()).contains("Passkeys need JavaScript");
        }
    }

    /** Registers this browser's device for the head, and logs out. */
    private void headOfThisBrowser() {
        givePassword(head);
        page.waitForURL(address(OWN));
        register("Laptop");
        page.waitForURL(address(SECOND_STEP));
        secondStep();
        page.waitForURL(url -> url.startsWith(address(OWN)));
        logOut();
    }

    private void givePassword(String user) {
        page.navigate(address("/login"));
        typePassword(user);
    }

    private void typePassword(String user) {
        page.locator("#username").fill(user);
        page.locator("#password").fill(SENTENCE);
        page.locator("form[action$='/login'] button").click();
    }

    private void register(String label) {
        page.locator("#label").fill(label);
        page.locator("form[data-passkey=create] button").click();
    }

    private void secondStep() {
        page.locator("form[data-passkey=get] button").click();
    }

    private void pressPasskey() {
        page.navigate(address("/login"));
        secondStep();
    }

    private void logInWithPasskey() {
        pressPasskey();
        page.waitForURL(address("/"));
    }

    private void logOut() {
        page.locator("form[action$='/logout'] button").click();
        page.waitForURL(address("/login?logout"));
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    /** One that keeps passkeys and finds whom it knows; somebody touches it at once. */
    private String plugIn() {
        JsonObject kind = of("protocol", "ctap2");
        kind.addProperty("transport", "internal");
        for (String can :
                List.of("hasResidentKey", "hasUserVerification", "isUserVerified", "automaticPresenceSimulation"))
            kind.addProperty(can, true);
        JsonObject wanted = new JsonObject();
        wanted.add("options", kind);
        return devices.send("WebAuthn.addVirtualAuthenticator", wanted)
                .get("authenticatorId")
                .getAsString();
    }

    /** A browser has one device of its own at a time. */
    private String plugInAnother(String before) {
        devices.send("WebAuthn.removeVirtualAuthenticator", of("authenticatorId", before));
        return plugIn();
    }

    private static JsonObject of(String name, String value) {
        JsonObject object = new JsonObject();
        object.addProperty(name, value);
        return object;
    }
}
