package org.ncbrelay.flow.support.hits;

import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/hits.bpmn} and its forms. */
public final class HitsProcess {
    public static final String KEY = "hits";
    public static final String FOLLOW = "Task_FollowHits";
    public static final String VALIDITY = "Task_CheckValidity";
    public static final String ACT = "Task_ActOnHit";
    public static final ProcessVariable<HitsDecision> DECISION = ProcessVariable.choice("decision", HitsDecision.class);
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");
    public static final ProcessVariable<String> ACTION = ProcessVariable.text("action");

    private HitsProcess() {}

    /** Choices of whoever follows hits, and of their source. */
    public enum HitsDecision {
        PURPOSE_MET,
        HIT,
        WITHDRAW,
        CONFIRMED,
        NOT_CONFIRMED
    }
}
