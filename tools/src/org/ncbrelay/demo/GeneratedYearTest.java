package org.ncbrelay.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.board.Figures;
import org.ncbrelay.support.Extent;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.matter.PlainFigures;
import org.springframework.beans.factory.annotation.Autowired;

/** A year of cases that went their way through the real flow is counted by the board as plain SQL counts it. */
class GeneratedYearTest extends FlowTestCase {
    private static final int CASES = Extent.of(12, 24);
    private static final Instant END = Instant.parse("2026-11-20T10:00:00Z");

    private static final Figures.Filter ALL = new Figures.Filter(null, null, null, null);

    private static final OrganisationCode KENYA = new OrganisationCode("KEN");
    private static final Officer DUTY = new Officer("gs", OrganisationCode.INTERPOL, null, Set.of(Role.GS_OFFICER));

    @Autowired
    private DemoDataGenerator year;

    @Autowired
    private Figures figures;

    @Autowired
    private CurrentOfficer current;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ManagementService management;

    /** The board is read before, so that the year comes to it change by change. */
    @Test
    void everyFigureOfTheBoardEqualsAPlainCount() {
        same(DUTY, ALL);
        // The cases of other tests have no part in the year: each of their time limits would take its time.
        repository
                .createProcessDefinitionQuery()
                .list()
                .forEach(diagram -> management
                        .updateJobSuspensionState()
                        .byProcessDefinitionId(diagram.getId())
                        .suspend());
        DemoDataGenerator.Generated generated = year.generate(CASES, 60, 42, END, clock());
        assertThat(generated.refused()).isZero();

        for (Figures.Filter filter : List.of(
                ALL,
                new Figures.Filter(LocalDate.parse("2026-10-06"), LocalDate.parse("2026-11-10"), null, null),
                new Figures.Filter(null, null, "KEN", null),
                new Figures.Filter(null, null, null, "INFORMATION_SHARING"))) {
            Map<String, Double> seenByInterpol = same(DUTY, filter);
            same(new Officer("ncb.ken", KENYA, null, Set.of(Role.NCB_OFFICER)), filter);
            same(new Officer("agency.ken", KENYA, "KEN-WCIU", Set.of(Role.AGENCY_OFFICER)), filter);
            same(new Officer("lead", OrganisationCode.INTERPOL, null, Set.of(Role.GWET_LEAD)), filter);
            assertThat(seenByInterpol.get("total ")).isPositive();
        }
        Map<String, Double> all = same(DUTY, ALL);
        assertThat(all.get("total ")).isGreaterThanOrEqualTo(CASES);
        assertThat(all.keySet()).anyMatch(name -> name.startsWith("overdue "));
        assertThat(all.keySet()).anyMatch(name -> name.equals("status CLOSED"));
        assertThat(all.keySet().stream().filter(name -> name.startsWith("outcome ")))
                .hasSizeGreaterThan(1);
        assertThat(all.keySet().stream().filter(name -> name.startsWith("node ")))
                .hasSizeGreaterThan(5);
    }

    private Map<String, Double> same(Officer reader, Figures.Filter filter) {
        return PlainFigures.same(figures, current, administration, reader, filter, END);
    }

    private DemoDataGenerator.SimulationClock clock() {
        return new DemoDataGenerator.SimulationClock() {
            @Override
            public Instant instant() {
                return flow.now();
            }

            @Override
            public void moveTo(Instant moment) {
                flow.setClock(moment);
            }
        };
    }
}
