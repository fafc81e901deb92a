package org.ncbrelay.engine.history;

import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.CaseHistory;
import org.ncbrelay.engine.WithoutEngineGrants;
import org.springframework.stereotype.Component;

/** The engine's history of a case: that of the map and of every diagram it called. */
@Component
class EngineCaseHistory implements CaseHistory {
    private final HistoryService history;
    private final WithoutEngineGrants privileged;

    EngineCaseHistory(HistoryService history, WithoutEngineGrants privileged) {
        this.history = history;
        this.privileged = privileged;
    }

    @Override
    public void forget(CaseReference reference) {
        privileged.call(() -> {
            List<String> finished = history
                    .createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKey(reference.value())
                    .finished()
                    .list()
                    .stream()
                    .map(HistoricProcessInstance::getId)
                    .toList();
            if (!finished.isEmpty()) history.deleteHistoricProcessInstancesIfExists(finished);
            return null;
        });
    }
}
