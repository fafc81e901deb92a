package org.ncbrelay.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.support.Answer;

/** An act is never refused once it has been done, neither for the form of its answer nor for where it leads; what is only read still is. */
class AnswersToActsTest extends DoorTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void whatWasDoneIsAnswered() {
        Answer done = Caller.basic(port, "ncbhead.ken", PASSWORD)
                .post("/api/experts", """
                        {"name": "Somebody of the laboratory", "available": true, "clearance": "RESTRICTED", "languages": ["en"],
                         "onRoster": false, "expertise": ["DIGITAL_FORENSICS"]}""", "Accept", FORM)
                .with(201);
        assertThat(done.field("code")).startsWith("KEN-EXP-");
    }

    @Test
    void aPageAfterAnActIsAPageWhateverWasWished() {
        Caller agency = Caller.session(port, "agency.ken", PASSWORD);
        Answer answer = agency.send(
                "POST",
                "/requests/drafts",
                "step=NEED&_csrf=" + agency.token("/requests/new"),
                "Content-Type",
                FORM,
                "Accept",
                "text/plain");
        assertThat(answer.status()).isIn(200, 302, 400);
    }

    @Test
    void aDraftThatIsToLeadToAStepThatDoesNotExistIsNotStored() {
        Caller agency = Caller.session(port, "agency.ken", PASSWORD);
        int before = drafts(agency);
        agency.send(
                        "POST",
                        "/requests/drafts",
                        "step=NEED&title=Ivory&go=NOWHERE&_csrf=" + agency.token("/requests/new"),
                        "Content-Type",
                        FORM)
                .with(404);
        assertThat(drafts(agency)).isEqualTo(before);
    }

    private static int drafts(Caller agency) {
        return agency.get("/requests/new", "Accept", "text/html").text().split("/deletion\"").length - 1;
    }

    @Test
    void whatIsOnlyReadIsRefusedInAFormThatIsNotOffered() {
        Caller.basic(port, "agency.ken", PASSWORD)
                .get("/api/agencies", "Accept", FORM)
                .with(406);
    }
}
