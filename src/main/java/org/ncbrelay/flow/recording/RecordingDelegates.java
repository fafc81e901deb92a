package org.ncbrelay.flow.recording;

import static org.ncbrelay.flow.recording.RecordingProcess.DECISION;
import static org.ncbrelay.flow.recording.RecordingProcess.HANDLING;
import static org.ncbrelay.flow.recording.RecordingProcess.REASON;
import static org.ncbrelay.flow.recording.RecordingProcess.REMARKS;
import static org.ncbrelay.flow.recording.RecordingProcess.Takeover.TAKE_OVER;
import static org.ncbrelay.flow.recording.RecordingProcess.confidentiality;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecutionListener;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/recording.bpmn does. */
@Configuration(proxyBeanMethods = false)
class RecordingDelegates {
    @Bean
    CaseTaskListener recordTakeoverListener(RecordingStep step, CurrentOfficer officer) {
        return task -> step.recordTakeover(
                task.reference(), DECISION.is(task, TAKE_OVER), REASON.get(task), officer.officer());
    }

    @Bean
    CaseTaskListener recordCheckListener(RecordingStep step, CurrentOfficer officer) {
        return task -> step.recordCheck(
                task.reference(), confidentiality(task), HANDLING.get(task), REMARKS.get(task), officer.officer());
    }

    @Bean
    CaseDelegate submitRecordDelegate(RecordingStep step, CurrentOfficer officer) {
        return task -> step.submit(task.reference(), officer.officer());
    }

    @Bean
    CaseExecutionListener recordConfirmationListener(RecordingStep step, CurrentOfficer officer) {
        return confirmation -> {
            // The engine reports an end also where a withdrawal ends the waiting.
            if (!confirmation.isCanceled()) step.confirm(confirmation.reference(), officer.officer());
        };
    }

    @Bean
    CaseExecutionListener recordNoTakeoverListener(RecordingStep step, CurrentOfficer officer) {
        return timer -> step.takeoverSilent(timer.reference(), officer.officer());
    }

    @Bean
    CaseExecutionListener recordNoCheckListener(RecordingStep step, CurrentOfficer officer) {
        return timer -> step.checkSilent(timer.reference(), officer.officer());
    }
}
