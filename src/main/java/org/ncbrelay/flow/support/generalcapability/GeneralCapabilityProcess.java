package org.ncbrelay.flow.support.generalcapability;

import java.util.Map;
import org.ncbrelay.domain.notices.NoticeColour;
import org.ncbrelay.domain.notices.NoticeRequest;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/generalCapability.bpmn}, the diagrams it calls, and their forms. */
public final class GeneralCapabilityProcess {
    public static final String KEY = "generalCapability";
    public static final String NOTICE_KEY = "notice";
    public static final String DIFFUSION_KEY = "diffusion";
    public static final String SERVICE_KEY = "generalService";
    public static final String HITS_KEY = "hits";
    public static final String ASK_NOTICE = "Task_AskForNotice";
    public static final String REVIEW_NOTICE = "Task_ReviewNotice";
    public static final String ASK_DIFFUSION = "Task_AskForDiffusion";
    public static final String REVIEW_DIFFUSION = "Task_ReviewDiffusion";
    public static final String ASK_SERVICE = "Task_AskForService";
    public static final String REVIEW_SERVICE = "Task_ReviewService";
    public static final String FOLLOW = "Task_FollowHits";
    public static final String VALIDITY = "Task_CheckValidity";
    public static final String ACT = "Task_ActOnHit";
    public static final ProcessVariable<NoticeColour> COLOUR = ProcessVariable.choice("colour", NoticeColour.class);
    public static final ProcessVariable<String> TITLE = ProcessVariable.text("title");
    public static final ProcessVariable<String> CONTENT = ProcessVariable.text("content");
    public static final ProcessVariable<String> JUDICIAL_BASIS = ProcessVariable.text("judicialBasis");
    public static final ProcessVariable<String> MODUS_OPERANDI = ProcessVariable.text("modusOperandi");
    public static final ProcessVariable<Pick> RECEIVERS = ProcessVariable.choice("receivers", Pick.class);
    public static final ProcessVariable<String> COUNTRIES = ProcessVariable.text("countries");
    public static final ProcessVariable<String> QUESTION = ProcessVariable.text("question");
    public static final ProcessVariable<String> DATABASE = ProcessVariable.text("database");
    public static final ProcessVariable<String> EXAMINATION = ProcessVariable.text("examination");
    public static final ProcessVariable<String> EXHIBITS = ProcessVariable.text("exhibits");
    public static final ProcessVariable<Integer> PARTICIPANTS = ProcessVariable.number("participants");
    public static final ProcessVariable<String> COURSE = ProcessVariable.text("course");
    public static final ProcessVariable<ServiceDecision> DECISION =
            ProcessVariable.choice("decision", ServiceDecision.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");
    public static final ProcessVariable<String> ACTION = ProcessVariable.text("action");

    private GeneralCapabilityProcess() {}

    static NoticeRequest notice(CaseExecution answers) {
        return new NoticeRequest(
                COLOUR.require(answers),
                TITLE.require(answers),
                CONTENT.require(answers),
                JUDICIAL_BASIS.get(answers),
                MODUS_OPERANDI.get(answers));
    }

    /** The countries that shall receive a diffusion; null for those involved in the case. */
    static String receivers(CaseExecution answers) {
        return RECEIVERS.is(answers, Pick.LISTED) ? COUNTRIES.require(answers) : null;
    }

    /** What the form of a service asks, by name; what this service does not ask is left out. */
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

    /** Who receives a diffusion. */
    public enum Pick {
        INVOLVED,
        LISTED
    }

    /** Choices of the General Secretariat, of whoever follows hits, and of the source. */
    public enum ServiceDecision {
        APPROVE,
        REFUSE,
        PURPOSE_MET,
        HIT,
        WITHDRAW,
        CONFIRMED,
        NOT_CONFIRMED
    }
}
