package org.ncbrelay.flow.support.expertnetwork;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.domain.experts.Expert.Expertise;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.support.ExpertEngagements.Engagement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/expertSearch.bpmn}: the search for an expert who meets the need and whom the own NCB releases. */
@Configuration(proxyBeanMethods = false)
public class ExpertSearchProcess {
    public static final String CONFLICT = "Task_CheckConflict";
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

    public static final ProcessVariable<Expertise> EXPERTISE = ProcessVariable.choice("expertise", Expertise.class);
    public static final ProcessVariable<String> LANGUAGE = ProcessVariable.text("language");
    public static final ProcessVariable<String> QUESTION = ProcessVariable.text("question");
    public static final ProcessVariable<Pick> PICKED = ProcessVariable.choice("pick", Pick.class);
    public static final ProcessVariable<ConflictDecision> DECISION =
            ProcessVariable.choice("decision", ConflictDecision.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    @Bean
    CaseDelegate recordExpertiseDelegate(ExpertSearchStep step, CurrentOfficer officer) {
        return task -> {
            String question = step.defineExpertise(
                    task.reference(),
                    EXPERTISE.require(task),
                    language(task),
                    QUESTION.require(task),
                    officer.officer());
            NEED.set(task, question);
        };
    }

    @Bean
    CaseDelegate searchRosterDelegate(SearchRoster searchRoster) {
        return task -> PROPOSED.set(task, numbered(searchRoster.search(task.reference())));
    }

    @Bean
    CaseDelegate recordPickDelegate(ExpertSearchStep step, CurrentOfficer officer) {
        return task -> {
            Pick pick = PICKED.require(task);
            if (pick == Pick.NONE) step.noExpert(task.reference(), REASON.get(task), officer.officer());
            else engage(task, step.pick(task.reference(), pick.ordinal(), officer.officer()));
        };
    }

    @Bean
    CaseDelegate recordReleaseAnswerDelegate(ExpertSearchStep step, CurrentOfficer officer) {
        return task -> step.recordRelease(task.reference(), ENGAGEMENT.require(task), officer.officer());
    }

    @Bean
    CaseDelegate recordConflictDelegate(ExpertSearchStep step, CurrentOfficer officer) {
        return task -> {
            boolean conflict = DECISION.is(task, ConflictDecision.CONFLICT);
            step.recordConflict(
                    task.reference(), ENGAGEMENT.require(task), conflict, REASON.get(task), officer.officer());
        };
    }

    /** The language that the expert must speak; null where any will do. */
    private static String language(CaseExecution answers) {
        String language = LANGUAGE.require(answers);
        return language.equals("ANY") ? null : language;
    }

    /** Says whom the rest of the flow is about. */
    private static void engage(CaseExecution execution, Engagement engagement) {
        ENGAGEMENT.set(execution, engagement.id());
        EXPERT_ORGANISATION.set(execution, engagement.organisation().value());
        EXPERT.set(execution, engagement.expert() + " (" + engagement.organisation() + ")");
    }

    /** The proposed experts as the form that picks one shows them, in the order of {@link Pick}. */
    private static String numbered(List<Expert> proposed) {
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

    /** The lead's choices. */
    public enum ConflictDecision {
        NO_CONFLICT,
        CONFLICT
    }
}
