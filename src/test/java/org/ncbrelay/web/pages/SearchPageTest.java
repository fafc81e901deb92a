package org.ncbrelay.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.evidence.ReceiveEvidence;
import org.ncbrelay.flow.messages.SendMessage;
import org.ncbrelay.store.cases.Messages.Party;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.gallery.Gallery;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The search in everything: who finds a word that a case, intelligence, a message, evidence and an expert have. */
class SearchPageTest extends FlowTestCase {
    private static final Pattern GROUP = Pattern.compile("<section class=\"panel\"[^>]*\\bid=\"found-([A-Z]+)\"");

    @Autowired
    private SendMessage send;

    @Autowired
    private ReceiveEvidence receive;

    private CaseReference reference;

    /** In no other text of the tests. */
    private String word;

    @BeforeEach
    void everythingHasTheWord(TestInfo test) {
        word = "quill" + test.getDisplayName().replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
        reference = walk.acknowledged(flow.submit(
                "agency.ken",
                body -> body.put(
                        "supportOutline",
                        "We ask who is behind the account of " + word
                                + ", which sells carved ivory on three markets.")));
        inTransaction(
                "ncb.ken",
                () -> send.send(reference, Party.AGENCY, "Ask " + word + " again.", desk.officer("ncb.ken")));
        Gallery.attached(desk, receive, reference, "Page of " + word, "A page");
        intelligence.released(intelligence.register(body -> {
            body.put("summary", "The trader " + word + " moves ivory through two ports.");
            body.put("countries", List.of("FRA"));
        }));
        administration.update("""
                INSERT INTO expert (code, organisation, name, expertise, languages, clearance, available, on_roster, added_by, added_at)
                VALUES ('KEN-EXP-777', 'KEN', ?, '{PROSECUTION}', '{en}', 'RESTRICTED', true, true, 'ncb.ken', now())""", word + " Achieng");
    }

    @AfterEach
    void noMoreOfIt() {
        administration.execute(
                "DELETE FROM expert WHERE code = 'KEN-EXP-777'; DELETE FROM searched_text WHERE id = 'KEN-EXP-777'");
    }

    @Test
    void everythingIsFoundByThoseWhoMayReadItAndByNobodyElse() {
        Map<String, List<String>> found = new TreeMap<>();
        for (String user : List.of(
                "agency.ken",
                "agency2.ken",
                "ncb.ken",
                "gs",
                "analyst",
                "auditor",
                "ist",
                "ncb.fra",
                "agency.fra",
                "ncb.sgp")) found.put(user, groups(user, word));

        List<String> ofKenya = List.of("CASE", "EVIDENCE", "EXPERT", "MESSAGE");
        assertThat(found)
                .containsEntry("agency.ken", ofKenya)
                .containsEntry("ncb.ken", ofKenya)
                .containsEntry("agency2.ken", List.of("EXPERT"))
                // The message is for the agency and its NCB; the name of an expert stays with the country.
                .containsEntry("gs", List.of("CASE", "EVIDENCE", "INTELLIGENCE"))
                // The team reads the case after the record.
                .containsEntry("analyst", List.of("INTELLIGENCE"))
                .containsEntry("ncb.fra", List.of("INTELLIGENCE"));
        for (String user : List.of("auditor", "ist", "agency.fra", "ncb.sgp"))
            assertThat(found.get(user)).as(user).isEmpty();
        assertThat(page("ncb.ken", word)).contains("<mark>" + word + "</mark>");
        assertThat(page("ncb.sgp", word)).contains("Nothing that you may read").doesNotContain("<mark>");
        assertThat(acts("ncb.fra")).contains("READ_SEARCH");
    }

    /** What row-level security takes out of the answer would have crowded out what its reader may read. */
    @Test
    void theIndexAnswersNobodyMoreThanTheyMayRead(@Autowired JdbcTemplate database) {
        for (String user :
                List.of("agency.ken", "agency2.ken", "ncb.ken", "gs", "auditor", "ist", "ncb.fra", "ncb.sgp")) {
            List<String> shown = groups(user, word);
            List<String> answered = inTransaction(
                    user,
                    () -> database.queryForList(
                            "SELECT DISTINCT kind FROM relay_search(?, '{INTELLIGENCE,MESSAGE,EVIDENCE,EXPERT}', 20) ORDER BY 1",
                            String.class,
                            word));
            assertThat(answered)
                    .as(user)
                    .isEqualTo(
                            shown.stream().filter(kind -> !kind.equals("CASE")).toList());
        }
    }

    @Test
    void beginningsAndReferencesAreFoundAndNamesOfExpertsStayWithTheirCountry() {
        assertThat(groups("ncb.ken", word.substring(0, word.length() - 3))).contains("CASE", "MESSAGE");
        assertThat(session("ncb.ken")
                        .get("/search?q=" + reference.value().toLowerCase(Locale.ROOT))
                        .with(302)
                        .location())
                .endsWith("/cases/" + reference);
        assertThat(page("gs", "KEN-EXP-777")).contains("found-EXPERT").doesNotContain("Achieng");
        assertThat(page("ncb.ken", "KEN-EXP-777")).contains(word + " Achieng");
        assertThat(groups("ncb.ken", "& | ! ( : * <->")).isEmpty();
    }

    @Test
    void whatWasErasedIsNotFound() {
        administration.execute(
                "SELECT audit_note('KEN', 'relay', 'TESTED', '%1$s', NULL, NULL); UPDATE case_message SET body = 'Erased' WHERE reference = '%1$s'"
                        .formatted(reference));
        assertThat(groups("ncb.ken", word)).doesNotContain("MESSAGE");
    }

    private List<String> groups(String user, String words) {
        return List.copyOf(new TreeSet<>(GROUP.matcher(page(user, words))
                .results()
                .map(group -> group.group(1))
                .toList()));
    }

    private String page(String user, String words) {
        return session(user)
                .get("/search?q=" + java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8))
                .with(200)
                .text();
    }
}
