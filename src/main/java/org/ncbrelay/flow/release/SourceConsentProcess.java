package org.ncbrelay.flow.release;

import static org.ncbrelay.flow.release.SourceConsentProcess.SourceConsentDecision.CONSENT;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/sourceConsent.bpmn}: an external source that did not consent is asked before anything is released (our default). */
@Configuration(proxyBeanMethods = false)
public class SourceConsentProcess {
    public static final ProcessVariable<SourceConsentDecision> DECISION =
            ProcessVariable.choice("decision", SourceConsentDecision.class);
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");

    @Bean
    CaseDelegate recordSourceConsentDelegate(ReleaseStep step, CurrentOfficer officer) {
        return task -> step.sourceAnswered(
                task.reference(), DECISION.is(task, CONSENT), NOTE.require(task), officer.officer());
    }

    /** The source's answers. */
    public enum SourceConsentDecision {
        CONSENT,
        REFUSE
    }
}
