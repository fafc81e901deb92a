package org.ncbrelay.flow.support.expertnetwork;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.domain.experts.ExpertEngagements.Engagement;
import org.ncbrelay.domain.experts.Expertise;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/expertNetwork.bpmn}, the diagrams it calls, and their forms. */
public final class ExpertNetworkProcess {
    public static final String KEY = "expertNetwork";
    public static final String SEARCH_KEY = "expertSearch";
    public static final String RELEASE_KEY = "expertRelease";
    public static final String OPINION_KEY = "expertOpinion";
    public static final String DEFINE = "Task_DefineExpertise";
    public static final String PICK = "Task_PickExpert";
    public static final String RELEASE = "Task_ReleaseExpert";
    public static final String CONFLICT = "Task_CheckConflict";
    public static final String OPINION = "Task_GiveOpinion";
    public static final String REVIEW = "Task_ReviewOpinion";
    public static final String RATE = "Task_RateExpert";
    /** Id of the request to release an expert. */
    public static final ProcessVariable<UUID> ENGAGEMENT = ProcessVariable.id("engagement");
    /** The expert's country, where release and opinion are worked. */
    public static final ProcessVariable<String> EXPERT_ORGANISATION = ProcessVariable.text("expertOrganisation");
    /** Code and country, for forms. */
    public static final ProcessVariable<String> EXPERT = ProcessVariable.text("expert");
    /** The question, for the forms of the expert's country. */
    public static final ProcessVariable<String> NEED = ProcessVariable.text("need");
    /** The proposed experts, for the form that picks one. */
    public static final ProcessVariable<String> PROPOSED = ProcessVariable.text("proposed");

    public static final ProcessVariable<Boolean> RELEASED = ProcessVariable.flag("released");
    /** What the expert should add. */
    public static final ProcessVariable<String> REWORK_NOTE = ProcessVariable.text("reworkNote");

    public static final ProcessVariable<Expertise> EXPERTISE = ProcessVariable.choice("expertise", Expertise.class);
    public static final ProcessVariable<String> LANGUAGE = ProcessVariable.text("language");
    public static final ProcessVariable<String> QUESTION = ProcessVariable.text("question");
    public static final ProcessVariable<Pick> PICKED = ProcessVariable.choice("pick", Pick.class);
    public static final ProcessVariable<ExpertDecision> DECISION =
            ProcessVariable.choice("decision", ExpertDecision.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");
    public static final ProcessVariable<String> OPINION_TEXT = ProcessVariable.text("opinion");
    public static final ProcessVariable<Integer> RATING = ProcessVariable.number("rating");
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");

    private ExpertNetworkProcess() {}

    /** The language that the expert must speak; null where any will do. */
    static String language(VariableScope answers) {
        String language = LANGUAGE.require(answers);
        return language.equals("ANY") ? null : language;
    }

    /** Sets the expert whom the rest of the process is about. */
    static void engage(VariableScope execution, Engagement engagement) {
        ENGAGEMENT.set(execution, engagement.id());
        EXPERT_ORGANISATION.set(execution, engagement.organisation().value());
        EXPERT.set(execution, engagement.expert() + " (" + engagement.organisation() + ")");
    }

    /** The proposed experts as the form that picks one shows them, in the order of {@link Pick}. */
    static String numbered(List<Expert> proposed) {
        if (proposed.isEmpty()) return "Nobody of the roster is left who meets the need.";
        return IntStream.range(0, proposed.size())
                .mapToObj(i -> (i + 1) + ". " + proposed.get(i).label() + ", languages: "
                        + String.join(
                                " ",
                                proposed.get(i).languages().stream().sorted().toList()))
                .collect(Collectors.joining("\n\n"));
    }

    /** Which of the proposed experts. */
    public enum Pick {
        FIRST,
        SECOND,
        THIRD,
        NONE
    }

    /** Choices of the NCB, the lead and the reviewer. */
    public enum ExpertDecision {
        RELEASE,
        REFUSE,
        NO_CONFLICT,
        CONFLICT,
        APPROVE,
        REWORK
    }
}
