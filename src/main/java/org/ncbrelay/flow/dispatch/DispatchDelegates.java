package org.ncbrelay.flow.dispatch;

import static org.ncbrelay.engine.CaseExecution.country;
import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.dispatch.DispatchProcess.CHANNEL;
import static org.ncbrelay.flow.dispatch.DispatchProcess.NOTE;
import static org.ncbrelay.flow.dispatch.DispatchProcess.UNIT;
import static org.ncbrelay.flow.dispatch.DispatchProcess.UNITS;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.flow.RemindCountry;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/dispatch.bpmn does. */
@Configuration(proxyBeanMethods = false)
class DispatchDelegates {
    @Bean
    JavaDelegate dispatchIntelligenceDelegate(DispatchIntelligence dispatch, CurrentOfficer officer) {
        return task -> officer.as(DispatchIntelligence.sender(officer.officer()), () -> {
            CHANNEL.set(task, dispatch.dispatch(reference(task), country(task), officer.officer()));
            UNITS.set(task, dispatch.units(country(task)));
            return null;
        });
    }

    @Bean
    JavaDelegate recordUnitDelegate(RecordUnit recordUnit, CurrentOfficer officer) {
        return task -> recordUnit.record(
                reference(task), country(task), UNIT.require(task), NOTE.get(task), officer.officer());
    }

    @Bean
    JavaDelegate escalateDispatchDelegate(RemindCountry remindCountry, CurrentOfficer officer) {
        return task -> remindCountry.remind(reference(task), country(task), "forwarding", officer.officer());
    }
}
