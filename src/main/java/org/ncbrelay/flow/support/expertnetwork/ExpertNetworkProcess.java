package org.ncbrelay.flow.support.expertnetwork;

import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.OpinionDecision.APPROVE;

import java.util.UUID;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/expertNetwork.bpmn}: its names, and what its tasks do. */
@Configuration(proxyBeanMethods = false)
public class ExpertNetworkProcess {
    /** Id of the request to release an expert. */
    public static final ProcessVariable<UUID> ENGAGEMENT = ProcessVariable.id("engagement");
    /** What the expert should add. */
    public static final ProcessVariable<String> REWORK_NOTE = ProcessVariable.text("reworkNote");

    public static final ProcessVariable<OpinionDecision> DECISION =
            ProcessVariable.choice("decision", OpinionDecision.class);
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");

    @Bean
    CaseDelegate recordNoOpinionDelegate(ExpertNetworkStep step, CurrentOfficer officer) {
        return task -> {
            step.opinionNotGiven(task.reference(), ENGAGEMENT.require(task), officer.officer());
            // What the next expert is asked has nothing to do with what this one was to add.
            REWORK_NOTE.set(task, null);
        };
    }

    @Bean
    CaseDelegate recordOpinionReviewDelegate(ExpertNetworkStep step, CurrentOfficer officer) {
        return task -> {
            if (DECISION.is(task, APPROVE)) {
                step.approveOpinion(task.reference(), ENGAGEMENT.require(task), officer.officer());
            } else {
                step.reworkOpinion(task.reference(), NOTE.get(task), officer.officer());
                REWORK_NOTE.set(task, NOTE.get(task));
            }
        };
    }

    /** The reviewer's choices. */
    public enum OpinionDecision {
        APPROVE,
        REWORK
    }
}
