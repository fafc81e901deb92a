package org.ncbrelay.web.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.browser.Visitor;

/** What operators see of the platform, and the one thing that they can do there. */
class PlatformPageTest extends FlowTestCase {
    /** Our names of parts begin with a capital; what has no name is shown as the code has it. */
    private static final Pattern CODE = Pattern.compile("^\\s*[a-z]");

    @Test
    void anOperatorSendsAFailedLetterAgainWithoutSeeingItsCase() {
        CaseReference reference = flow.submit("agency.ken");
        UUID letter = giveUp(reference);
        try (Visitor operator = Visitor.of(port, "operator")) {
            Page page = operator.open("/administration/platform");
            Locator row = page.locator("#letters ~ .scroll tbody tr")
                    .filter(new Locator.FilterOptions().setHasText(reference.value()));
            assertThat(row).containsText("The mail server did not answer.");
            assertThat(page.locator("main")).not().containsText((String)
                    Flowchart.sample().get("title"));

            row.locator("button").click();

            assertThat(page.locator(".note")).containsText("on its way again");
            assertThat(page.locator("main")).not().containsText(reference.value());
        }
        assertThat(administration.queryForObject(
                        "SELECT failed_at IS NULL AND attempts = 0 FROM outbox_mail WHERE id = ?",
                        Boolean.class,
                        letter))
                .isTrue();
        assertThat(administration.queryForObject(
                        "SELECT actor FROM timeline_event WHERE reference = ? AND kind = 'MAIL_RETRIED'",
                        String.class,
                        reference.value()))
                .isEqualTo("operator");
    }

    @Test
    void aLetterThatWasNotTakenSaysWhyBeforeTheRelayGivesUp() {
        CaseReference reference = flow.submit("agency.ken");
        administration.update(
                "UPDATE outbox_mail SET attempts = 1, last_error = 'The mail server did not answer.' WHERE id = ?",
                giveUp(reference));
        administration.update("UPDATE outbox_mail SET failed_at = NULL WHERE reference = ?", reference.value());
        try (Visitor operator = Visitor.of(port, "operator")) {
            Locator row = operator.open("/administration/platform")
                    .locator("#letters ~ .scroll tbody tr")
                    .filter(new Locator.FilterOptions().setHasText(reference.value()));
            assertThat(row).containsText("The mail server did not answer.");
            assertThat(row).containsText("Waiting");
            assertThat(row.locator("button")).hasCount(0);
        }
    }

    @Test
    void healthDatabaseAndAuditAreAPage() {
        try (Visitor operator = Visitor.of(port, "operator")) {
            Page page = operator.open("/");
            page.locator("header nav").getByText("State of the platform").click();
            assertThat(page.locator("section:has(#health)")).containsText("works");
            assertThat(page.locator("section:has(#health)")).containsText("Disk space");
            // Each part has a name in words.
            assertThat(page.locator("section:has(#health) dt").filter(new Locator.FilterOptions().setHasText(CODE)))
                    .hasCount(0);
            assertThat(page.locator("section:has(#database)")).containsText("PostgreSQL");
            assertThat(page.locator("section:has(#jobs)")).containsText("Incidents");
            assertThat(page.locator("section:has(#node)"))
                    .containsText("0.0.0-test c0ffee0000000000000000000000000000000000 2026-12-01T10:00:00Z");
        }
        try (Visitor lead = Visitor.of(port, "lead")) {
            assertThat(lead.open("/administration/platform").locator("h1")).hasText("Not available to your role");
        }
    }

    private UUID giveUp(CaseReference reference) {
        return administration.queryForObject("""
                UPDATE outbox_mail SET failed_at = now(), attempts = 7, last_error = 'The mail server did not answer.'
                 WHERE id = (SELECT id FROM outbox_mail WHERE reference = ? AND organisation = 'KEN' ORDER BY created_at LIMIT 1)
                RETURNING id""", UUID.class, reference.value());
    }
}
