package org.ncbrelay.config;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.directory.MemberCountries.MemberCountry;
import org.ncbrelay.flow.intake.SubmitRequest;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.DatabaseHistory;
import org.ncbrelay.port.OpenTask;
import org.ncbrelay.store.board.OpenTasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Does once what the first officers would wait for, before the relay says that it is ready: a request is submitted, and its pages are
 * drawn, in one transaction that is rolled back. Classes are loaded by it, diagrams, tables, forms and pages parsed, statements prepared. It
 * leaves no row, takes no number and no place in a chain, and wakes no listener: all that follows an act follows its commit.
 */
@Component
@ConditionalOnProperty(name = "relay.workers.scheduled", matchIfMissing = true)
record Rehearsal(
        SubmitRequest requests,
        OpenTasks tasks,
        DispatcherServlet pages,
        MemberCountries countries,
        CurrentOfficer current,
        IdentityService engine,
        DatabaseHistory history,
        TransactionTemplate transaction,
        Clock clock)
        implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final String REHEARSAL = "Rehearsal of a start";

    /** Spring says that the relay is ready once this has ended. Where it fails, the first officers wait. */
    @Override
    public void run(ApplicationArguments arguments) {
        // A database that was rolled back is read-only until operators have decided.
        if (history.rollback().isPresent()) return;
        try {
            rehearse().forEach((page, status) -> {
                if (status != 200) LOG.debug("{} was answered by {} at the rehearsal", page, status);
            });
        } catch (RuntimeException failed) {
            LOG.debug("the rehearsal ended early", failed);
        }
    }

    /** @return the status of each page, by its address */
    Map<String, Integer> rehearse() {
        List<MemberCountry> members = countries.all();
        Officer bureau = new Officer(Officer.RELAY, members.get(0).code(), null, Set.of(Role.NCB_OFFICER));
        String other = members.get(1).code().value();
        engine.setAuthentication(
                bureau.userId(),
                List.of(Role.NCB_OFFICER.group()),
                List.of(bureau.organisation().value()));
        try {
            return current.as(
                    bureau,
                    () -> transaction.execute(all -> {
                        all.setRollbackOnly();
                        CaseReference reference = requests.rehearse(request(other), bureau);
                        List<String> addresses = new ArrayList<>(List.of("/", "/cases/" + reference));
                        for (OpenTask task : tasks.waitingFor(bureau, reference)) addresses.add("/tasks/" + task.id());
                        Map<String, Integer> answered = new LinkedHashMap<>();
                        for (String page : addresses)
                            answered.put(page, RehearsedPage.get(pages, page, bureau.userId()));
                        return answered;
                    }));
        } finally {
            engine.clearAuthentication();
        }
    }

    /** The smallest that the rules accept. */
    private Map<String, ?> request(String otherCountry) {
        return Map.ofEntries(
                Map.entry("title", REHEARSAL),
                Map.entry(
                        "supportOutline",
                        "No agency asks for this: the relay tries at its start how a request is filed."),
                Map.entry("capabilities", List.of("INFORMATION_SHARING")),
                Map.entry("urgency", "ROUTINE"),
                Map.entry(
                        "agency",
                        Map.of(
                                "name",
                                REHEARSAL,
                                "officer",
                                REHEARSAL,
                                "email",
                                "rehearsal@relay.example",
                                "caseNumber",
                                "0")),
                Map.entry("offence", Map.of("summary", REHEARSAL, "legalProvision", REHEARSAL)),
                Map.entry("countriesInvolved", List.of(otherCountry)),
                Map.entry("purpose", "LOCATE_OR_IDENTIFY"),
                Map.entry("confidentiality", "RESTRICTED"),
                Map.entry(
                        "retentionUntil",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                                .plusYears(1)
                                .toString()),
                Map.entry("neutralityDeclared", true),
                Map.entry("directContact", Map.of("requested", false)),
                Map.entry(
                        "listings",
                        List.of(Map.of(
                                "platform",
                                REHEARSAL,
                                "platformType",
                                "MARKETPLACE",
                                "sellerHandle",
                                REHEARSAL,
                                "capturedAt",
                                "2020-01-01T00:00:00Z",
                                "stillOnline",
                                false))),
                Map.entry(
                        "specimens",
                        List.of(Map.of(
                                "taxon", "Loxodonta africana",
                                "type", "IVORY",
                                "quantity", 1,
                                "unit", "KG",
                                "counted", false,
                                "identification", "SUSPECTED"))));
    }
}
