package org.ncbrelay.flow.support.diffusion;

import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/diffusion.bpmn} and its forms. */
public final class DiffusionProcess {
    public static final String KEY = "diffusion";
    public static final String ASK = "Task_AskForDiffusion";
    public static final String REVIEW = "Task_ReviewDiffusion";
    public static final ProcessVariable<Receivers> RECEIVERS = ProcessVariable.choice("receivers", Receivers.class);
    public static final ProcessVariable<String> COUNTRIES = ProcessVariable.text("countries");
    public static final ProcessVariable<String> TITLE = ProcessVariable.text("title");
    public static final ProcessVariable<String> CONTENT = ProcessVariable.text("content");
    public static final ProcessVariable<DiffusionDecision> DECISION =
            ProcessVariable.choice("decision", DiffusionDecision.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    private DiffusionProcess() {}

    /** The countries that shall receive a diffusion; null for those involved in the case. */
    static String receivers(CaseExecution answers) {
        return RECEIVERS.is(answers, Receivers.LISTED) ? COUNTRIES.require(answers) : null;
    }

    /** Who receives a diffusion. */
    public enum Receivers {
        INVOLVED,
        LISTED
    }

    /** The General Secretariat's choices. */
    public enum DiffusionDecision {
        APPROVE,
        REFUSE
    }
}
