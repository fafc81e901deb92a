package org.ncbrelay.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.Messages.Party;
import org.ncbrelay.domain.evidence.Evidence;
import org.ncbrelay.domain.evidence.FileName;
import org.ncbrelay.flow.authorization.ChangeAuthorization;
import org.ncbrelay.flow.evidence.EvidenceAccess;
import org.ncbrelay.flow.evidence.ReceiveEvidence;
import org.ncbrelay.flow.messages.SendMessage;
import org.ncbrelay.support.Desk;
import org.ncbrelay.support.Extent;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.Inspection;
import org.ncbrelay.support.Pictures;
import org.ncbrelay.support.SupportWalk;
import org.ncbrelay.support.TestDatabase;
import org.ncbrelay.support.Visitor;
import org.ncbrelay.support.Walk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A case with something in every section, as its readers see it: open to all, on a phone and on paper too. */
@FlowTest
@Execution(ExecutionMode.SAME_THREAD)
class CaseFilePicturesTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int PHONE = 390;

    private final Flowchart flow;
    private final Walk walk;
    private final SupportWalk support;
    private final Desk desk;
    private final SendMessage send;
    private final ChangeAuthorization authorization;
    private final ReceiveEvidence receive;
    private final JdbcTemplate administration;
    private final int port;
    private final List<String> troubles = new ArrayList<>();

    @Autowired
    CaseFilePicturesTest(
            Flowchart flow,
            Walk walk,
            SupportWalk support,
            Desk desk,
            SendMessage send,
            ChangeAuthorization authorization,
            ReceiveEvidence receive,
            DatabaseAccess access,
            @LocalServerPort int port) {
        this.flow = flow;
        this.walk = walk;
        this.support = support;
        this.desk = desk;
        this.send = send;
        this.authorization = authorization;
        this.receive = receive;
        this.administration = TestDatabase.administration(access);
        this.port = port;
    }

    @Test
    void aCaseWithEverythingIsOpenToEverybody() {
        CaseReference reference = richCase();
        look(reference, "ncbhead.ken", "en", 1280, "case-rich-en");
        look(reference, "ncbhead.ken", "ar", PHONE, "case-rich-phone-ar");
        if (Extent.isFull()) {
            look(reference, "ncbhead.ken", "ar", 1280, "case-rich-ar");
            look(reference, "ncbhead.ken", "fr", PHONE, "case-rich-phone-fr");
            look(reference, "analyst", "en", 1280, "case-rich-team");
            look(reference, "auditor", "es", 1280, "case-rich-auditor");
        }
        assertThat(troubles).isEmpty();
    }

    private void look(CaseReference reference, String user, String language, int width, String name) {
        try (Visitor visitor = Visitor.of(port, user, language, width)) {
            visitor.onFailure(error -> troubles.add(name + " fails: " + error));
            Page page = visitor.open("/cases/" + reference);
            picture(page, name);
            if (width > PHONE) print(page, name);
            page.evaluate("() => document.querySelectorAll('main details').forEach((d) => { d.open = true; })");
            page.waitForLoadState(LoadState.NETWORKIDLE);
            if (page.content().contains("??")) troubles.add(name + " misses a text");
            if ((boolean) page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth + 1"))
                troubles.add(name + " is wider than its window");
            Inspection.barriers(page).forEach(barrier -> troubles.add(name + ": " + barrier));
            picture(page, name + "-unfolded");
        }
    }

    private static void print(Page page, String name) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        picture(page, name + "-print");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    private static void picture(Page page, String name) {
        Pictures.ofPage(page, SCREENSHOTS.resolve(name + ".jpeg"));
    }

    private CaseReference richCase() {
        String seller = "ivory-house-" + UUID.randomUUID();
        walk.toTriage(flow.submit("agency.fra", body -> {
            body.put("listings", listings(seller));
            body.put("countriesInvolved", List.of("SGP"));
        }));
        CaseReference reference = flow.submit("agency.ken", body -> {
            body.put("listings", listings(seller));
            body.put("capabilities", List.of("INFORMATION_SHARING", "COORDINATION_MEETING"));
            body.put(
                    "preservation",
                    List.of(
                            kept("Savanna Market", "2026-11-20"),
                            kept("PhotoCircle, a place with a rather long name", "2026-12-30")));
        });
        returnedAndCorrected(reference);
        walk.granted(walk.acknowledged(reference));
        evidence(reference, "listing.txt");
        evidence(reference, "screenshot of the second account with a very long name.txt");
        for (int n = 1; n <= 14; n++) {
            Party to = n % 2 == 0 ? Party.AGENCY : Party.INTERPOL;
            say(reference, "ncb.ken", to, "Message " + n + " about the two accounts and their shipments.");
        }
        say(reference, "agency.ken", Party.INTERPOL, "The second account is online again.");
        walk.supported(walk.recorded(reference));
        walk.dispatched(walk.approved(walk.written(walk.asked(reference))));
        support.planned(reference);
        suspended(reference);
        letterGivenUp(reference);
        flow.advance(Duration.ofDays(12));
        return reference;
    }

    private void returnedAndCorrected(CaseReference reference) {
        flow.work(
                reference,
                "ncb.ken",
                "Task_AcknowledgeRequest",
                Map.of("decision", "RETURN", "missingPoints", "The address of the second shop is missing."));
        flow.work(
                reference,
                "agency.ken",
                "Task_CorrectRequest",
                Map.of("correction", "The address of the second shop is in the listing now."));
    }

    private void say(CaseReference reference, String user, Party to, String text) {
        flow.advance(Duration.ofMinutes(7));
        desk.as(user, () -> send.send(reference, to, text, desk.officer(user)));
    }

    private void suspended(CaseReference reference) {
        desk.as(
                "ncbhead.ken",
                () -> authorization.change(
                        reference,
                        ChangeAuthorization.Action.SUSPEND,
                        "The scope is under review.",
                        desk.officer("ncbhead.ken")));
    }

    private void letterGivenUp(CaseReference reference) {
        administration.update("""
                UPDATE outbox_mail SET sent_at = NULL, failed_at = now(), attempts = 7, last_error = 'The mail server did not answer.'
                 WHERE id IN (SELECT id FROM outbox_mail WHERE reference = ? AND organisation = 'KEN' ORDER BY created_at LIMIT 2)""", reference.value());
    }

    private void evidence(CaseReference reference, String name) {
        desk.as("agency.ken", () -> {
            try {
                receive.receive(
                        reference,
                        new FileName(name),
                        new ByteArrayInputStream(("Ivory for sale, " + name).getBytes()),
                        new Evidence.Provenance("What the page showed on Monday morning", null, null),
                        new EvidenceAccess(desk.officer("agency.ken"), "192.0.2.7", "Received from the patrol"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Map<String, Object> kept(String provider, String until) {
        return Map.of("provider", provider, "account", "ivory.house", "requestedAt", "2026-10-05", "expiresAt", until);
    }

    private static List<Map<String, Object>> listings(String seller) {
        Map<String, Object> listing = new HashMap<>(
                Map.of("platform", "Savanna Market", "platformType", "MARKETPLACE", "sellerHandle", seller));
        listing.put("url", "https://savanna-market.example/items/" + seller);
        listing.put("capturedAt", "2026-10-01T08:00:00Z");
        listing.put("stillOnline", true);
        return List.of(listing);
    }
}
