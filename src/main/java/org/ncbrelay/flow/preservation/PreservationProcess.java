package org.ncbrelay.flow.preservation;

import java.util.UUID;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.evidence.Preservations.Preserved;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code bpmn/preservation.bpmn}: the warning before one preservation request to a platform lapses, and what the agency answers, in
 * parallel with the case and beyond its end. Each renewed period that comes near its end starts it again ({@link StartDueWarnings}).
 */
@Configuration(proxyBeanMethods = false)
public class PreservationProcess {
    public static final String KEY = "preservation";

    /** A platform will soon delete the data. */
    public static final String BEGIN = "StartEvent_LapseNear";
    /** Ends the watch of a case whose data are erased. */
    public static final String ERASED_MESSAGE = "case.erased";

    public static final String RENEW = "Task_RenewPreservation";
    /** Which of the case's preservation requests an instance watches. */
    public static final ProcessVariable<UUID> PRESERVATION = ProcessVariable.id("preservation");
    /** Shown on the form. */
    public static final ProcessVariable<String> PROVIDER = ProcessVariable.text("provider");

    public static final ProcessVariable<String> EXPIRES_AT = ProcessVariable.text("expiresAt");

    public static final ProcessVariable<PreservationDecision> DECISION =
            ProcessVariable.choice("decision", PreservationDecision.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

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

    /** The agency's choices. */
    public enum PreservationDecision {
        RENEW,
        LET_LAPSE
    }
}
