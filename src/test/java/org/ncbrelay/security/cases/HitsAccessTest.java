package org.ncbrelay.security.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.Samples;
import org.springframework.beans.factory.annotation.Value;

/**
 * That a trace of one case occurs in another country's is shown late, to few, not often, and never in secret: once both
 * cases are recorded, to the bureau and to INTERPOL, so many in a day, and the other bureau learns to whom.
 */
class HitsAccessTest extends AccessTestCase {
    /** Where the matches stand that no case has. */
    private static final String NOWHERE = "nowhere";

    @Value("${relay.hits.per-day}")
    private int perDay;

    @AfterEach
    void forgetTheDay() {
        administration.update("DELETE FROM hit_notice WHERE kind = ?", NOWHERE);
    }

    @Test
    void anAgencyAndAnExpertGetNone() {
        String seller = seller();
        recorded("agency.fra", seller);
        CaseReference kenyan = recorded("agency.ken", seller);
        for (String user : List.of("agency.ken", "expert.ken")) {
            boolean reads = user.startsWith("agency");
            assertThat(basic(user).get(path(kenyan)).status()).as(user).isEqualTo(reads ? 403 : 404);
            assertThat(session(user).get("/cases/" + kenyan).text()).doesNotContain("id=\"hits\"");
        }
        assertThat(flow.timeline(kenyan)).doesNotContain("HIT_MATCHED");
    }

    @Test
    void theOwnerLearnsThatItsTraceWasMatchedAndByWhom() {
        String seller = seller();
        CaseReference french = recorded("agency.fra", seller);
        CaseReference kenyan = recorded("agency.ken", seller);
        assertThat(hits("analyst", kenyan)).as("the team works for both").hasSize(1);
        assertThat(flow.timeline(french)).doesNotContain("HIT_MATCHED");

        for (int look = 0; look < 3; look++) assertThat(hits("ncb.ken", kenyan)).hasSize(1);

        assertThat(flow.timeline(french)).containsOnlyOnce("HIT_MATCHED");
        assertThat(letters(french)).containsOnlyOnce("FRA NOTICE_TO_BUREAU");
        JsonNode shown = basic("ncb.fra").get(path(french)).json().path("shownTo");
        assertThat(shown).hasSize(1);
        assertThat(shown.get(0).path("country").asText()).isEqualTo("KEN");
        assertThat(shown.get(0).path("value").asText()).isEqualTo(seller.replace("-", ""));
        assertThat(session("ncb.fra").get("/cases/" + french).text())
                .contains("id=\"shown\"")
                .contains("Kenya");
        // Whose case it is, is the other's to say.
        assertThat(basic("ncb.fra").get(path(french)).text()).doesNotContain(kenyan.value());
    }

    @Test
    void whoIsTellsNeitherTheLetterNorTheTimelineNorAnyThirdCountry() {
        String seller = seller();
        CaseReference french = recorded("agency.fra", seller);
        CaseReference kenyan = recorded("agency.ken", seller);
        hits("ncb.ken", kenyan);
        ask(kenyan, "Who receives the money " + seller + "?");
        administration.execute("""
                SET session_replication_role = replica;
                INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at)
                VALUES ('%s', 'SGP', 'FRA', 'INVITATION', 'lead', now())""".formatted(french));

        String seenByTheInvited = basic("ncb.sgp")
                .get("/api/support-requests/" + french + "/timeline")
                .text();
        assertThat(seenByTheInvited)
                .contains("REQUEST_SUBMITTED")
                .doesNotContain("HIT_")
                .doesNotContain(seller);
        basic("ncb.sgp").get(path(french)).with(403);
        for (String user : List.of("agency.fra", "expert.fra", "agency.ken"))
            assertThat(basic(user)
                            .get("/api/support-requests/" + (user.endsWith("ken") ? kenyan : french) + "/timeline")
                            .text())
                    .as(user)
                    .doesNotContain("HIT_")
                    .doesNotContain("Who receives the money");
        String seenByTheOwner = basic("ncb.fra")
                .get("/api/support-requests/" + french + "/timeline")
                .text();
        assertThat(seenByTheOwner)
                .contains("HIT_MATCHED")
                .contains("HIT_QUESTION_RECEIVED")
                .contains("NCB KEN");
    }

    @Test
    void aBureauIsShownSoManyInADayAndNotWhetherThereAreMore() {
        int left = 3;
        leave(left);
        String seller = seller();
        for (int more = 0; more < left + 2; more++) recorded("agency.fra", seller);
        CaseReference kenyan = recorded("agency.ken", seller);
        CaseReference without = recorded("agency.ken", seller());

        assertThat(hits("ncb.ken", kenyan)).hasSize(left);
        assertThat(hits("ncb.ken", kenyan)).as("a second look").hasSize(left);
        // The same where there is none: the answer is no oracle.
        for (CaseReference looked : List.of(kenyan, without))
            assertThat(basic("ncb.ken").get(path(looked)).field("pausedUntil"))
                    .as(looked.value())
                    .startsWith("2026-");
        assertThat(basic("analyst").get(path(kenyan)).json().path("pausedUntil").isNull())
                .isTrue();
        assertThat(hits("analyst", kenyan)).hasSize(left + 2);

        flow.advance(Duration.ofHours(25));
        assertThat(hits("ncb.ken", kenyan)).hasSize(left + 2);
    }

    @Test
    void theLetterSaysNotEvenThatThereIsAMatch() {
        for (String language : List.of("en", "fr", "es", "ar")) {
            ResourceBundle words = ResourceBundle.getBundle("mail", Locale.forLanguageTag(language));
            String letter =
                    words.getString("mail.NOTICE_TO_BUREAU.subject") + words.getString("mail.NOTICE_TO_BUREAU.body");
            assertThat(letter.toLowerCase(Locale.ROOT))
                    .contains("{0}")
                    .doesNotContain(
                            "trace", "identif", "match", "hit", "concord", "rastro", "coincid", "أثر", "معرّف", "تطابق",
                            "countr", "pays");
        }
    }

    /** Kenya's bureau was shown so many matches that no more than these may follow today. */
    private void leave(int matches) {
        administration.update("""
                SET session_replication_role = replica;
                INSERT INTO hit_notice
                SELECT gen_random_uuid(), '%1$s', n, 'FRA', '%1$s', 'KEN', '%1$s', '%2$s'
                  FROM generate_series((SELECT count(*) FROM hit_notice WHERE asking = 'KEN' AND told_at > timestamptz '%2$s' - interval '1 day') + 1,
                                       %3$d) n""".formatted(NOWHERE, flow.now(), perDay - matches));
    }

    private void ask(CaseReference kenyan, String question) {
        String id = hits("ncb.ken", kenyan).get(0).path("id").asText();
        basic("ncb.ken")
                .post(path(kenyan) + "/" + id + "/question", Map.of("question", question))
                .with(201);
    }

    private List<JsonNode> hits(String user, CaseReference reference) {
        JsonNode items = basic(user).get(path(reference)).json().path("items");
        return items.findParents("kind");
    }

    private CaseReference recorded(String user, String seller) {
        CaseReference reference = walk.acknowledged(flow.submit(user, Samples.soldBy(seller, "IDN")));
        return walk.recorded(walk.granted(reference));
    }

    private List<String> letters(CaseReference reference) {
        return flow.all("SELECT organisation || ' ' || template FROM outbox_mail WHERE reference = ?", reference);
    }

    private static String path(CaseReference reference) {
        return "/api/support-requests/" + reference + "/hits";
    }

    private static String seller() {
        return "seller-" + UUID.randomUUID();
    }
}
