package org.ncbrelay.flow.supportoffer;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/supportOffer.bpmn}: support that was not requested starts when the agency, over its channel, or for experts and teams the NCB accepts it. */
@Configuration(proxyBeanMethods = false)
public class SupportOfferProcess {
    public static final String KEY = "supportOffer";
    public static final String ACCEPT = "Task_AcceptOfferedSupport";
    public static final ProcessVariable<OfferAnswer> DECISION = ProcessVariable.choice("decision", OfferAnswer.class);
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");
    /** The answer, which may wait at the NCB. */
    public static final ProcessVariable<Boolean> OFFER_ACCEPTED = ProcessVariable.flag("offerAccepted");

    private static final ProcessVariable<Boolean> NCB_ANSWERS = ProcessVariable.flag("ncbAnswers");

    @Bean
    CaseDelegate leaveOfferToNcbDelegate() {
        return task -> NCB_ANSWERS.set(task, true);
    }

    @Bean
    CaseDelegate recordAnswerToOfferDelegate(SupportOfferStep step, CurrentOfficer officer) {
        return task -> {
            boolean accepted = DECISION.is(task, OfferAnswer.ACCEPT);
            step.answer(task.reference(), task.capability(), accepted, NOTE.get(task), officer.officer());
            OFFER_ACCEPTED.set(task, accepted);
        };
    }

    @Bean
    CaseDelegate concludeOfferDelegate(SupportOfferStep step) {
        return task -> step.conclude(task.reference(), task.capability(), OFFER_ACCEPTED.require(task));
    }

    @Bean
    CaseDelegate recordReturnedOfferDelegate(SupportOfferStep step) {
        return task -> step.returned(task.reference(), task.capability());
    }

    @Bean
    CaseDelegate recordLapsedOfferDelegate(SupportOfferStep step, CurrentOfficer officer) {
        return task -> step.lapse(task.reference(), task.capability(), officer.officer());
    }

    /** The agency's choices. */
    public enum OfferAnswer {
        ACCEPT,
        DECLINE
    }
}
