package org.ncbrelay.flow.support.expertopinion;

import java.util.UUID;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/expertOpinion.bpmn} and its form. */
public final class ExpertOpinionProcess {
    public static final String KEY = "expertOpinion";
    public static final String GIVE = "Task_GiveOpinion";
    /** Id of the request to release an expert. */
    public static final ProcessVariable<UUID> ENGAGEMENT = ProcessVariable.id("engagement");

    public static final ProcessVariable<String> OPINION = ProcessVariable.text("opinion");

    /** Whether the expert gave an opinion, or let the time pass. */
    public static final ProcessVariable<Boolean> OPINION_GIVEN = ProcessVariable.flag("opinionGiven");

    private ExpertOpinionProcess() {}
}
