package org.ncbrelay.flow.support.expertnetwork;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.ExpertNetworkProcess;
import org.springframework.stereotype.Component;

/** Binds Task_SearchRoster to {@link SearchRoster}; whatever job continues the flow, INTERPOL searches. */
@Component
class SearchRosterDelegate implements JavaDelegate {
    private final SearchRoster searchRoster;
    private final CurrentOfficer officer;

    SearchRosterDelegate(SearchRoster searchRoster, CurrentOfficer officer) {
        this.searchRoster = searchRoster;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Officer interpol = Officer.relay(OrganisationCode.INTERPOL);
        ExpertNetworkProcess.PROPOSED.set(
                execution,
                officer.as(interpol, () -> words(searchRoster.search(CaseExecution.reference(execution), interpol))));
    }

    private static String words(List<Expert> proposed) {
        if (proposed.isEmpty()) return "Nobody of the roster is left who meets the need.";
        return IntStream.range(0, proposed.size())
                .mapToObj(i -> (i + 1) + ". " + proposed.get(i).label() + ", languages: "
                        + String.join(
                                " ",
                                proposed.get(i).languages().stream().sorted().toList()))
                .collect(Collectors.joining("\n\n"));
    }
}
