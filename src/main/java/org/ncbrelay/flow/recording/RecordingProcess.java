package org.ncbrelay.flow.recording;

import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Steps 4 and 5, {@code bpmn/recording.bpmn}: only an official source may enter the data, and work begins once it is
 * recorded (Annex 1.1).
 */
@Configuration(proxyBeanMethods = false)
public class RecordingProcess {
    public static final String TAKE_OVER = "Task_TakeOverAsSource";
    /** The information system has confirmed the record. */
    public static final String RECORDED_MESSAGE = "iis.recorded";

    /** What the decision table answered; stored for the path through the diagram. */
    public static final ProcessVariable<String> OFFICIAL_SOURCE = ProcessVariable.text("officialSource");

    public static final ProcessVariable<Takeover> DECISION = ProcessVariable.choice("decision", Takeover.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");
    public static final ProcessVariable<String> QUALITY = ProcessVariable.text("quality");
    public static final ProcessVariable<String> REMARKS = ProcessVariable.text("remarks");
    public static final ProcessVariable<String> CONFIDENTIALITY = ProcessVariable.text("confidentiality");
    public static final ProcessVariable<String> HANDLING = ProcessVariable.text("handling");
    public static final ProcessVariable<String> ENTERED_BY = ProcessVariable.text("enteredBy");
    public static final ProcessVariable<Boolean> ENTERED = ProcessVariable.flag("entered");

    @Bean
    CaseDelegate recordTakeoverDelegate(RecordingStep step, CurrentOfficer officer) {
        return task -> step.recordTakeover(
                task.reference(), DECISION.is(task, Takeover.TAKE_OVER), REASON.get(task), officer.officer());
    }

    @Bean
    CaseDelegate recordNoTakeoverDelegate(RecordingStep step, CurrentOfficer officer) {
        return task -> step.takeoverSilent(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate recordCheckDelegate(RecordingStep step, CurrentOfficer officer) {
        return task -> step.recordCheck(
                task.reference(), confidentiality(task), HANDLING.get(task), REMARKS.get(task), officer.officer());
    }

    @Bean
    CaseDelegate recordNoCheckDelegate(RecordingStep step, CurrentOfficer officer) {
        return task -> step.checkSilent(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate submitRecordDelegate(RecordingStep step, CurrentOfficer officer) {
        return task -> step.submit(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate recordConfirmationDelegate(RecordingStep step, CurrentOfficer officer) {
        return task -> step.confirm(task.reference(), officer.officer());
    }

    /** The level that the checker sets; null to leave it as requested. */
    private static Confidentiality confidentiality(CaseExecution answers) {
        String level = CONFIDENTIALITY.require(answers);
        return level.equals("AS_REQUESTED") ? null : Confidentiality.valueOf(level);
    }

    /** The NCB's choices where the agency is no official source. */
    public enum Takeover {
        TAKE_OVER,
        STOP
    }
}
