package org.ncbrelay.flow.preservation;

import static org.ncbrelay.flow.preservation.PreservationProcess.DECISION;
import static org.ncbrelay.flow.preservation.PreservationProcess.EXPIRES_AT;
import static org.ncbrelay.flow.preservation.PreservationProcess.PRESERVATION;
import static org.ncbrelay.flow.preservation.PreservationProcess.PROVIDER;
import static org.ncbrelay.flow.preservation.PreservationProcess.REASON;

import java.util.UUID;
import org.ncbrelay.domain.preservation.Preserved;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/preservation.bpmn does. */
@Configuration(proxyBeanMethods = false)
class PreservationDelegates {
    @Bean
    CaseDelegate watchPreservationDelegate(WatchPreservation preservation) {
        return task -> preservation.watch(task.reference());
    }

    @Bean
    CaseDelegate warnOfLapseDelegate(WatchPreservation preservation, CurrentOfficer officer) {
        return task -> {
            Preserved request = preservation.warn(task.reference(), PRESERVATION.require(task), officer.officer());
            PROVIDER.setLocal(task, request.provider());
            EXPIRES_AT.setLocal(task, request.expiresAt().toString());
        };
    }

    @Bean
    CaseDelegate recordRenewalDelegate(WatchPreservation preservation, CurrentOfficer officer) {
        return task -> {
            UUID request = PRESERVATION.require(task);
            switch (DECISION.require(task)) {
                case RENEW -> preservation.renew(task.reference(), request, officer.officer());
                case LET_LAPSE -> preservation.letLapse(task.reference(), request, REASON.get(task), officer.officer());
            }
        };
    }

    @Bean
    CaseDelegate recordLapseDelegate(WatchPreservation preservation, CurrentOfficer officer) {
        return task -> preservation.lapsed(task.reference(), PRESERVATION.require(task), officer.officer());
    }
}
