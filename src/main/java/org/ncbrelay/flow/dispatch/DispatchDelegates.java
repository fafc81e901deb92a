package org.ncbrelay.flow.dispatch;

import static org.ncbrelay.flow.dispatch.DispatchProcess.CHANNEL;
import static org.ncbrelay.flow.dispatch.DispatchProcess.NOTE;
import static org.ncbrelay.flow.dispatch.DispatchProcess.UNIT;
import static org.ncbrelay.flow.dispatch.DispatchProcess.UNITS;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecutionListener;
import org.ncbrelay.flow.RemindCountry;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/dispatch.bpmn does. */
@Configuration(proxyBeanMethods = false)
class DispatchDelegates {
    @Bean
    CaseDelegate dispatchIntelligenceDelegate(DispatchIntelligence dispatch, CurrentOfficer officer) {
        return task -> officer.as(DispatchIntelligence.sender(officer.officer()), () -> {
            CHANNEL.set(task, dispatch.dispatch(task.reference(), task.country(), officer.officer()));
            UNITS.set(task, dispatch.units(task.country()));
            return null;
        });
    }

    @Bean
    CaseDelegate recordUnitDelegate(RecordUnit recordUnit, CurrentOfficer officer) {
        return task -> recordUnit.record(
                task.reference(), task.country(), UNIT.require(task), NOTE.get(task), officer.officer());
    }

    @Bean
    CaseDelegate escalateDispatchDelegate(RemindCountry remindCountry, CurrentOfficer officer) {
        return task -> remindCountry.remind(task.reference(), task.country(), "forwarding", officer.officer());
    }

    @Bean
    CaseExecutionListener recordNotDispatchedListener(RecordUnit recordUnit, CurrentOfficer officer) {
        return end -> recordUnit.silent(end.reference(), end.country(), officer.officer());
    }
}
