package org.ncbrelay.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.flow.intake.WriteDraft;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Extent;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.WholeTest;
import org.ncbrelay.support.browser.Visitor;
import org.ncbrelay.support.matter.RequestAtItsBounds;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever people write, and in whatever script, no page becomes wider than its window, on a phone or on a desk. */
@WholeTest
class HostileTextsTest {
    private static final String BOARD_LIST =
            "/board/cases?process=acknowledgment&activity=Task_AcknowledgeRequest&name=Acknowledge+request";

    /** What lies beyond the edge of the window, or of its table; menus and diagrams are made to be moved. */
    private static final String CUT = """
            () => [...document.querySelectorAll('main *')].filter(part => {
              if (part.closest('svg, .djs-container, .stages, .steps, .entries, .case-menu, option, .hidden') || part.matches('input, textarea, select')) return false;
              const box = part.getBoundingClientRect();
              if (box.width === 0 || box.height === 0) return false;
              for (let around = part.parentElement; around && !around.matches('.scroll, main'); around = around.parentElement)
                if (['auto', 'scroll'].includes(getComputedStyle(around).overflowX)) return false;
              const scrolling = part.closest('.scroll');
              const edge = scrolling ? scrolling.getBoundingClientRect() : { left: 0, right: window.innerWidth };
              return box.right > edge.right + 1 || box.left < edge.left - 1;
            }).slice(0, 3).map(part => part.outerHTML.slice(0, 160))""";

    /** Of each list; each is as wide as the first. */
    private static final int ROWS = Extent.of(1, 3);

    private final Caller http;
    private final WriteDraft write;
    private final CurrentOfficer current;
    private final int port;
    private final List<String> troubles = new ArrayList<>();

    @Autowired
    HostileTextsTest(Caller http, WriteDraft write, CurrentOfficer current, @LocalServerPort int port) {
        this.http = http;
        this.write = write;
        this.current = current;
        this.port = port;
    }

    /** Of what every text is made: unbroken letters, right-to-left script, and emoji outside of the basic plane. */
    private static final Map<String, String> SCRIPTS =
            Map.of("latin", "W", "arabic", "\u0636", "emoji", "\uD83D\uDC18");

    @Test
    void noPageIsWiderThanItsWindow() {
        Map<String, List<String>> national = new LinkedHashMap<>();
        Map<String, List<String>> central = new LinkedHashMap<>();
        SCRIPTS.forEach((script, symbol) -> {
            String reference = hostileCase(symbol);
            national.put(script, pagesOf(reference, draft(RequestAtItsBounds.of(symbol, ROWS))));
            central.put(script, List.of("/cases/" + reference, "/intelligence/" + intelligence(symbol)));
        });
        List<String> arabic = national.get("arabic").subList(0, 1);
        national.put("all", List.of("/", "/cases", BOARD_LIST, "/mailbox", "/invitations", "/grants", "/me"));
        central.put("all", List.of("/", "/cases?type=INTELLIGENCE"));
        look("ncb.ken", 390, "en", national);
        look("analyst", 390, "en", central);
        // What fits a phone fits a desk, but for tables that stand there beside each other.
        for (Map<String, List<String>> pages : List.of(national, central))
            if (!Extent.isFull()) pages.keySet().retainAll(Set.of("latin", "all"));
        look("ncb.ken", 1280, "en", national);
        look("analyst", 1280, "en", central);
        look("ncb.ken", 390, "ar", Map.of("arabic", arabic));
        assertThat(troubles).isEmpty();
    }

    private static List<String> pagesOf(String reference, String draft) {
        return List.of(
                "/cases/" + reference,
                "/requests/drafts/" + draft + "?step=NEED",
                "/requests/drafts/" + draft + "?step=LISTINGS",
                "/requests/drafts/" + draft + "/review",
                "/requests/receipts/" + reference);
    }

    private void look(String user, int width, String language, Map<String, List<String>> pages) {
        try (Visitor visitor = Visitor.of(port, user, language, width)) {
            pages.forEach((script, paths) -> {
                for (String path : paths) {
                    Page page = visitor.open(path);
                    String where = script + " " + width + " " + language + " " + user + " " + path + ": ";
                    if ((boolean) page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth"))
                        troubles.add(where + "wider than its window: " + page.evaluate(CUT));
                    else
                        ((List<?>) page.evaluate(CUT))
                                .forEach(part -> troubles.add(where + "beyond the edge: " + part));
                }
            });
        }
    }

    /** Every text of the request, a reason, a message and an answer to the request, each as long as it may be. */
    private String hostileCase(String symbol) {
        ObjectNode request = RequestAtItsBounds.of(symbol, ROWS);
        String reference = http.submit("agency.ken", request.toString());
        for (String text :
                List.of(symbol.repeat(8000), symbol.repeat(200), "A few words and then " + symbol.repeat(300)))
            http.post(
                            "ncb.ken",
                            "/api/support-requests/" + reference + "/messages",
                            Map.of("to", "AGENCY", "text", text))
                    .with(201);
        acknowledge(reference, symbol);
        return reference;
    }

    private void acknowledge(String reference, String symbol) {
        String task = http.get("ncb.ken", "/engine-rest/task?processInstanceBusinessKey=" + reference)
                .with(200)
                .field("0/id");
        http.post("ncb.ken", "/engine-rest/task/" + task + "/claim", Map.of("userId", "ncb.ken"))
                .with(204);
        Map<String, Object> answers =
                Map.of("decision", Map.of("value", "RETURN"), "missingPoints", Map.of("value", symbol.repeat(500)));
        http.post("ncb.ken", "/engine-rest/task/" + task + "/submit-form", Map.of("variables", answers))
                .with(204);
    }

    private String intelligence(String symbol) {
        Map<String, Object> report = Samples.intelligence();
        report.put("title", symbol.repeat(200));
        report.put("summary", symbol.repeat(2000));
        report.put("countries", List.of("FRA", "KEN"));
        report.put("source", Map.of("kind", "EXTERNAL", "name", symbol.repeat(100), "consentToShare", true));
        report.put("handling", Map.of("confidentiality", "RESTRICTED", "conditions", symbol.repeat(500)));
        return http.post("analyst", "/api/intelligence", report).with(201).field("reference");
    }

    private String draft(ObjectNode content) {
        Officer officer = new Officer("ncb.ken", new OrganisationCode("KEN"), null, Set.of(Role.NCB_OFFICER));
        Map<String, Object> tree = new ObjectMapper().convertValue(content, new TypeReference<>() {});
        return current.as(officer, () -> write.begin(tree, officer)).toString();
    }
}
