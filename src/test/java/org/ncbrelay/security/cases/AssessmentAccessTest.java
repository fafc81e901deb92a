package org.ncbrelay.security.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;

/**
 * An analyst assesses a request of Kenya as a repetition of a French case, with a note for the lead: no address of the relay gives
 * the French reference, the note or the opinion to Kenya, and no row of the database does.
 */
class AssessmentAccessTest extends AccessTestCase {
    private static final List<String> OF_KENYA = List.of("agency.ken", "ncb.ken", "ncbhead.ken", "expert.ken");

    private final String note = "Compare with the other file " + UUID.randomUUID();
    private CaseReference french;
    private CaseReference kenyan;

    @BeforeEach
    void assessARequestOfKenya() {
        french = walk.toTriage(flow.submit("agency.fra"));
        kenyan = walk.toTriage(flow.submit("agency.ken"));
        flow.work(
                kenyan,
                "analyst",
                "Task_AssessRequest",
                Map.of(
                        "assessment",
                        "NOT_VALID",
                        "linkedReference",
                        french.value(),
                        "priority",
                        "URGENT",
                        "note",
                        note));
    }

    @Test
    void noAddressGivesTheAssessmentToTheCountry() {
        for (String user : OF_KENYA) assertSilent(user, addresses());
        flow.work(kenyan, "lead", "Task_DecideSupport", Map.of("decision", "REJECT", "reason", "Under way already"));
        for (String user : OF_KENYA) assertSilent(user, addresses());
        assertThat(ask("ncb.ken", "/api/support-requests/" + kenyan))
                .contains("Under way already")
                .contains("URGENT");
    }

    @Test
    void theTeamReadsIt() {
        for (String address : List.of("/api/support-requests/" + kenyan, "/cases/" + kenyan))
            assertThat(ask("lead", address)).as(address).contains(note).contains(french.value());
        assertThat(ask("lead", "/api/support-requests/" + kenyan + "/dossier.txt"))
                .contains(french.value());
    }

    @Test
    void theAuditOfTheCountryDoesNotNameIt() {
        assertThat(auditOfKenya())
                .isNotEmpty()
                .noneMatch(line -> line.contains(french.value()) || line.contains("NOT_VALID"));
    }

    @Test
    void theDatabaseShowsTheCountryNoRowOfIt() {
        String rows = "SELECT count(*) FROM triage_assessment WHERE reference = ?";
        assertThat(database.count("INTERPOL", rows, kenyan.value())).isOne();
        assertThat(database.count("KEN", rows, kenyan.value())).isZero();
        assertThat(database.count("FRA", rows, kenyan.value())).isZero();
        assertThat(database.count("KEN", "SELECT count(*) FROM triage WHERE reference = ?", kenyan.value()))
                .isOne();
    }

    private void assertSilent(String user, List<String> addresses) {
        for (String address : addresses)
            assertThat(ask(user, address))
                    .as(user + " " + address)
                    .doesNotContain(note)
                    .doesNotContain(french.value())
                    .doesNotContain("NOT_VALID", "Not valid");
    }

    private List<String> addresses() {
        String path = "/api/support-requests/" + kenyan;
        List<String> addresses = new ArrayList<>(List.of(path, "/cases/" + kenyan));
        for (String part : List.of(
                "/timeline",
                "/messages",
                "/dossier.txt",
                "/stix.json",
                "/listings.csv",
                "/specimens.csv",
                "/payments.csv",
                "/shipments.csv")) addresses.add(path + part);
        addresses.add("/api/support-requests?size=200&q=" + note.replace(" ", "%20"));
        addresses.add("/api/support-requests?size=200&q=" + french);
        addresses.add("/cases?q=" + french);
        addresses.add("/engine-rest/task?processInstanceBusinessKey=" + kenyan);
        for (String task : flow.all("SELECT id_ FROM act_ru_task WHERE tenant_id_ = 'INTERPOL' AND ? <> ''", kenyan))
            addresses.add("/engine-rest/task/" + task + "/form-variables");
        return addresses;
    }

    private String ask(String user, String address) {
        return (address.startsWith("/cases") ? session(user) : basic(user))
                .get(address)
                .text()
                // The page repeats the search term in its fields and in the addresses of its tabs.
                .replaceAll("(value=\"(q=)?|href=\"/cases\\?q=)" + french, "");
    }
}
