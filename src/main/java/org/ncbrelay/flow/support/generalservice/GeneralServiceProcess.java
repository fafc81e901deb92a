package org.ncbrelay.flow.support.generalservice;

import java.util.Map;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/generalService.bpmn} and its forms. */
public final class GeneralServiceProcess {
    public static final String KEY = "generalService";
    public static final String ASK = "Task_AskForService";
    public static final String REVIEW = "Task_ReviewService";
    public static final ProcessVariable<String> TITLE = ProcessVariable.text("title");
    public static final ProcessVariable<String> QUESTION = ProcessVariable.text("question");
    public static final ProcessVariable<String> DATABASE = ProcessVariable.text("database");
    public static final ProcessVariable<String> EXAMINATION = ProcessVariable.text("examination");
    public static final ProcessVariable<String> EXHIBITS = ProcessVariable.text("exhibits");
    public static final ProcessVariable<Integer> PARTICIPANTS = ProcessVariable.number("participants");
    public static final ProcessVariable<String> COURSE = ProcessVariable.text("course");
    public static final ProcessVariable<ServiceDecision> DECISION =
            ProcessVariable.choice("decision", ServiceDecision.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    private GeneralServiceProcess() {}

    /** What the form asks, by name; what this service does not ask is left out. */
    static Map<String, Object> service(CaseExecution answers) {
        return CapabilityStep.content(
                "title",
                TITLE.require(answers),
                "question",
                QUESTION.require(answers),
                "database",
                DATABASE.get(answers),
                "examination",
                EXAMINATION.get(answers),
                "exhibits",
                EXHIBITS.get(answers),
                "participants",
                PARTICIPANTS.get(answers),
                "course",
                COURSE.get(answers));
    }

    /** The General Secretariat's choices. */
    public enum ServiceDecision {
        APPROVE,
        REFUSE
    }
}
