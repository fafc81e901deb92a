package org.ncbrelay.flow.recording;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.recording.RecordingProcess.DECISION;
import static org.ncbrelay.flow.recording.RecordingProcess.HANDLING;
import static org.ncbrelay.flow.recording.RecordingProcess.REASON;
import static org.ncbrelay.flow.recording.RecordingProcess.REMARKS;
import static org.ncbrelay.flow.recording.RecordingProcess.Takeover.TAKE_OVER;
import static org.ncbrelay.flow.recording.RecordingProcess.confidentiality;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/recording.bpmn does. */
@Configuration(proxyBeanMethods = false)
class RecordingDelegates {
    @Bean
    TaskListener recordTakeoverListener(RecordTakeover recordTakeover, CurrentOfficer officer) {
        return task -> recordTakeover.record(
                reference(task), DECISION.is(task, TAKE_OVER), REASON.get(task), officer.officer());
    }

    @Bean
    TaskListener recordCheckListener(CheckRecord checkRecord, CurrentOfficer officer) {
        return task -> checkRecord.record(
                reference(task), confidentiality(task), HANDLING.get(task), REMARKS.get(task), officer.officer());
    }

    @Bean
    JavaDelegate submitRecordDelegate(SubmitRecord submitRecord, CurrentOfficer officer) {
        return task -> submitRecord.submit(reference(task), officer.officer());
    }

    @Bean
    ExecutionListener recordConfirmationListener(ConfirmRecord confirmRecord, CurrentOfficer officer) {
        return confirmation -> {
            // The engine reports an end also where a withdrawal ends the waiting.
            if (!confirmation.isCanceled()) confirmRecord.confirm(reference(confirmation), officer.officer());
        };
    }
}
