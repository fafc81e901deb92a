package org.ncbrelay.flow.dispatch;

import org.ncbrelay.domain.delivery.Delivery.Channel;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecutionListener;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.flow.RemindCountry;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code bpmn/dispatch.bpmn}: to one country, directly to the unit the NCB allows or to the NCB itself. It runs in the
 * country addressed.
 */
@Configuration(proxyBeanMethods = false)
public class DispatchProcess {
    public static final String KEY = "dispatch";
    /** The channel that was open when the intelligence left; the diagram asks it. */
    public static final ProcessVariable<Channel> CHANNEL = ProcessVariable.choice("channel", Channel.class);

    /** Units of the country's directory, shown on the form that names one. */
    public static final ProcessVariable<String> UNITS = ProcessVariable.text("units");

    public static final ProcessVariable<String> UNIT = ProcessVariable.text("unit");
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");

    @Bean
    CaseDelegate dispatchIntelligenceDelegate(DispatchStep step, CurrentOfficer officer) {
        return task -> officer.as(DispatchStep.sender(officer.officer()), () -> {
            CHANNEL.set(task, step.dispatch(task.reference(), task.country(), officer.officer()));
            UNITS.set(task, step.units(task.country()));
        });
    }

    @Bean
    CaseDelegate recordUnitDelegate(DispatchStep step, CurrentOfficer officer) {
        return task -> step.recordUnit(
                task.reference(), task.country(), UNIT.require(task), NOTE.get(task), officer.officer());
    }

    @Bean
    CaseDelegate escalateDispatchDelegate(RemindCountry remindCountry, CurrentOfficer officer) {
        return task -> remindCountry.remind(task.reference(), task.country(), "forwarding", officer.officer());
    }

    @Bean
    CaseExecutionListener recordNotDispatchedListener(DispatchStep step, CurrentOfficer officer) {
        return end -> step.silent(end.reference(), end.country(), officer.officer());
    }
}
