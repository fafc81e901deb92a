package org.ncbrelay.flow.support.expertnetwork;

import java.util.UUID;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/expertNetwork.bpmn} and its forms. */
public final class ExpertNetworkProcess {
    public static final String KEY = "expertNetwork";
    public static final String REVIEW = "Task_ReviewOpinion";
    public static final String RATE = "Task_RateExpert";
    /** Id of the request to release an expert. */
    public static final ProcessVariable<UUID> ENGAGEMENT = ProcessVariable.id("engagement");
    /** What the expert should add. */
    public static final ProcessVariable<String> REWORK_NOTE = ProcessVariable.text("reworkNote");

    /** Whether the expert gave an opinion, or let the time pass. */
    public static final ProcessVariable<Boolean> OPINION_GIVEN = ProcessVariable.flag("opinionGiven");

    public static final ProcessVariable<OpinionDecision> DECISION =
            ProcessVariable.choice("decision", OpinionDecision.class);
    public static final ProcessVariable<Integer> RATING = ProcessVariable.number("rating");
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");

    private ExpertNetworkProcess() {}

    /** The reviewer's choices. */
    public enum OpinionDecision {
        APPROVE,
        REWORK
    }
}
