package org.ncbrelay.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.WholeTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The list of cases: pages, criteria, order and words; and cases that for a reader do not exist. */
@WholeTest
class CaseListTest {
    private static final String REQUESTS = "/api/support-requests";

    @Autowired
    private Caller http;

    @Test
    void wordsAreFoundAnywhereInTheRequest() {
        String reference = submit("agency.sgp", "Zebra skins", "quokkawords stand in the outline only");
        assertThat(references("agency.sgp", "q=quokkawords")).containsExactly(reference);
        assertThat(references("agency.sgp", "q=Zebra%20quokkawords")).contains(reference);
        assertThat(references("agency.sgp", "q=" + reference)).containsExactly(reference);
        assertThat(references("agency.sgp", "q=nosuchwordatall")).isEmpty();
        assertThat(references("agency.sgp", "q=%27%20OR%201%3D1%20--")).isEmpty();
        assertThat(references("agency.bra", "q=quokkawords")).isEmpty();
        assertThat(references("gs", "q=quokkawords")).containsExactly(reference);
    }

    @Test
    void pagesFollowEachOtherWithoutGapsOrRepetition() {
        List<String> submitted = new ArrayList<>();
        for (int i = 0; i < 5; i++) submitted.add(submit("agency.sgp", "Pages " + i, "pagewords in every one of them"));
        JsonNode first = list("agency.sgp", "q=pagewords&size=2&sort=reference,asc");
        assertThat(first.path("total").asInt()).isEqualTo(5);
        assertThat(first.path("size").asInt()).isEqualTo(2);
        List<String> read = new ArrayList<>();
        for (int page = 0; page < 3; page++)
            read.addAll(references("agency.sgp", "q=pagewords&size=2&sort=reference,asc&page=" + page));
        assertThat(read).isEqualTo(submitted);
        assertThat(references("agency.sgp", "q=pagewords&size=2&page=3")).isEmpty();
        assertThat(references("agency.sgp", "q=pagewords&sort=reference,desc"))
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(references("agency.sgp", "q=pagewords").get(0)).isEqualTo(submitted.get(4));
    }

    @Test
    void criteriaNarrowTheList() {
        String reference = submit("agency.sgp", "Criteria", "criteriawords in this one");
        String words = "q=criteriawords&";
        assertThat(references("gs", words + "status=SUBMITTED")).containsExactly(reference);
        assertThat(references("gs", words + "status=CLOSED,DECLINED")).isEmpty();
        assertThat(references("gs", words + "capability=INFORMATION_SHARING")).containsExactly(reference);
        assertThat(references("gs", words + "capability=TRAINING")).isEmpty();
        assertThat(references("gs", words + "country=SGP")).containsExactly(reference);
        assertThat(references("gs", words + "country=BRA")).isEmpty();
    }

    @Test
    void aForeignCaseAnswersAsOneThatDoesNotExist() {
        String foreign = submit("agency.sgp", "Foreign", "of another country");
        for (String path : List.of("", "/timeline", "/messages"))
            assertThat(refusal(http.get("ncb.bra", REQUESTS + "/" + foreign + path)))
                    .isEqualTo(refusal(http.get("ncb.bra", REQUESTS + "/SGP-2026-999999" + path)))
                    .isEqualTo(refusal(http.get("ncb.bra", REQUESTS + "/no-reference" + path)));
        Answer act = http.post("ncb.bra", REQUESTS + "/" + foreign + "/withdrawal", "{\"reason\":\"Not mine\"}");
        Answer unknown = http.post("ncb.bra", REQUESTS + "/SGP-2026-999999/withdrawal", "{\"reason\":\"Not mine\"}");
        assertThat(refusal(act)).isEqualTo(refusal(unknown));
        act.with(404);
    }

    /** All but what must differ: the address asked for and the id of the call. */
    private static JsonNode refusal(Answer answer) {
        ObjectNode body = (ObjectNode) answer.with(404).json();
        body.remove(List.of("correlationId", "instance"));
        return body;
    }

    private String submit(String user, String title, String outline) {
        ObjectNode request = Samples.tree("ivory-marketplace").put("title", title);
        Samples.with(request, "countriesInvolved", List.of("FRA"));
        request.put("supportOutline", outline + ", and so this text becomes long enough for its rule.");
        return http.post(user, REQUESTS, request).with(201).field("reference");
    }

    private JsonNode list(String user, String query) {
        return http.get(user, REQUESTS + "?" + query).with(200).json();
    }

    private List<String> references(String user, String query) {
        List<String> references = new ArrayList<>();
        list(user, query)
                .path("items")
                .forEach(item -> references.add(item.path("reference").asText()));
        return references;
    }
}
