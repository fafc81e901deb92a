package org.ncbrelay.flow.externalsource;

import org.ncbrelay.domain.product.Grading;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/externalSource.bpmn} and its form. */
public final class ExternalSourceProcess {
    public static final String KEY = "externalSource";
    public static final ProcessVariable<ExternalSourceDecision> DECISION =
            ProcessVariable.choice("decision", ExternalSourceDecision.class);
    public static final ProcessVariable<String> SOURCE_GRADING = ProcessVariable.text("sourceGrading");
    public static final ProcessVariable<String> INFORMATION_GRADING = ProcessVariable.text("informationGrading");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    private ExternalSourceProcess() {}

    /** The grading that the analyst gives; null where the present one remains. */
    static Grading grading(CaseExecution answers) {
        return DECISION.is(answers, ExternalSourceDecision.REGRADE)
                ? new Grading(SOURCE_GRADING.require(answers), INFORMATION_GRADING.require(answers))
                : null;
    }

    /** The analyst's choices. */
    public enum ExternalSourceDecision {
        KEEP,
        REGRADE
    }
}
