package org.ncbrelay.flow.support.notice;

import org.ncbrelay.domain.notices.NoticeColour;
import org.ncbrelay.domain.notices.NoticeRequest;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/notice.bpmn} and its forms. */
public final class NoticeProcess {
    public static final String KEY = "notice";
    public static final String ASK = "Task_AskForNotice";
    public static final String REVIEW = "Task_ReviewNotice";
    public static final ProcessVariable<NoticeColour> COLOUR = ProcessVariable.choice("colour", NoticeColour.class);
    public static final ProcessVariable<String> TITLE = ProcessVariable.text("title");
    public static final ProcessVariable<String> CONTENT = ProcessVariable.text("content");
    public static final ProcessVariable<String> JUDICIAL_BASIS = ProcessVariable.text("judicialBasis");
    public static final ProcessVariable<String> MODUS_OPERANDI = ProcessVariable.text("modusOperandi");
    public static final ProcessVariable<NoticeDecision> DECISION =
            ProcessVariable.choice("decision", NoticeDecision.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    private NoticeProcess() {}

    /** What the bureau asks to be published. */
    static NoticeRequest notice(CaseExecution answers) {
        return new NoticeRequest(
                COLOUR.require(answers),
                TITLE.require(answers),
                CONTENT.require(answers),
                JUDICIAL_BASIS.get(answers),
                MODUS_OPERANDI.get(answers));
    }

    /** The General Secretariat's choices. */
    public enum NoticeDecision {
        APPROVE,
        REFUSE
    }
}
