package org.ncbrelay.flow.support.istreport;

import java.time.LocalDate;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/istReport.bpmn} and its forms. */
public final class IstReportProcess {
    public static final String KEY = "istReport";
    public static final String EXIT = "Task_HoldExitBriefing";
    public static final String WRITE = "Task_WriteMissionReport";
    public static final String REVIEW = "Task_ReviewMissionReport";
    public static final String DEBRIEF = "Task_DebriefMission";
    public static final ProcessVariable<String> BRIEFING = ProcessVariable.text("briefing");
    public static final ProcessVariable<Boolean> EVIDENCE_IN_HOST_CUSTODY =
            ProcessVariable.flag("evidenceInHostCustody");
    public static final ProcessVariable<String> TITLE = ProcessVariable.text("title");
    public static final ProcessVariable<String> REPORT = ProcessVariable.text("report");
    public static final ProcessVariable<ReportDecision> DECISION =
            ProcessVariable.choice("decision", ReportDecision.class);
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");
    public static final ProcessVariable<String> RECOMMENDATION = ProcessVariable.text("recommendation");
    public static final ProcessVariable<String> OWNER = ProcessVariable.text("owner");
    public static final ProcessVariable<LocalDate> DUE_ON = ProcessVariable.date("dueOn");
    public static final ProcessVariable<Next> NEXT = ProcessVariable.choice("next", Next.class);

    private IstReportProcess() {}

    /** The reviewer's choices. */
    public enum ReportDecision {
        APPROVE,
        REWORK
    }

    /** Whether there are more recommendations. */
    public enum Next {
        DONE,
        NEXT
    }
}
