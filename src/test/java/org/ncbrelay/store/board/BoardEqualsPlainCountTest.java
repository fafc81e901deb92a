package org.ncbrelay.store.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.flow.support.istdeployment.IstPreparationProcess;
import org.ncbrelay.flow.supportoffer.SupportOfferProcess;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.matter.PlainFigures;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The board counts what plain SQL counts, also what was added, joined or overdue late; {@code GeneratedYearTest} counts whole cases. */
class BoardEqualsPlainCountTest extends FlowTestCase {
    private static final Instant END = Instant.parse("2026-11-20T10:00:00Z");

    private static final Figures.Filter ALL = new Figures.Filter(null, null, null, null);

    private static final OrganisationCode KENYA = new OrganisationCode("KEN");
    private static final Officer DUTY = new Officer("gs", OrganisationCode.INTERPOL, null, Set.of(Role.GS_OFFICER));
    private static final Officer LEAD = new Officer("lead", OrganisationCode.INTERPOL, null, Set.of(Role.GWET_LEAD));
    private static final List<Officer> READERS =
            List.of(DUTY, new Officer("agency2.ken", KENYA, "KEN-CBCU", Set.of(Role.AGENCY_OFFICER)), LEAD);

    @Autowired
    private Figures figures;

    @Autowired
    private CurrentOfficer current;

    /** Other tests change grants past the triggers by which the board learns of it; what this one does is read as a change. */
    @BeforeEach
    void countAnew(@Autowired BeanFactory relay) {
        FiguresAtHand.forget(relay);
        for (Officer reader : READERS) same(reader, ALL);
    }

    @Test
    void supportThatWasAddedLaterAndCasesThatWereJoinedAreCountedAndFound() {
        CaseReference standing = walk.offered(walk.assessed(walk.toTriage(flow.submit("agency.ken"))));
        assertThat(listed(standing, "MENTORING")).as("offered").isZero();
        flow.decide(standing, "agency.ken", SupportOfferProcess.ACCEPT, "ACCEPT");
        flow.passedOn(standing);
        CaseReference asking = walk.toSharing(flow.submit("agency.ken"));
        http.post(
                        "ncb.ken",
                        "/api/support-requests/" + asking + "/supplements",
                        Map.of("kind", "SUPPORT", "text", "A mentor, please", "capabilities", List.of("MENTORING")))
                .with(201);
        flow.record();
        http.put("ncbhead.ken", "/api/agencies/KEN-CBCU/approval", Map.of("approved", true, "reason", "Mandated"))
                .with(200);
        walk.joined(standing, walk.toTriage(flow.submit("agency2.ken")));

        assertThat(listed(standing, "MENTORING")).isOne();
        assertThat(listed(asking, "MENTORING")).isOne();
        for (Figures.Filter filter : List.of(
                ALL, new Figures.Filter(null, null, null, "MENTORING"), new Figures.Filter(null, null, "KEN", null)))
            for (Officer reader : READERS) same(reader, filter);
        assertThat(same(DUTY, ALL)).containsKey("outcome JOINED");
    }

    /** How many cases the list has of this reference and support. */
    private int listed(CaseReference reference, String capability) {
        return http.get("lead", "/api/support-requests?q=" + reference + "&capability=" + capability)
                .with(200)
                .json()
                .path("total")
                .asInt();
    }

    /** The engine names a passage through a node otherwise where the node's id is long. */
    @Test
    void aTaskWithALongIdIsOverdueOnTheBoardToo() {
        CaseReference reference = mission.asked("IST_DEPLOYMENT");
        flow.work(
                reference,
                "analyst",
                "Task_ScopeDeployment",
                Map.of("decision", "RETURN", "missingPoints", "Which phones?"));

        Instant later = flow.now().plus(Duration.ofDays(60));
        assertThat(current.as(LEAD, () -> figures.nodes(ALL, later)))
                .filteredOn(node -> node.activity().equals(IstPreparationProcess.COMPLETE))
                .singleElement()
                .satisfies(node -> assertThat(node.overdue()).isPositive());
    }

    private Map<String, Double> same(Officer reader, Figures.Filter filter) {
        return PlainFigures.same(figures, current, administration, reader, filter, END);
    }
}
