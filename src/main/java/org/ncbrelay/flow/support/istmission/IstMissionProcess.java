package org.ncbrelay.flow.support.istmission;

import org.ncbrelay.domain.deployment.MissionSituation;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/istMission.bpmn} and its forms. */
public final class IstMissionProcess {
    public static final String KEY = "istMission";
    public static final String LEAD = "Task_LeadMission";
    public static final String REPORT = "Task_ReportSituation";
    public static final String EXTENDED_MESSAGE = "mission.extended";
    public static final String WITHDRAWN_MESSAGE = "mission.withdrawn";
    public static final String CONSENT_WITHDRAWN_MESSAGE = "mission.consentWithdrawn";
    public static final ProcessVariable<Boolean> EVIDENCE_IN_HOST_CUSTODY =
            ProcessVariable.flag("evidenceInHostCustody");
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");
    public static final ProcessVariable<MissionSituation> SITUATION =
            ProcessVariable.choice("situation", MissionSituation.class);
    public static final ProcessVariable<String> REPORT_TEXT = ProcessVariable.text("report");

    private IstMissionProcess() {}
}
