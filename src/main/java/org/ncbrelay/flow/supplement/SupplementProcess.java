package org.ncbrelay.flow.supplement;

import java.util.UUID;
import org.ncbrelay.domain.recording.OfficialSource.SourceKind;
import org.ncbrelay.domain.supplement.Supplement.SupplementKind;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code bpmn/supplement.bpmn}: what a country adds to its case after the submission amends the record at once where an official source
 * filed it; otherwise the NCB decides (Annex 1.1).
 */
@Configuration(proxyBeanMethods = false)
public class SupplementProcess {
    public static final String KEY = "supplement";

    /** The country adds something after its submission. */
    public static final String BEGIN = "StartEvent_SupplementFiled";
    /** The information system has confirmed the amendment. */
    public static final String AMENDED_MESSAGE = "iis.amended";
    /** The case ended without a record, decided or not. */
    public static final String NEVER_RECORDED_MESSAGE = "case.unrecorded";

    /** The row of our table that the flow works on. */
    public static final ProcessVariable<UUID> SUPPLEMENT = ProcessVariable.id("supplement");

    public static final ProcessVariable<SupplementKind> KIND = ProcessVariable.choice("kind", SupplementKind.class);
    /** Whether further support can still be given in this case. */
    public static final ProcessVariable<Boolean> PASSED_TO_TRIAGE = ProcessVariable.flag("passedToTriage");
    /** What the decision table answered. */
    public static final ProcessVariable<String> OFFICIAL_SOURCE = ProcessVariable.text("officialSource");

    @Bean
    CaseDelegate acceptFromOfficialSourceDelegate(SupplementStep step, CurrentOfficer officer) {
        return task -> step.acceptFrom(
                SUPPLEMENT.require(task), SourceKind.valueOf(OFFICIAL_SOURCE.require(task)), officer.officer());
    }

    @Bean
    CaseDelegate amendRecordDelegate(SupplementStep step) {
        return task -> step.amend(SUPPLEMENT.require(task));
    }

    @Bean
    CaseDelegate recordAmendmentDelegate(SupplementStep step, CurrentOfficer officer) {
        return task -> step.confirm(SUPPLEMENT.require(task), officer.officer());
    }

    @Bean
    CaseDelegate passToTriageDelegate(SupplementStep step, CurrentOfficer officer) {
        return task -> PASSED_TO_TRIAGE.set(task, step.passToTriage(SUPPLEMENT.require(task), officer.officer()));
    }

    @Bean
    CaseDelegate recordUnrecordedSupplementDelegate(SupplementStep step, CurrentOfficer officer) {
        return task -> step.neverRecorded(SUPPLEMENT.require(task), officer.officer());
    }
}
